package dev.caesura.testkit.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that stands in for a provider's server. A slow answer holds no thread, so
 * thousands of calls can be under way.
 */
public abstract class ProviderServer implements AutoCloseable {

    private static final int BACKLOG = 4_096;
    private static final int THREADS = 16;

    static {
        // Else each answer waits for the client's delayed acknowledgment, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger concurrent = new AtomicInteger();
    private final AtomicInteger mostConcurrent = new AtomicInteger();
    private final RateWindow rate = new RateWindow();
    private volatile String lastPath = "";
    private volatile @Nullable Fault permanentFault;
    private volatile Supplier<Duration> latency = Latency.fixed(Duration.ZERO);
    private final int port;
    private HttpServer server;

    /** Starts it on a free port. */
    protected ProviderServer() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    /** The provider's answer to a call, which it accepts or refuses. */
    protected abstract Answer answer(Call call);

    /** The provider's error when it is down. */
    protected abstract Answer unavailable();

    /** The provider's error when an account calls too often. */
    protected abstract Answer tooManyCalls(Duration retryAfter);

    /** The provider's error when a token is not valid. */
    protected abstract Answer unauthorized();

    private HttpServer listen(int onPort) {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort),
                            BACKLOG);
            started.createContext("/", this::handle);
            started.setExecutor(threads);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        lastPath = path;
        calls.incrementAndGet();
        mostConcurrent.accumulateAndGet(concurrent.incrementAndGet(), Math::max);
        String query = exchange.getRequestURI().getQuery();
        Call call =
                new Call(
                        exchange.getRequestMethod(),
                        path,
                        query == null ? "" : query,
                        exchange.getRequestHeaders(),
                        body);
        Fault fault = permanentFault == null ? faults.poll() : permanentFault;
        Answer answer = fault == null || fault == Fault.NONE ? limited(call) : failing(call, fault);
        if (fault == Fault.SILENT) {
            return;
        }
        later(
                latency.get(),
                () -> {
                    if (fault != Fault.DROPPED) {
                        send(exchange, answer);
                    }
                    concurrent.decrementAndGet();
                    answered.incrementAndGet();
                    exchange.close();
                });
    }

    private Answer limited(Call call) {
        Duration wait = rate.take();
        return wait.isZero() ? answer(call) : tooManyCalls(wait);
    }

    private Answer failing(Call call, Fault fault) {
        return switch (fault) {
            case UNAVAILABLE -> unavailable();
            case UNAUTHORIZED -> unauthorized();
            case NONE, SILENT, DROPPED -> answer(call);
            case GATEWAY_TIMEOUT -> {
                answer(call);
                yield new Answer(504, Map.of(), "<html>504 Gateway Time-out</html>");
            }
        };
    }

    private static void send(HttpExchange exchange, Answer answer) {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        try {
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // The caller did not wait.
            exchange.close();
        }
    }

    /** Runs something after a while. */
    protected final void later(Duration after, Runnable task) {
        var unused = clock.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Takes a message: from here on the contact has seen it. */
    protected final Taken take(String id, String to, String text, String reference) {
        Taken message = new Taken(id, to, text, reference);
        taken.add(message);
        return message;
    }

    /** The messages that were taken, in order. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** The path of the last call; empty before the first. */
    public String lastPath() {
        return lastPath;
    }

    /** The number of calls, including refused ones. */
    public int calls() {
        return calls.get();
    }

    /** The number of calls that were answered. */
    public int answered() {
        return answered.get();
    }

    /** The most calls that were under way at once. */
    public int mostConcurrent() {
        return mostConcurrent.get();
    }

    /** Has the next calls fail in these ways, one each. */
    public void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    /**
     * Has one of the next calls fail.
     *
     * @param before how many calls before it are answered as usual
     */
    public void failAfter(int before, Fault fault) {
        for (int i = 0; i < before; i++) {
            faults.add(Fault.NONE);
        }
        faults.add(fault);
    }

    /** Has all calls fail in this way until told otherwise; null ends it. */
    public void failAll(@Nullable Fault fault) {
        permanentFault = fault;
    }

    /** Sets how long answers take. */
    public void latency(Supplier<Duration> drawn) {
        latency = drawn;
    }

    /** Sets how many calls are accepted per second; 0 for any number. */
    public void callsPerSecond(int most) {
        rate.limit(most);
    }

    /** Stops listening: connections are refused. */
    public void goDown() {
        server.stop(0);
    }

    /** Listens again, on the same port. */
    public void comeBack() {
        server = listen(port);
    }

    /** The address on which it listens, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        clock.shutdownNow();
    }
}
