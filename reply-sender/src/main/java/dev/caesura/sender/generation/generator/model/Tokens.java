package dev.caesura.sender.generation.generator.model;

import dev.langchain4j.model.output.TokenUsage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a call cost, which not every endpoint tells. */
final class Tokens {

    private Tokens() {}

    /** What was read; 0 where it is not told. */
    static long read(@Nullable TokenUsage usage) {
        return usage == null ? 0 : Objects.requireNonNullElse(usage.inputTokenCount(), 0);
    }

    /** What was written; 0 where it is not told. */
    static long written(@Nullable TokenUsage usage) {
        return usage == null ? 0 : Objects.requireNonNullElse(usage.outputTokenCount(), 0);
    }
}
