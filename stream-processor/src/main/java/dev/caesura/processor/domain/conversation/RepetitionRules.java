package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.conversation.ConversationEvent.Opinion;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.schemas.event.Reason;
import dev.caesura.similarity.Repetitions;
import dev.caesura.similarity.Repetitions.Asked;
import dev.caesura.similarity.Repetitions.Replied;
import dev.caesura.similarity.Ruling;
import dev.caesura.similarity.Similarity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds questions and replies that repeat recent ones, in the context of the messages around them.
 */
final class RepetitionRules {

    /**
     * The cosine from which an embedding's score counts, if words alone can't tell. Below it,
     * embeddings call texts alike that only share their topic.
     */
    private static final double EMBEDDING = 0.85;

    private final Repetition rules;
    private final Repetitions repetitions;

    RepetitionRules(Repetition rules, Similarity similarity) {
        this.rules = rules;
        this.repetitions = new Repetitions(similarity.with(rules.thresholds()));
    }

    /**
     * The same question, answered a moment ago; null if there is none, or if the burst brings
     * something new or answers the bot's last question. A contact who asks again after a rule
     * silenced the last burst is answered.
     */
    @Nullable Finding question(Memory memory, AskedBurst burst) {
        if (rules.questions() == Repetition.Check.OFF
                || memory.silenced()
                || memory.exchanges().isEmpty()
                || burst.said().media()
                || burst.said().text().isBlank()) {
            return null;
        }
        long began = burst.bounds().firstAt();
        List<Exchange> exchanges = inTime(memory, began, began);
        if (exchanges.isEmpty()) {
            return null;
        }
        Repetitions.Question asked =
                repetitions.question(new Asked(burst.said().text(), last(memory)));
        Finding found = null;
        for (Exchange exchange : exchanges) {
            Asked recent = new Asked(exchange.question(), saidBefore(memory, exchange));
            Ruling ruling = asked.after(recent);
            if (ruling.same()) {
                found = better(found, Reason.SIMILAR_QUESTION, ruling.score());
            }
        }
        return found;
    }

    private static String last(Memory memory) {
        Exchange last = memory.last();
        return last == null ? "" : last.reply();
    }

    /** The bot's last words before this question. */
    private static String saidBefore(Memory memory, Exchange exchange) {
        int at = memory.exchanges().indexOf(exchange);
        return at > 0 ? memory.exchanges().get(at - 1).reply() : "";
    }

    /** The same answer to the same question, sent a moment ago; null if there is none. */
    @Nullable Finding reply(Memory memory, AskedBurst burst, DraftText draft) {
        if (memory.exchanges().isEmpty() || burst.said().media()) {
            return null;
        }
        List<Exchange> exchanges = inTime(memory, burst.bounds().firstAt(), draft.at());
        if (exchanges.isEmpty()) {
            return null;
        }
        Repetitions.Reply replied =
                repetitions.reply(new Replied(draft.text(), burst.said().text()));
        Finding found = null;
        for (Exchange exchange : exchanges) {
            Ruling ruling = replied.after(new Replied(exchange.reply(), exchange.question()));
            if (ruling.same() && isLast(memory, exchange) && isEqual(exchange, draft)) {
                return new Finding(Reason.REPEATS_LAST_REPLY, 1);
            }
            if (rules.replies() == Repetition.Check.OFF) {
                continue;
            }
            if (ruling.same()) {
                found = better(found, Reason.DUPLICATE_REPLY, ruling.score());
            } else if (ruling.grey()) {
                found = byEmbedding(found, exchange, draft.opinions());
            }
        }
        return found;
    }

    /** A text to be checked, with the scores that embeddings gave it. */
    record DraftText(String text, List<Opinion> opinions, long at) {}

    private static boolean isLast(Memory memory, Exchange exchange) {
        return exchange == memory.last();
    }

    private static boolean isEqual(Exchange exchange, DraftText draft) {
        return exchange.reply().strip().equalsIgnoreCase(draft.text().strip());
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

    private static @Nullable Finding byEmbedding(
            @Nullable Finding found, Exchange exchange, List<Opinion> opinions) {
        for (Opinion opinion : opinions) {
            if (opinion.replyId().equals(exchange.replyId()) && opinion.score() >= EMBEDDING) {
                return better(found, Reason.DUPLICATE_REPLY_BY_EMBEDDING, opinion.score());
            }
        }
        return found;
    }

    private static Finding better(@Nullable Finding found, Reason reason, double score) {
        return found != null && found.score() >= score ? found : new Finding(reason, score);
    }
}
