package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.CallException.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ending of a model's answer. An answer is delivered only if its ending is known to be good; an
 * ending that is not in the table is refused under its own name.
 *
 * <table>
 * <caption>Good endings by vendor</caption>
 * <tr><th>ending</th><th>vendors</th></tr>
 * <tr><td>{@code stop}</td><td>OpenAI, Azure, Gemini (also {@code STOP}), Mistral, DeepSeek, Groq,
 *     vLLM, SGLang, llama.cpp, Ollama, LM Studio and most others</td></tr>
 * <tr><td>{@code end_turn}, {@code stop_sequence}</td><td>Anthropic, Bedrock, xAI, TGI</td></tr>
 * <tr><td>{@code eos}, {@code eos_token}</td><td>Together, TGI</td></tr>
 * <tr><td>{@code eosFound}, {@code stopStringFound}</td><td>LM Studio's own names</td></tr>
 * <tr><td>{@code COMPLETE}, {@code completed}</td><td>Cohere; the status of OpenAI's responses</td></tr>
 * </table>
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">OpenAI's {@code
 *     finish_reason}</a>
 * @see <a
 *     href="https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons">Anthropic's
 *     {@code stop_reason}</a>
 * @see <a href="https://ai.google.dev/api/generate-content#FinishReason">Gemini's {@code
 *     FinishReason}</a>
 * @see <a
 *     href="https://github.com/mistralai/client-python/blob/main/src/mistralai/client/models/chatcompletionchoice.py">Mistral's</a>
 *     and <a href="https://api-docs.deepseek.com/api/create-chat-completion">DeepSeek's {@code
 *     finish_reason}</a>
 * @see <a href="https://github.com/vllm-project/vllm/blob/main/vllm/v1/engine/__init__.py">vLLM's
 *     {@code FinishReason}</a>
 * @see <a
 *     href="https://github.com/lmstudio-ai/lmstudio-js/blob/main/packages/lms-shared-types/src/llm/LLMPredictionStats.ts">LM
 *     Studio's {@code LLMPredictionStopReason}</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Bedrock's
 *     {@code stopReason}</a> and <a href="https://docs.cohere.com/reference/chat">Cohere's {@code
 *     finish_reason}</a>, which gateways pass on
 * @see <a href="https://github.com/ollama/ollama/blob/main/docs/api.md">Ollama's {@code
 *     done_reason}</a>
 * @see <a href="https://openrouter.ai/docs/api/reference/overview">OpenRouter's {@code
 *     native_finish_reason}</a>, which may <a
 *     href="https://github.com/reVrost/go-openrouter/pull/43">say another thing</a> than the {@code
 *     stop} beside it
 */
enum Ending {
    GOOD(
            "",
            "stop",
            "end_turn",
            "stop_sequence",
            "eos",
            "eos_token",
            "eosfound",
            "stopstringfound",
            "complete",
            "completed"),
    CUT_OFF(
            "cut-off: raise most-output-tokens, which includes thoughts, or ask for less",
            "length",
            "max_tokens",
            "max_output_tokens",
            "maxpredictedtokensreached",
            "model_length",
            "max_length",
            "incomplete"),
    CONTEXT_FULL(
            "context-window: lower most-input-tokens",
            "model_context_window_exceeded",
            "context_length_exceeded",
            "context_window_exceeded",
            "contextlengthreached",
            "error_limit"),
    REPETITION("repetition: the model began to repeat itself and was stopped", "repetition"),
    REFUSAL("refusal: the model refused to answer", "refusal", "refused"),
    FILTERED(
            "content-filter: the vendor's filter withheld the answer",
            "content_filter",
            "content_filtered",
            "content_blocked",
            "error_toxic",
            "guardrail_intervened",
            "safety",
            "image_safety",
            "image_prohibited_content",
            "image_recitation",
            "recitation",
            "blocklist",
            "prohibited_content",
            "model_armor",
            "jailbreak",
            "spii",
            "language",
            "sensitive",
            "moderation"),
    PAUSED("paused: the answer is not finished", "pause_turn", "pause", "compaction"),
    TOOL(
            "tool-call: the model calls a tool, and there is none",
            "tool_calls",
            "tool_call",
            "tool_use",
            "toolcalls",
            "function_call",
            "malformed_function_call",
            "malformed_tool_use",
            "function_call_filter",
            "unexpected_tool_call",
            "too_many_tool_calls"),
    FAILED(
            "failed: the vendor aborted the answer",
            "error",
            "failed",
            "abort",
            "aborted",
            "cancelled",
            "insufficient_system_resource",
            "modelunloaded",
            "network_error",
            "timeout",
            "malformed_response",
            "malformed_model_output",
            "user_cancel",
            "userstopped",
            "load",
            "unload");

    private static final Map<String, Ending> BY_NAME = new HashMap<>();

    static {
        for (Ending ending : values()) {
            ending.names.forEach(name -> BY_NAME.put(name, ending));
        }
    }

    private final String meaning;
    private final List<String> names;

    /**
     * An ending.
     *
     * @param meaning the reason's code, a colon, and what may help
     * @param names vendors' names for it, in lower case
     */
    Ending(String meaning, String... names) {
        this.meaning = meaning;
        this.names = List.of(names);
    }

    /**
     * Refuses an answer that did not end well.
     *
     * @param name the vendor's name for its ending; empty if it named none
     * @throws GenerationException for every ending that is not good
     */
    static void check(String name) throws GenerationException {
        Ending ending = of(name);
        if (ending == null) {
            throw GenerationException.refused(
                    "model-unknown-ending",
                    "The answer ended with '" + name.replaceAll("\\W", "_") + "'");
        }
        ending.check();
    }

    /**
     * Refuses an answer whose gateway calls every ending that it does not know a good one, and
     * names the vendor's own beside it. A vendor's name that is not in the table says nothing.
     *
     * @param name the vendor's own name; empty if the gateway passed none on
     */
    static void checkNative(String name) throws GenerationException {
        Ending ending = of(name);
        if (ending != null) {
            ending.check();
        }
    }

    /** The ending of a name; null if it is not in the table. */
    private static @Nullable Ending of(String name) {
        // Gemini's endings come as "content_filter: SAFETY".
        String general = name.split(":", 2)[0].strip();
        return BY_NAME.get(general.toLowerCase(Locale.ROOT));
    }

    /** Refuses an answer with this ending, unless it is the good one. */
    void check() throws GenerationException {
        if (this == GOOD) {
            return;
        }
        int colon = meaning.indexOf(':');
        throw GenerationException.of(
                this == FAILED ? Kind.UNAVAILABLE : Kind.PERMANENT,
                "model-" + meaning.substring(0, colon),
                meaning.substring(colon + 2));
    }
}
