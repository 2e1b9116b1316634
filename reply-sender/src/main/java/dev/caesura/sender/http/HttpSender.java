package dev.caesura.sender.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to servers that may be slow or verbose: the request's time-out covers the whole
 * answer, and an answer beyond a size is refused.
 */
public final class HttpSender {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    private static final String IDLE_SECONDS = "jdk.httpclient.keepalive.timeout";

    static {
        // Up to JDK 20 an idle connection is kept for 20 minutes; a NAT silently forgets it after
        // one or two, and the next call goes nowhere.
        if (System.getProperty(IDLE_SECONDS) == null) {
            System.setProperty(IDLE_SECONDS, "30");
        }
    }

    private final HttpClient client;
    private final int mostBytes;

    /**
     * A sender.
     *
     * @param mostBytes the longest answer
     */
    public HttpSender(int mostBytes) {
        this(
                mostBytes,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    HttpSender(int mostBytes, HttpClient client) {
        this.mostBytes = mostBytes;
        this.client = client;
    }

    /**
     * The answer, whatever its status.
     *
     * @throws UnsentException if there was none because the call certainly did not get out
     * @throws TooLongException if it is too long
     * @throws IOException if there was none, and the outcome of the call is unknown
     * @throws InterruptedException if the thread was interrupted; the call is broken off, and its
     *     connection closed
     */
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        WatchedBody body =
                new WatchedBody(request.bodyPublisher().orElseGet(BodyPublishers::noBody));
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(watched(request, body), info -> new LimitedBody(mostBytes));
        try {
            long millis = request.timeout().orElse(USUAL_TIMEOUT).toMillis();
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), body);
        } catch (TimeoutException e) {
            throw failure(new HttpTimeoutException("No complete answer in time"), body);
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest watched(HttpRequest request, WatchedBody body) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .method(request.method(), body)
                .build();
    }

    private static IOException failure(Throwable cause, WatchedBody body) {
        if (body.withhold()) {
            return new UnsentException(cause);
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    /** Sends a request whose answer nobody waits for. */
    public void sendAndForget(HttpRequest request) {
        var unused = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
}
