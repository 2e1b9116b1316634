package dev.caesura.sender.generate.model;

import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generate.Generated;
import dev.caesura.sender.generate.GenerationException;
import dev.caesura.sender.generate.ReplyGenerator;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Objects;

/** Asks a language model. Retries, limits and budgets are the caller's. */
public final class ModelGenerator implements ReplyGenerator {

    private final ChatModel model;
    private final String name;
    private final int mostOutputTokens;
    private final PromptWriter prompts;

    private ModelGenerator(ChatModel model, ModelSettings settings) {
        this.model = model;
        this.name = settings.model();
        this.mostOutputTokens = settings.prompt().mostOutputTokens();
        this.prompts = new PromptWriter(settings.prompt());
    }

    /** A model with OpenAI's chat completions interface, OpenAI's own or another's. */
    public static ModelGenerator openAi(ModelSettings settings) {
        return new ModelGenerator(
                OpenAiChatModel.builder()
                        .apiKey(settings.key().reveal())
                        .baseUrl(Objects.toString(settings.baseUrl(), null))
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .httpClientBuilder(new ModelHttp.Builder())
                        .build(),
                settings);
    }

    /** A model with Anthropic's messages interface. */
    public static ModelGenerator anthropic(ModelSettings settings) {
        return new ModelGenerator(
                AnthropicChatModel.builder()
                        .apiKey(settings.key().reveal())
                        .baseUrl(Objects.toString(settings.baseUrl(), null))
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .httpClientBuilder(new ModelHttp.Builder())
                        .build(),
                settings);
    }

    @Override
    public Generated generate(ReplyRequest request)
            throws GenerationException, InterruptedException {
        Prompt prompt = prompts.write(request);
        ChatResponse response;
        try {
            response = model.chat(ask(prompt));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw ModelErrors.read(e);
        }
        TokenUsage usage = response.tokenUsage();
        return new Generated(textOf(response), name, Tokens.read(usage), Tokens.written(usage));
    }

    private ChatRequest ask(Prompt prompt) {
        return ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .modelName(name)
                .maxOutputTokens(mostOutputTokens)
                .build();
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
}
