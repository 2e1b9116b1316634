package dev.caesura.console.similarity;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.similarity.Similarity;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.compare.Thresholds;
import dev.caesura.similarity.terms.Prepared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The similarity of recent texts to earlier ones in the same conversation.
 *
 * <p>The ledger has scores only of texts that were held back. To show how near the others came,
 * each question and each draft is compared here again, with the built-in tables: with the earlier
 * ones in its conversation, and the best score counts.
 *
 * @param thresholds the scores from which on two texts are the same
 * @param questions the number of questions with a score of 0.00 to 0.05, of 0.05 to 0.10, and so on
 * @param replies the same for drafts
 * @param samples the texts that were held back for their score, the latest first
 */
record Scores(Thresholds thresholds, int[] questions, int[] replies, List<Sample> samples) {

    private static final int BINS = 20;
    private static final int BEFORE = 5;
    private static final int SAMPLES = 50;

    /**
     * Something that was not answered or not sent because of its score.
     *
     * @param at the time, in milliseconds since the epoch
     * @param text the text that was held back, if it is still in memory
     * @param like the text that it resembles, if it is still in memory
     */
    record Sample(
            long at,
            String conversation,
            String reason,
            double score,
            @Nullable String text,
            @Nullable String like) {}

    static Scores of(Similarity similarity, List<List<LogEntry>> conversations) {
        Scores scores =
                new Scores(
                        similarity.thresholds(), new int[BINS], new int[BINS], new ArrayList<>());
        conversations.forEach(entries -> scores.add(similarity, entries));
        scores.samples.sort(Comparator.comparingLong(Sample::at).reversed());
        return scores.samples.size() <= SAMPLES ? scores : scores.withLatestSamples();
    }

    private Scores withLatestSamples() {
        return new Scores(thresholds, questions, replies, List.copyOf(samples.subList(0, SAMPLES)));
    }

    private void add(Similarity similarity, List<LogEntry> entries) {
        Past questionsBefore = new Past(similarity, Kind.QUESTION, questions);
        Past repliesBefore = new Past(similarity, Kind.REPLY, replies);
        Map<String, String> texts = new HashMap<>();
        Map<String, String> likes = new HashMap<>();
        for (LogEntry entry : entries) {
            if (entry.event() instanceof InboundMessage message) {
                take(message.messageId(), message.text(), questionsBefore, texts, likes);
            } else if (entry.event() instanceof ReplyDraft draft) {
                take(draft.requestId(), draft.text(), repliesBefore, texts, likes);
            } else if (entry.event() instanceof Outcome outcome) {
                sample(outcome, texts, likes);
            }
        }
    }

    private static void take(
            String id,
            @Nullable String text,
            Past past,
            Map<String, String> texts,
            Map<String, String> likes) {
        if (text == null || texts.containsKey(id)) {
            return;
        }
        String like = past.compare(text);
        texts.put(id, text);
        if (like != null) {
            likes.put(id, like);
        }
    }

    private void sample(Outcome outcome, Map<String, String> texts, Map<String, String> likes) {
        if (outcome.score() != null) {
            samples.add(
                    new Sample(
                            outcome.at().toEpochMilli(),
                            outcome.conversationId(),
                            String.valueOf(outcome.reason()),
                            outcome.score(),
                            texts.get(outcome.id()),
                            likes.get(outcome.id())));
        }
    }

    /** The last texts of one kind in one conversation, and the counts of their scores. */
    private static final class Past {
        private final Similarity similarity;
        private final Kind kind;
        private final int[] bins;
        private final List<String> texts = new ArrayList<>();
        private final List<Prepared> before = new ArrayList<>();

        private Past(Similarity similarity, Kind kind, int[] bins) {
            this.similarity = similarity;
            this.kind = kind;
            this.bins = bins;
        }

        /** The most similar text before this one; null if there is none. */
        private @Nullable String compare(String text) {
            Prepared prepared = similarity.prepare(text);
            double best = -1;
            String like = null;
            for (int i = 0; i < before.size(); i++) {
                double score = similarity.compare(kind, before.get(i), prepared).score();
                if (score > best) {
                    best = score;
                    like = texts.get(i);
                }
            }
            if (like != null) {
                bins[Math.min(BINS - 1, (int) (best * BINS))]++;
            }
            remember(text, prepared);
            return like;
        }

        private void remember(String text, Prepared prepared) {
            texts.add(text);
            before.add(prepared);
            if (texts.size() > BEFORE) {
                texts.remove(0);
                before.remove(0);
            }
        }
    }
}
