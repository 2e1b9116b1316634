package dev.caesura.sender.generation.generator.model;

import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.generation.generator.Generated;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.generation.generator.ReplyGenerator;
import dev.caesura.sender.http.HttpSender;
import dev.caesura.sender.http.RetryAfter;
import dev.caesura.sender.http.TooLongException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Asks a language model. Retries, limits and budgets are the caller's. */
public final class ModelGenerator implements ReplyGenerator {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_REFUSALS = 4;
    private static final HttpSender HTTP = new HttpSender(MOST_BYTES);

    private final ModelApi api;
    private final ModelSettings settings;
    private final URI url;
    private final ModelParameters parameters;
    private final PromptWriter prompts;
    private final SystemRole system;

    private ModelGenerator(ModelApi api, ModelSettings settings) {
        URI base = Objects.requireNonNullElse(settings.baseUrl(), api.vendor());
        this.api = api;
        this.settings = settings;
        this.url = URI.create(base.toString().replaceAll("/+$", "") + api.path());
        this.parameters =
                new ModelParameters(
                        settings.model(),
                        settings.prompt().mostOutputTokens(),
                        api.limitName(base),
                        settings.parameters());
        this.prompts = new PromptWriter(settings.prompt());
        this.system = new SystemRole(settings.model());
    }

    /** A model with OpenAI's chat completions interface, OpenAI's own or another's. */
    public static ModelGenerator openAi(ModelSettings settings) {
        return new ModelGenerator(new ChatCompletions(), settings);
    }

    /** A model with Anthropic's messages interface. */
    public static ModelGenerator anthropic(ModelSettings settings) {
        return new ModelGenerator(new AnthropicMessages(), settings);
    }

    @Override
    public Generated generate(ReplyRequest request)
            throws GenerationException, InterruptedException {
        JsonNode json = ask(prompts.write(request));
        try {
            ModelAnswer answer = api.read(json);
            if (answer.text().isEmpty()) {
                throw GenerationException.refused("model-empty-answer", "The answer has no text");
            }
            return new Generated(
                    answer.text(), settings.model(), answer.inputTokens(), answer.outputTokens());
        } catch (GenerationException e) {
            throw e.costing(api.tokens(json));
        }
    }

    @Override
    public double price(long inputTokens, long outputTokens) {
        PriceSettings price = settings.price();
        return price == null ? 0 : price.of(inputTokens, outputTokens);
    }

    /** Asks, and asks again without the parameters that the model does not take. */
    private JsonNode ask(Prompt prompt) throws GenerationException, InterruptedException {
        for (int refusals = 0; ; refusals++) {
            Map<String, Object> sent = parameters.toSend();
            HttpResponse<String> answer = post(api.body(system.fit(prompt)), sent);
            JsonNode json = ModelJson.read(answer.body());
            if (answer.statusCode() / 100 == 2) {
                if (json.isEmpty()) {
                    throw ModelErrors.foreign(answer.body());
                }
                return json;
            }
            boolean refused = answer.statusCode() == 400 || answer.statusCode() == 422;
            if (!refused || refusals == MOST_REFUSALS || !learn(sent, json)) {
                throw ModelErrors.of(answer.statusCode(), json, RetryAfter.of(answer.headers()));
            }
        }
    }

    private boolean learn(Map<String, Object> sent, JsonNode error) {
        return parameters.learn(sent, error) || system.learn(error);
    }

    private HttpResponse<String> post(Map<String, Object> question, Map<String, Object> own)
            throws GenerationException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(own);
        body.put("model", settings.model());
        body.putAll(question);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        Json.mapper().writeValueAsBytes(body)));
        api.headers(settings.key().reveal()).forEach(request::header);
        try {
            return HTTP.send(request.build());
        } catch (TooLongException e) {
            throw GenerationException.refused("draft-too-long", e.toString());
        } catch (IOException e) {
            throw ModelErrors.noAnswer(e);
        }
    }
}
