package dev.caesura.sender.delivery.channel.meta;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Posts to {@code /{account}/messages} of Meta's Graph API. */
public final class GraphApi {

    private final URI baseUrl;
    private final Secret token;
    private final Duration timeout;
    private final GraphErrors errors;
    private final HttpCall http;

    /**
     * An account's access.
     *
     * @param baseUrl with the version, such as {@code https://graph.facebook.com/v25.0}
     * @param timeout the longest wait for an answer
     * @param errors the meanings of the channel's error codes
     */
    public GraphApi(
            URI baseUrl, Secret token, Duration timeout, GraphErrors errors, HttpCall http) {
        this.baseUrl = baseUrl;
        this.token = token;
        this.timeout = timeout;
        this.errors = errors;
        this.http = http;
    }

    /**
     * Sends a message.
     *
     * @return the answer's JSON
     * @throws DeliveryException if it was refused, or the outcome is unknown
     */
    public JsonNode post(String account, Map<String, ?> message)
            throws DeliveryException, InterruptedException {
        HttpResponse<String> answer = http.send(request(account, message));
        JsonNode json = HttpCall.json(answer);
        // An error decides, whatever its status; an empty body is not an answer of this API.
        if (json.path("error").isObject()) {
            throw errors.read(json.path("error"), answer);
        }
        if (answer.statusCode() / 100 == 2 && !json.isEmpty()) {
            return json;
        }
        throw HttpCall.foreign(errors.channel(), answer);
    }

    /** Sends something whose answer nobody waits for. */
    public void postAndForget(String account, Map<String, ?> message) {
        http.sendAndForget(request(account, message));
    }

    private HttpRequest request(String account, Map<String, ?> message) {
        String path = "/" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "/messages";
        return HttpCall.post(baseUrl + path, timeout, message)
                .header("Authorization", "Bearer " + token.reveal())
                .build();
    }
}
