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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Calls a channel's API, and tells calls that were certainly not sent from those that may have
 * been.
 *
 * <p>A call whose body was never handed to a connection was certainly not sent, whatever failed:
 * name, connection, TLS, or a pooled connection that had ended. Once it may have been written, a
 * time-out or a broken connection says nothing about what the other side did with it.
 */
public final class HttpCall {

    private static final int MOST_BYTES = 1024 * 1024;

    /**
     * Envoy's message, with 503, when the connection behind it ended while it waited for the
     * answer; a connection that it did not get is another matter.
     *
     * @see <a
     *     href="https://www.envoyproxy.io/docs/envoy/latest/faq/debugging/why_is_envoy_sending_internal_responses">Envoy's
     *     own answers</a>
     */
    private static final Pattern BROKEN_OFF =
            Pattern.compile(
                    "disconnect/reset before headers"
                            + "(?!.{0,80}(?:connection failure|connection timeout|overflow))");

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

    /** An address may contain a token: an error about it does not show it. */
    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new SecretException("The base-url, or the token in it, is not an address", null);
        }
    }

    /** An answer's JSON; an empty object if it is not JSON, such as a proxy's page or nothing. */
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            JsonNode json = Json.mapper().readTree(answer.body());
            return json.isMissingNode() ? Json.mapper().createObjectNode() : json;
        } catch (JacksonException e) {
            return Json.mapper().createObjectNode();
        }
    }

    /** Sends a request whose answer nobody waits for. */
    public void sendAndForget(HttpRequest request) {
        sender.sendAndForget(request);
    }

    /**
     * The failure by a status alone, where the body says nothing. 500 comes from a server that may
     * have acted on the call and failed afterwards; 408, 499, 502, 504 and their like from an
     * intermediary that does not know; 2xx without the API's answer, from an unknown source.
     *
     * @param channel the beginning of the reason
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-status-codes">RFC 9110, Status
     *     Codes</a>
     * @see <a
     *     href="https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/">Cloudflare
     *     5xx errors</a>: 520, 522 and 524 come once the server behind it was connected to, the
     *     others before
     */
    public static DeliveryException refusal(String channel, HttpResponse<?> answer) {
        return refusal(channel, answer, kindOf(answer));
    }

    /**
     * The meaning of an answer without an error in the API's form: it comes from an intermediary,
     * or from another address. Unless it is about the length of the call, all calls get it, and a
     * person has to fix the address, the network or the permission to pass.
     *
     * @param channel the beginning of the reason
     */
    public static DeliveryException foreign(String channel, HttpResponse<?> answer) {
        boolean stopsAll =
                switch (answer.statusCode()) {
                    case 400, 413, 414, 422, 431 -> false;
                    default -> answer.statusCode() / 100 == 4;
                };
        Kind kind = kindOf(answer);
        return refusal(channel, answer, stopsAll && kind == Kind.PERMANENT ? Kind.ACCOUNT : kind);
    }

    private static DeliveryException refusal(String channel, HttpResponse<?> answer, Kind kind) {
        int status = answer.statusCode();
        return new DeliveryException(
                kind, channel + "-http-" + status, "HTTP " + status, retryAfter(answer), null);
    }

    private static Kind kindOf(HttpResponse<?> answer) {
        int status = answer.statusCode();
        return switch (status) {
            case 429 -> Kind.THROTTLED;
            case 401, 402, 403, 407 -> Kind.ACCOUNT;
            case 408, 499, 500, 502, 504, 520, 522, 524, 527, 598, 599 -> Kind.AMBIGUOUS;
            case 421, 425 -> Kind.UNAVAILABLE;
            default -> byClass(status, String.valueOf(answer.body()));
        };
    }

    private static Kind byClass(int status, String body) {
        return switch (status / 100) {
            case 2 -> Kind.AMBIGUOUS;
            // The address has moved, and no call is sent after it.
            case 3 -> Kind.ACCOUNT;
            case 4 -> Kind.PERMANENT;
            default -> BROKEN_OFF.matcher(body).find() ? Kind.AMBIGUOUS : Kind.UNAVAILABLE;
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
