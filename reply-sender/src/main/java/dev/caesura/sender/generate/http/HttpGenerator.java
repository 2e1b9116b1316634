package dev.caesura.sender.generate.http;

import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.generate.Generated;
import dev.caesura.sender.generate.GenerationException;
import dev.caesura.sender.generate.ReplyGenerator;
import dev.caesura.sender.http.HttpSender;
import dev.caesura.sender.http.RetryAfter;
import dev.caesura.sender.http.WebhookSignature;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Posts the request to a team's own bot, signed as Standard Webhooks. The bot answers 200 with
 * {@code {"text": "…"}}; an empty text, or 204, says nothing to the contact.
 */
public final class HttpGenerator implements ReplyGenerator {

    private static final String MODEL = "http";

    private final HttpGeneratorSettings settings;
    private final WebhookSignature signature;
    private final HttpSender http;
    private final Clock clock;

    public HttpGenerator(HttpGeneratorSettings settings, Clock clock) {
        this.settings = settings;
        this.signature = new WebhookSignature(settings.secret().reveal());
        this.http = new HttpSender(settings.mostBytes());
        this.clock = clock;
    }

    @Override
    public Generated generate(ReplyRequest request)
            throws GenerationException, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = http.send(post(request));
        } catch (IOException e) {
            throw GenerationException.passing("bot-no-answer", e.toString(), null, e);
        }
        if (answer.statusCode() == 204) {
            return Generated.of("", MODEL);
        }
        if (answer.statusCode() != 200) {
            throw refusal(answer);
        }
        return Generated.of(textOf(answer.body()), MODEL);
    }

    private HttpRequest post(ReplyRequest request) {
        byte[] body =
                Json.mapper()
                        .writeValueAsBytes(
                                Map.of(
                                        "type",
                                        "reply.requested",
                                        "timestamp",
                                        clock.instant(),
                                        "data",
                                        request));
        // Asked again, the bot may answer anew: each attempt of a request has an id of its own.
        String id = request.requestId() + "-" + request.attempt();
        long seconds = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signature.sign(id, seconds, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String textOf(String body) throws GenerationException {
        try {
            JsonNode text = Json.mapper().readTree(body).path("text");
            if (text.isString()) {
                return text.asString();
            }
        } catch (JacksonException e) {
            // Said below: the body itself may be what a contact wrote.
        }
        throw GenerationException.lasting(
                "bot-unreadable", "The bot must answer 200 with {\"text\": \"…\"}, or 204", null);
    }

    private static GenerationException refusal(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String reason = "bot-http-" + status;
        String detail = "HTTP " + status;
        return status == 408 || status == 429 || status >= 500
                ? GenerationException.passing(reason, detail, RetryAfter.of(answer.headers()), null)
                : GenerationException.lasting(reason, detail, null);
    }
}
