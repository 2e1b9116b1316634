package dev.caesura.sender.delivery.channel;

import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.http.HttpSender;
import dev.caesura.sender.http.RetryAfter;
import dev.caesura.sender.http.UnsentException;
import dev.caesura.service.secret.SecretException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Calls a channel's API and tells apart what was certainly not sent from what may have been.
 *
 * <p>A call whose body was never handed to a connection was certainly not sent, whatever failed:
 * name, connection, TLS, or a pooled connection that had ended. Once it may have been written, a
 * time-out or a broken connection says nothing about what the other side did with it.
 */
public final class HttpCall {

    private static final int MOST_BYTES = 1024 * 1024;

    private final HttpSender sender = new HttpSender(MOST_BYTES);

    /**
     * The answer, whatever its status.
     *
     * @throws DeliveryException unavailable if the call did not get out, ambiguous if none answered
     */
    public HttpResponse<String> send(HttpRequest request)
            throws DeliveryException, InterruptedException {
        try {
            return sender.send(request);
        } catch (UnsentException e) {
            throw failure(Kind.UNAVAILABLE, "no-connection", e);
        } catch (IOException e) {
            throw failure(Kind.AMBIGUOUS, "no-answer", e);
        }
    }

    /** A request that posts JSON; headers can be added to it. */
    public static HttpRequest.Builder post(String url, Duration timeout, Object body) {
        return HttpRequest.newBuilder(address(url))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(
                        HttpRequest.BodyPublishers.ofByteArray(
                                Json.mapper().writeValueAsBytes(body)));
    }

    /** An address may hold a token: what is wrong with it is told without it. */
    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new SecretException("The base-url, or the token in it, makes no address", null);
        }
    }

    /** An answer's JSON; an empty object if it is none, such as a proxy's page. */
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.mapper().readTree(answer.body());
        } catch (JacksonException e) {
            return Json.mapper().createObjectNode();
        }
    }

    /** Sends a request whose answer nobody waits for. */
    public void sendAndForget(HttpRequest request) {
        sender.sendAndForget(request);
    }

    /**
     * What a status says where the body says nothing: 429 and most of 5xx are refusals, 408, 502
     * and 504 come from somebody in between who does not know.
     *
     * @param channel what the reason begins with
     */
    public static DeliveryException refusal(String channel, HttpResponse<?> answer) {
        int status = answer.statusCode();
        return new DeliveryException(
                kindOf(status),
                channel + "-http-" + status,
                "HTTP " + status,
                retryAfter(answer),
                null);
    }

    private static Kind kindOf(int status) {
        return switch (status) {
            case 429 -> Kind.THROTTLED;
            case 401 -> Kind.ACCOUNT;
            case 408, 502, 504 -> Kind.AMBIGUOUS;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.PERMANENT;
        };
    }

    /** The pause that an answer asks for; null if it does not say. */
    public static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        return RetryAfter.of(answer.headers());
    }

    private static DeliveryException failure(Kind kind, String reason, IOException e) {
        return new DeliveryException(kind, reason, e.toString(), null, e);
    }
}
