package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.processor.domain.turn.ConversationEvent.Opinion;
import dev.caesura.similarity.Similarity;
import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.terms.Prepared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what was asked, or answered, a moment ago. */
final class RepetitionRules {

    /**
     * From which cosine on an embedding's opinion counts, where words alone could not tell. Below
     * it, embeddings call texts alike that only share their topic.
     */
    private static final double OPINION = 0.85;

    private final Repetition rules;
    private final Similarity similarity;

    RepetitionRules(Repetition rules, Similarity similarity) {
        this.rules = rules;
        this.similarity = similarity.with(rules.thresholds());
    }

    /** The same question, answered a moment ago; null if it is none, or brings something new. */
    @Nullable Finding question(Memory memory, AskedBurst burst) {
        if (rules.questions() == Repetition.Check.OFF
                || burst.said().media()
                || burst.said().text().isBlank()
                || memory.exchanges().isEmpty()) {
            return null;
        }
        Prepared asked = similarity.prepare(burst.said().text());
        Finding found = null;
        long began = burst.burst().firstAt();
        for (Exchange exchange : inTime(memory, began, began)) {
            Prepared recent = similarity.prepare(exchange.question());
            Comparison comparison = similarity.compare(Kind.QUESTION, recent, asked);
            if (comparison.same() && similarity.newInformation(recent, asked).isEmpty()) {
                found = better(found, "similar-question", comparison.score());
            }
        }
        return found;
    }

    /** The same answer, sent a moment ago; null if it is none. */
    @Nullable Finding reply(Memory memory, AskedBurst burst, DraftText draft) {
        if (repeatsLast(memory, draft.text())) {
            return new Finding("repeats-last-reply", 1);
        }
        if (rules.replies() == Repetition.Check.OFF || memory.exchanges().isEmpty()) {
            return null;
        }
        Prepared text = similarity.prepare(draft.text());
        Finding found = null;
        for (Exchange exchange : inTime(memory, burst.burst().firstAt(), draft.at())) {
            Comparison comparison =
                    similarity.compare(Kind.REPLY, similarity.prepare(exchange.reply()), text);
            if (comparison.same()) {
                found = better(found, "duplicate-reply", comparison.score());
            } else if (comparison.grey()) {
                found = opinion(found, exchange, draft.opinions());
            }
        }
        return found;
    }

    /** A text that is to be checked, and what embeddings made of it. */
    record DraftText(String text, List<Opinion> opinions, long at) {}

    private static boolean repeatsLast(Memory memory, String text) {
        Exchange last = memory.last();
        return last != null && last.reply().strip().equalsIgnoreCase(text.strip());
    }

    /** Whether such a finding is acted on. */
    boolean isEnforced(Finding finding) {
        return switch (finding.reason()) {
            case "similar-question" -> rules.questions() == Repetition.Check.ENFORCE;
            case "duplicate-reply", "duplicate-reply-by-embedding" ->
                    rules.replies() == Repetition.Check.ENFORCE;
            default -> true;
        };
    }

    /**
     * The last answers that are still remembered.
     *
     * @param cameBackAt when the contact wrote again
     * @param at the moment
     */
    List<Exchange> inTime(Memory memory, long cameBackAt, long at) {
        Exchange last = memory.last();
        if (last == null) {
            return List.of();
        }
        long memoryTime = rules.memoryAfter(cameBackAt - last.askedAt());
        return memory.exchanges().stream().filter(one -> at - one.at() <= memoryTime).toList();
    }

    private static @Nullable Finding opinion(
            @Nullable Finding found, Exchange exchange, List<Opinion> opinions) {
        for (Opinion opinion : opinions) {
            if (opinion.replyId().equals(exchange.replyId()) && opinion.score() >= OPINION) {
                return better(found, "duplicate-reply-by-embedding", opinion.score());
            }
        }
        return found;
    }

    private static Finding better(@Nullable Finding found, String reason, double score) {
        return found != null && found.score() >= score ? found : new Finding(reason, score);
    }
}
