package dev.caesura.nemesis.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The world outside of the sender: a bot that answers requests, and a channel that takes replies
 * and keeps them, as a contact's screen does. Either can be away or slow.
 */
public final class Provider implements AutoCloseable {

    /** The behavior of one side of it. */
    public enum Mood {
        WELL,
        /** It answers 503, and has taken nothing. */
        AWAY,
        /** It takes ten seconds. */
        SLOW
    }

    /**
     * A reply that a contact has seen.
     *
     * @param replyId the reply's id
     * @param requestId the request that it answers, as the bot wrote it into the text
     * @param attempt the attempt for which it was drafted, likewise
     * @param at the time, in milliseconds since the epoch
     */
    public record Shown(String replyId, String requestId, int attempt, long at) {}

    private static final Duration SLOWLY = Duration.ofSeconds(10);
    private static final String ANSWER = "Answer to ";
    private static final Pattern ANSWERED = Pattern.compile(ANSWER + "(.*), attempt (\\d+)");

    private final ObjectMapper json = new ObjectMapper();
    private final ConcurrentLinkedQueue<Shown> shown = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile HttpsServer server;
    private final Certificates certificates;
    private volatile Mood bot = Mood.WELL;
    private volatile Mood channel = Mood.WELL;

    /** Listens on a free port of the address, with TLS. */
    public Provider(String address, Certificates certificates) {
        this.certificates = certificates;
        this.server = listen(new InetSocketAddress(address, 0), certificates.valid());
    }

    private HttpsServer listen(InetSocketAddress address, SSLContext proof) {
        try {
            HttpsServer listening = HttpsServer.create(address, 0);
            listening.setHttpsConfigurator(new HttpsConfigurator(proof));
            listening.createContext("/bot", this::ask);
            listening.createContext("/replies", this::show);
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address. */
    public URI address() {
        return URI.create(
                "https://"
                        + server.getAddress().getAddress().getHostAddress()
                        + ":"
                        + server.getAddress().getPort());
    }

    /** Sets the bot's behavior from now on. */
    public void bot(Mood mood) {
        bot = mood;
    }

    /** Sets the channel's behavior from now on. */
    public void channel(Mood mood) {
        channel = mood;
    }

    /** Its certificates. */
    public Certificates certificates() {
        return certificates;
    }

    /**
     * Whether its certificate has expired. It listens again, after its present calls: a resumed
     * earlier session would show no certificate.
     */
    public synchronized void expired(boolean is) {
        InetSocketAddress address = server.getAddress();
        server.stop((int) SLOWLY.toSeconds() + 1);
        server = listen(address, is ? certificates.expired() : certificates.valid());
    }

    /** The replies that contacts have seen. */
    public List<Shown> shown() {
        return new ArrayList<>(shown);
    }

    private void ask(HttpExchange call) throws IOException {
        JsonNode request = json.readTree(call.getRequestBody().readAllBytes());
        if (isAway(bot, call)) {
            return;
        }
        String id = request.at("/data/requestId").asString("");
        int attempt = request.at("/data/attempt").asInt();
        answer(call, 200, "{\"text\":\"" + ANSWER + id + ", attempt " + attempt + "\"}");
    }

    private void show(HttpExchange call) throws IOException {
        JsonNode reply = json.readTree(call.getRequestBody().readAllBytes());
        if (isAway(channel, call)) {
            return;
        }
        Matcher text = ANSWERED.matcher(reply.at("/data/text").asString(""));
        boolean known = text.matches();
        shown.add(
                new Shown(
                        reply.at("/data/replyId").asString(""),
                        known ? text.group(1) : "",
                        known ? Integer.parseInt(text.group(2)) : 0,
                        System.currentTimeMillis()));
        answer(call, 204, "");
    }

    private static boolean isAway(Mood mood, HttpExchange call) throws IOException {
        if (mood == Mood.SLOW) {
            LockSupport.parkNanos(SLOWLY.toNanos());
        }
        if (mood == Mood.AWAY) {
            answer(call, 503, "{}");
        }
        return mood == Mood.AWAY;
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        // Each call begins with a handshake, and so with the certificate of the moment.
        call.getResponseHeaders().set("Connection", "close");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
