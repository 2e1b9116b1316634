package dev.caesura.sender.generation.generator.model;

import dev.langchain4j.model.output.TokenUsage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the cost of a call, which not every endpoint reports. */
final class Tokens {

    private Tokens() {}

    /** The tokens read; 0 where they are not reported. */
    static long read(@Nullable TokenUsage usage) {
        return usage == null ? 0 : Objects.requireNonNullElse(usage.inputTokenCount(), 0);
    }

    /** The tokens written; 0 where they are not reported. */
    static long written(@Nullable TokenUsage usage) {
        return usage == null ? 0 : Objects.requireNonNullElse(usage.outputTokenCount(), 0);
    }
}
