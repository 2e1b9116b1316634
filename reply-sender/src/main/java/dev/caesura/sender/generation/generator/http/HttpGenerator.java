package dev.caesura.sender.generation.generator.http;

import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.generation.generator.Generated;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.generation.generator.ReplyGenerator;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.http.HttpSender;
import dev.caesura.sender.http.RetryAfter;
import dev.caesura.sender.http.SignedPost;
import dev.caesura.sender.http.TooLongException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Posts the request to a team's own bot, signed as Standard Webhooks.
 *
 * <p>The bot answers 200 with {@code {"text": "…"}}; an empty text, or 204, says nothing to the
 * contact. A request with {@code "early": true} asks while the contact may still write: a bot that
 * acts declines it with 409 or {@code {"later": true}}, and is asked at the end of the burst.
 */
public final class HttpGenerator implements ReplyGenerator {

    private static final String MODEL = "http";

    private final SignedPost post;
    private final HttpSender http;
    private final Clock clock;

    public HttpGenerator(HttpGeneratorSettings settings, Clock clock) {
        this.post = new SignedPost(settings.url(), settings.secret(), settings.timeout());
        // An invalid secret fails the start, and not the first request.
        post.check();
        this.http = new HttpSender(settings.mostBytes());
        this.clock = clock;
    }

    @Override
    public Generated generate(ReplyRequest request)
            throws GenerationException, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = http.send(post(request));
        } catch (TooLongException e) {
            throw GenerationException.refused(Reason.DRAFT_TOO_LONG.code(), e.toString());
        } catch (IOException e) {
            throw new GenerationException(
                    Kind.UNAVAILABLE, "bot-no-answer", e.getClass().getSimpleName(), null, e);
        }
        return switch (answer.statusCode()) {
            case 200 -> Generated.of(textOf(answer.body(), request), MODEL);
            case 204 -> throw GenerationException.noReply("The bot answers 204");
            case 409 -> throw later(request);
            default -> throw refusal(answer);
        };
    }

    private HttpRequest post(ReplyRequest request) {
        // Asked again, the bot may answer anew: each attempt of a request has an id of its own.
        String id = request.requestId() + "-" + request.attempt();
        return post.request(id, "reply.requested", request, clock.instant());
    }

    private static String textOf(String body, ReplyRequest request) throws GenerationException {
        JsonNode json = json(body);
        if (json.path("later").asBoolean(false)) {
            throw later(request);
        }
        JsonNode text = json.path("text");
        if (!text.isString()) {
            throw GenerationException.refused(
                    "bot-unreadable", "The bot must answer 200 with {\"text\": \"…\"}, or 204");
        }
        return text.asString();
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JacksonException e) {
            // The body itself may contain the contact's words.
            return Json.mapper().createObjectNode();
        }
    }

    /** Only an early request can be put off; of any other, the bot is simply not ready. */
    private static GenerationException later(ReplyRequest request) {
        return request.early()
                ? GenerationException.later()
                : GenerationException.of(
                        Kind.UNAVAILABLE, "bot-later", "The bot is not ready to answer");
    }

    private static GenerationException refusal(HttpResponse<String> answer) {
        int status = answer.statusCode();
        return new GenerationException(
                kindOf(status),
                "bot-http-" + status,
                "HTTP " + status,
                RetryAfter.of(answer.headers()),
                null);
    }

    /**
     * A bot that is being deployed is not found for a while; one that refuses the secret goes on
     * refusing it.
     */
    private static Kind kindOf(int status) {
        return switch (status) {
            case 401, 402, 403 -> Kind.ACCOUNT;
            case 404, 408, 410, 421, 425 -> Kind.UNAVAILABLE;
            case 429 -> Kind.THROTTLED;
            default -> status / 100 == 4 ? Kind.PERMANENT : Kind.UNAVAILABLE;
        };
    }
}
