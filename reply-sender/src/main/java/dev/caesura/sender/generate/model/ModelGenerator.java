package dev.caesura.sender.generate.model;

import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generate.Generated;
import dev.caesura.sender.generate.GenerationException;
import dev.caesura.sender.generate.ReplyGenerator;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks a language model. Retries, limits and budgets are the caller's. */
public final class ModelGenerator implements ReplyGenerator {

    private final ChatModel model;
    private final String name;
    private final PromptWriter prompts;

    private ModelGenerator(ChatModel model, ModelSettings settings) {
        this.model = model;
        this.name = settings.model();
        this.prompts = new PromptWriter(settings.prompt());
    }

    /** A model with OpenAI's chat completions interface, OpenAI's own or another's. */
    public static ModelGenerator openAi(ModelSettings settings) {
        OpenAiChatModel.OpenAiChatModelBuilder model =
                OpenAiChatModel.builder()
                        .apiKey(settings.key().reveal())
                        .modelName(settings.model())
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        // The older name of the field, which all who imitate the interface know.
                        .maxTokens(settings.prompt().mostOutputTokens())
                        .httpClientBuilder(new ModelHttp.Builder());
        if (settings.baseUrl() != null) {
            model.baseUrl(settings.baseUrl().toString());
        }
        return new ModelGenerator(model.build(), settings);
    }

    /** A model with Anthropic's messages interface. */
    public static ModelGenerator anthropic(ModelSettings settings) {
        AnthropicChatModel.AnthropicChatModelBuilder model =
                AnthropicChatModel.builder()
                        .apiKey(settings.key().reveal())
                        .modelName(settings.model())
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .maxTokens(settings.prompt().mostOutputTokens())
                        .httpClientBuilder(new ModelHttp.Builder());
        if (settings.baseUrl() != null) {
            model.baseUrl(settings.baseUrl().toString());
        }
        return new ModelGenerator(model.build(), settings);
    }

    @Override
    public Generated generate(ReplyRequest request)
            throws GenerationException, InterruptedException {
        Prompt prompt = prompts.write(request);
        ChatResponse response;
        try {
            response =
                    model.chat(
                            SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw ModelErrors.read(e);
        }
        TokenUsage usage = response.tokenUsage();
        return new Generated(
                textOf(response),
                name,
                usage == null ? 0 : orZero(usage.inputTokenCount()),
                usage == null ? 0 : orZero(usage.outputTokenCount()));
    }

    private static String textOf(ChatResponse response) throws GenerationException {
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.LENGTH) {
            throw ModelErrors.noText("cut-off", "raise most-output-tokens, or ask for less");
        }
        if (reason == FinishReason.CONTENT_FILTER) {
            throw ModelErrors.noText("content-filter", "the vendor's filter kept it back");
        }
        String text = response.aiMessage().text();
        if (text == null || text.isBlank()) {
            throw ModelErrors.noText("empty-answer", "it gave no text");
        }
        return text.strip();
    }

    private static long orZero(@Nullable Integer count) {
        return Objects.requireNonNullElse(count, 0);
    }
}
