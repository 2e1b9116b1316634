package dev.caesura.benchmarks.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A separate Redis server on loopback, with an append-only file, as a durable one has. */
final class RedisServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, and installs it first if it is missing.
     *
     * @throws IllegalStateException if it does not answer within 20 s
     */
    static RedisServer start(Path folder) throws IOException, InterruptedException {
        install();
        Files.createDirectories(folder);
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                "redis-server",
                                "--port",
                                Integer.toString(port),
                                "--bind",
                                "127.0.0.1",
                                "--dir",
                                folder.toString(),
                                "--save",
                                "",
                                "--appendonly",
                                "yes",
                                "--appendfsync",
                                "everysec")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("redis.log").toFile())
                        .start();
        // However this process ends, the server must not outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        RedisServer server = new RedisServer(process, port);
        server.awaitAnswer();
        return server;
    }

    RedisClient connect() {
        return RedisClient.create("127.0.0.1", port);
    }

    private static void install() throws IOException, InterruptedException {
        Path script =
                Path.of(System.getProperty("caesura.root", "."), "benchmarks", "install-redis.sh");
        int status = new ProcessBuilder(script.toString()).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("redis-server can't be installed by " + script);
        }
    }

    private void awaitAnswer() {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (RedisClient client = connect()) {
                client.ping();
                return;
            } catch (JedisConnectionException e) {
                if (!process.isAlive() || System.nanoTime() > limit) {
                    throw new IllegalStateException("redis-server does not answer", e);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
