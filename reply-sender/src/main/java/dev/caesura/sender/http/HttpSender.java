package dev.caesura.sender.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to servers that are not trusted to be quick or brief: the request's time-out holds
 * for the whole answer, and an answer beyond a size is refused.
 */
public final class HttpSender {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final int mostBytes;

    /**
     * A sender.
     *
     * @param mostBytes the longest answer
     */
    public HttpSender(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The answer, whatever its status.
     *
     * @throws IOException if there was none; the JDK's classes say how far it came
     * @throws InterruptedException if the thread was interrupted; the call is broken off
     */
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, info -> new LimitedBody(mostBytes));
        try {
            long millis = request.timeout().orElse(USUAL_TIMEOUT).toMillis();
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("No complete answer in time");
        } finally {
            answer.cancel(true);
        }
    }

    /** Sends a request whose answer nobody waits for. */
    public void sendAndForget(HttpRequest request) {
        var unused = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
}
