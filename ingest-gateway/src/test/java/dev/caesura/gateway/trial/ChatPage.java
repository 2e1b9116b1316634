package dev.caesura.gateway.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page as a browser shows it: it listens to what is sent to its contact, remembers the id of the
 * last event, and comes again when its stream ends, however it ends.
 */
public final class ChatPage implements AutoCloseable {

    private static final Pattern REPLY = Pattern.compile("\"replyId\":\"([^\"]+)\"");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private final Supplier<URI> gateway;
    private final String path;
    private final List<String> replies = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile String lastId;
    private volatile boolean ready;
    private volatile boolean closed;
    private volatile @Nullable InputStream open;

    /**
     * Opens a page.
     *
     * @param gateway where to connect to next
     * @param contact whose page it is
     * @param lastId the id of the event that it has seen last; empty for none
     */
    public ChatPage(Supplier<URI> gateway, String contact, String lastId) {
        this.gateway = gateway;
        this.path = "/web/demo/" + contact + "/events";
        this.lastId = lastId;
        this.thread = new Thread(this::listen, "page-" + contact);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void listen() {
        while (!closed) {
            try {
                read();
            } catch (IOException gone) {
                ready = false;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.get().resolve(path));
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer =
                CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        open = answer.body();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = lastId;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("data:")) {
                    show(line);
                } else if (line.isEmpty()) {
                    lastId = id;
                    ready = !id.isEmpty();
                }
            }
        } finally {
            ready = false;
        }
    }

    private void show(String data) {
        Matcher reply = REPLY.matcher(data);
        if (reply.find()) {
            replies.add(reply.group(1));
        }
    }

    /** The ids of the replies that it has shown, in order. */
    public List<String> replies() {
        return replies;
    }

    /** The id of the last event that it has seen; empty for none. */
    public String lastId() {
        return lastId;
    }

    /** Whether it is connected and can miss nothing. */
    public boolean isReady() {
        return ready;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        InputStream stream = open;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
