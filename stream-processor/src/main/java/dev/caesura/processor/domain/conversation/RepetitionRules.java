package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.conversation.ConversationEvent.Opinion;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.schemas.event.Reason;
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

    /**
     * The same question, answered a moment ago; null if it is none, or brings something new. Whoever
     * asks again after a rule kept an answer back is answered.
     */
    @Nullable Finding question(Memory memory, AskedBurst burst) {
        if (rules.questions() == Repetition.Check.OFF
                || memory.silenced()
                || burst.said().media()
                || burst.said().text().isBlank()
                || memory.exchanges().isEmpty()) {
            return null;
        }
        Prepared asked = similarity.prepare(burst.said().text());
        Finding found = null;
        long began = burst.bounds().firstAt();
        for (Exchange exchange : inTime(memory, began, began)) {
            Prepared recent = similarity.prepare(exchange.question());
            Comparison comparison = similarity.compare(Kind.QUESTION, recent, asked);
            if (comparison.same() && similarity.newInformation(recent, asked).isEmpty()) {
                found = better(found, Reason.SIMILAR_QUESTION, comparison.score());
            }
        }
        return found;
    }

    /** The same answer, sent a moment ago; null if it is none. */
    @Nullable Finding reply(Memory memory, AskedBurst burst, DraftText draft) {
        List<Exchange> recent = inTime(memory, burst.bounds().firstAt(), draft.at());
        if (!recent.isEmpty() && repeatsLast(memory, burst, draft.text())) {
            return new Finding(Reason.REPEATS_LAST_REPLY, 1);
        }
        if (rules.replies() == Repetition.Check.OFF || memory.exchanges().isEmpty()) {
            return null;
        }
        Prepared text = similarity.prepare(draft.text());
        Finding found = null;
        for (Exchange exchange : recent) {
            if (isOtherQuestion(exchange, burst)) {
                continue;
            }
            Comparison comparison =
                    similarity.compare(Kind.REPLY, similarity.prepare(exchange.reply()), text);
            if (comparison.same()) {
                found = better(found, Reason.DUPLICATE_REPLY, comparison.score());
            } else if (comparison.grey()) {
                found = opinion(found, exchange, draft.opinions());
            }
        }
        return found;
    }

    /** A text that is to be checked, and what embeddings made of it. */
    record DraftText(String text, List<Opinion> opinions, long at) {}

    private boolean repeatsLast(Memory memory, AskedBurst burst, String text) {
        Exchange last = memory.last();
        return last != null
                && last.reply().strip().equalsIgnoreCase(text.strip())
                && !isOtherQuestion(last, burst);
    }

    /** Whether the contact asks something else than what was answered then. */
    private boolean isOtherQuestion(Exchange exchange, AskedBurst burst) {
        String text = burst.said().text();
        if (burst.said().media() || text.isBlank() || exchange.question().isBlank()) {
            return true;
        }
        Prepared before = similarity.prepare(exchange.question());
        Prepared asked = similarity.prepare(text);
        return !similarity.compare(Kind.QUESTION, before, asked).same()
                || !similarity.newInformation(before, asked).isEmpty();
    }

    /** Whether such a finding is acted on. */
    boolean isEnforced(Finding finding) {
        return switch (finding.reason()) {
            case SIMILAR_QUESTION -> rules.questions() == Repetition.Check.ENFORCE;
            case DUPLICATE_REPLY, DUPLICATE_REPLY_BY_EMBEDDING ->
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
                return better(found, Reason.DUPLICATE_REPLY_BY_EMBEDDING, opinion.score());
            }
        }
        return found;
    }

    private static Finding better(@Nullable Finding found, Reason reason, double score) {
        return found != null && found.score() >= score ? found : new Finding(reason, score);
    }
}
