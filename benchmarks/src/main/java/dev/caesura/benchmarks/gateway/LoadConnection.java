package dev.caesura.benchmarks.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * One keep-alive connection: a call, its answer, the next call.
 *
 * <p>With a rate, calls are due at fixed times, and the time of a call that had to wait for the one
 * before counts from its due time: a slow server must not get fewer calls.
 */
final class LoadConnection extends SimpleChannelInboundHandler<HttpObject> {

    private static final int OK = 200;

    private final URI server;
    private final Load load;
    private final SignedWebhooks webhooks;
    private final LoadTally tally;
    private final long endNanos;
    private long dueNanos;
    private int status;
    private boolean finished;

    LoadConnection(
            URI server,
            Load load,
            SignedWebhooks webhooks,
            LoadTally tally,
            long firstNanos,
            long endNanos) {
        this.server = server;
        this.load = load;
        this.webhooks = webhooks;
        this.tally = tally;
        this.dueNanos = firstNanos;
        this.endNanos = endNanos;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        sendWhenDue(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse response) {
            status = response.status().code();
        }
        if (part instanceof LastHttpContent) {
            answered(context);
        }
    }

    private void answered(ChannelHandlerContext context) {
        long now = System.nanoTime();
        if (status == OK) {
            tally.accepted(dueNanos, now);
        } else {
            tally.other();
        }
        dueNanos = load.perSecond() == 0 ? now : dueNanos + load.pauseNanos();
        sendWhenDue(context);
    }

    private void sendWhenDue(ChannelHandlerContext context) {
        long now = System.nanoTime();
        if (now - endNanos >= 0 || dueNanos - endNanos >= 0) {
            finished = true;
            context.close();
        } else if (dueNanos - now <= 0) {
            context.writeAndFlush(request(), context.voidPromise());
        } else {
            context.executor()
                    .schedule(
                            () -> context.writeAndFlush(request(), context.voidPromise()),
                            dueNanos - now,
                            TimeUnit.NANOSECONDS);
        }
    }

    private FullHttpRequest request() {
        byte[] body = webhooks.next();
        FullHttpRequest request =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        HttpMethod.POST,
                        server.getRawPath(),
                        Unpooled.wrappedBuffer(body));
        request.headers()
                .set(HttpHeaderNames.HOST, server.getAuthority())
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(SignedWebhooks.SIGNATURE_HEADER, webhooks.sign(body));
        return request;
    }

    /** A broken connection is a missing answer; the run shows it, and goes on. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!finished) {
            tally.other();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
