package dev.caesura.sender.deliver;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls a channel's API and tells apart what was certainly not sent from what may have been.
 *
 * <p>Only a connection that was never made is certain: once the request may have been written, a
 * time-out or a broken connection says nothing about what the other side did with it.
 */
public final class HttpCall {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /**
     * The answer, whatever its status.
     *
     * @throws DeliveryException retryable if no connection was made, ambiguous if none answered
     */
    public HttpResponse<String> send(HttpRequest request)
            throws DeliveryException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw failure(DeliveryException.Kind.RETRYABLE, "no-connection", e);
        } catch (IOException e) {
            boolean unresolved = e.getCause() instanceof UnresolvedAddressException;
            throw unresolved
                    ? failure(DeliveryException.Kind.RETRYABLE, "no-connection", e)
                    : failure(DeliveryException.Kind.AMBIGUOUS, "no-answer", e);
        }
    }

    /** The {@code Retry-After} header in seconds; null if there is none, or it is a date. */
    public static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    private static DeliveryException failure(
            DeliveryException.Kind kind, String reason, IOException e) {
        return new DeliveryException(kind, reason, e.getClass().getSimpleName(), null, e);
    }
}
