package dev.caesura.gateway.app;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler.PriorKnowledgeUpgradeEvent;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServer;

/**
 * Keeps connections without a request from taking the resources of others. The headers of the first
 * request must arrive in time; only a limited number of connections without one stay open, and the
 * oldest gives way.
 */
final class ConnectionGuard {

    /** A connection without a request takes little: a buffer for its headers. */
    private static final int MOST_SILENT = 2_048;

    private static final int MOST_STREAMS = 128;

    /**
     * The bytes that are read from a connection before it is the others' turn. By Netty's defaults
     * they are up to sixteen times as many, for each of many long bodies before a short call.
     */
    private static final int MOST_READ = 64 * 1024;

    private static final int USUAL_READ = 2 * 1024;
    private static final int LEAST_READ = 256;

    private final Duration headersWithin;
    private final EventLoopDelay delay;
    private final Set<Channel> silent = new LinkedHashSet<>();

    /**
     * A guard.
     *
     * @param headersWithin the time limit for the first request's headers
     * @param delay watches the loops of all connections
     */
    ConnectionGuard(Duration headersWithin, EventLoopDelay delay) {
        this.delay = delay;
        this.headersWithin = headersWithin;
    }

    /** The server with this guard at its connections. */
    HttpServer guard(HttpServer server) {
        return server.http2Settings(settings -> settings.maxConcurrentStreams(MOST_STREAMS))
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(LEAST_READ, USUAL_READ, MOST_READ)
                                .maxMessagesPerRead(1))
                .doOnChannelInit((observer, channel, remote) -> watch(channel));
    }

    private void watch(Channel channel) {
        delay.watch(channel.eventLoop());
        ChannelHandlerContext upgrade = channel.pipeline().context(HttpServerUpgradeHandler.class);
        if (upgrade == null) {
            // A stream of an HTTP/2 connection, whose headers have come in.
            return;
        }
        channel.pipeline().addBefore(upgrade.name(), null, new FirstRequest(this));
        var unused =
                channel.eventLoop()
                        .schedule(
                                () -> closeIfSilent(channel),
                                headersWithin.toMillis(),
                                TimeUnit.MILLISECONDS);
        var alsoUnused = channel.closeFuture().addListener(closed -> heard(channel));
        Channel oldest = enter(channel);
        if (oldest != null) {
            oldest.close();
        }
    }

    private synchronized @Nullable Channel enter(Channel channel) {
        silent.add(channel);
        return silent.size() > MOST_SILENT ? silent.iterator().next() : null;
    }

    private synchronized boolean heard(Channel channel) {
        return silent.remove(channel);
    }

    private void closeIfSilent(Channel channel) {
        if (heard(channel)) {
            channel.close();
        }
    }

    /** Sees the first request of a connection. */
    private static final class FirstRequest extends ChannelInboundHandlerAdapter {

        /** A longer body would be collected by the upgrade, beyond all limits of bodies. */
        private static final long LONGEST_UPGRADE = 16 * 1024;

        private final ConnectionGuard guard;

        FirstRequest(ConnectionGuard guard) {
            this.guard = guard;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                guard.heard(context.channel());
                refuseUpgradeWithLongBody(request);
            }
            context.fireChannelRead(message);
        }

        /** HTTP/1.1 goes on then, as RFC 9110 allows a server that ignores an upgrade. */
        private static void refuseUpgradeWithLongBody(HttpRequest request) {
            if (!isShort(request)) {
                request.headers().remove(HttpHeaderNames.UPGRADE).remove("HTTP2-Settings");
            }
        }

        private static boolean isShort(HttpRequest request) {
            String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
            if (length == null) {
                return !request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
            }
            try {
                return Long.parseLong(length.strip()) <= LONGEST_UPGRADE;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof PriorKnowledgeUpgradeEvent) {
                guard.heard(context.channel());
            }
            context.fireUserEventTriggered(event);
        }
    }
}
