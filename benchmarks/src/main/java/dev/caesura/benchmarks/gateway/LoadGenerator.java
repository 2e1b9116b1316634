package dev.caesura.benchmarks.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends webhooks over keep-alive connections, on one thread of a process of its own.
 *
 * <p>One process generates all loads, and is warm after the first ones. A cold one needs both cores
 * for its first seconds, and a server that is called at fixed times meanwhile falls behind by
 * seconds: its times would be the generator's.
 */
final class LoadGenerator {

    private static final long START_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final URI server;
    private final Load load;
    private final SignedWebhooks webhooks;
    private final LoadTally tally;
    private final long startNanos = System.nanoTime() + START_NANOS;
    private final long endNanos;

    private LoadGenerator(URI server, Load load) {
        this.server = server;
        this.load = load;
        this.webhooks = new SignedWebhooks(load.conversations());
        long from = startNanos + TimeUnit.SECONDS.toNanos(load.warmUpSeconds());
        this.endNanos = from + TimeUnit.SECONDS.toNanos(load.seconds());
        this.tally = new LoadTally(from, endNanos);
    }

    /** The line that tells {@link #main} to generate a load. */
    static String order(URI server, Load load) {
        return server + " " + String.join(" ", load.toArguments());
    }

    /**
     * Generates a load for each line of {@link #order} on standard input, and prints its {@link
     * LoadResult} as one line of JSON. Ends with standard input.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            List<String> parts = List.of(order.split(" "));
            LoadGenerator generator =
                    new LoadGenerator(
                            URI.create(parts.get(0)),
                            Load.ofArguments(parts.subList(1, parts.size())));
            generator.run();
            System.out.println(JsonMapper.shared().writeValueAsString(generator.tally.result()));
        }
    }

    private void run() throws InterruptedException {
        MultiThreadIoEventLoopGroup loop =
                new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            List<Channel> connections = new ArrayList<>();
            for (int i = 0; i < load.connections(); i++) {
                connections.add(connect(loop, i));
            }
            for (Channel connection : connections) {
                connection.closeFuture().sync();
            }
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private Channel connect(MultiThreadIoEventLoopGroup loop, int number)
            throws InterruptedException {
        long first = startNanos + load.pauseNanos() * number / load.connections();
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline()
                                        .addLast(new HttpClientCodec())
                                        .addLast(
                                                new LoadConnection(
                                                        server, load, webhooks, tally, first,
                                                        endNanos));
                            }
                        })
                .connect(server.getHost(), server.getPort())
                .sync()
                .channel();
    }
}
