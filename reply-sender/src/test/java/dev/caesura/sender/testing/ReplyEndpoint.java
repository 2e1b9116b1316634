package dev.caesura.sender.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A team's endpoint that counts each reply on arrival, and answers a while later. */
public final class ReplyEndpoint implements AutoCloseable {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Duration latency;

    private ReplyEndpoint(HttpServer server, Duration latency) {
        this.server = server;
        this.latency = latency;
    }

    public static ReplyEndpoint start(Duration latency) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        ReplyEndpoint endpoint = new ReplyEndpoint(server, latency);
        server.createContext("/", endpoint::answer);
        server.setExecutor(endpoint.threads);
        server.start();
        return endpoint;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            counts.merge(exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
            LockSupport.parkNanos(latency.toNanos());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/replies";
    }

    /** How often each reply arrived. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    public int received() {
        return counts.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
