package dev.caesura.sender.generation;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.event.SecondOpinion;
import dev.caesura.sender.generation.generator.Budgets;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.generation.generator.model.EmbeddingSettings;
import dev.caesura.sender.generation.generator.model.TextEmbedding;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.work.SenderMetrics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks an account's embedding model to compare a text with the recent replies. If it gives no
 * answer, that is counted, and the draft goes out without an opinion.
 */
public final class SecondOpinions {

    private static final String STAGE = "opinion";

    private final Function<ConversationId, @Nullable EmbeddingSettings> settings;
    private final Guards guards;
    private final Budgets budgets;
    private final SenderMetrics metrics;
    private final Map<EmbeddingSettings, TextEmbedding> embeddings = new ConcurrentHashMap<>();

    /**
     * The opinions of these models.
     *
     * @param settings an account's model; null if it has none
     * @param guards say when an account's model is left alone: a draft does not wait for a model
     *     that is down
     * @param budgets the limits on the cost of accounts' opinions, together with their answers
     */
    public SecondOpinions(
            Function<ConversationId, @Nullable EmbeddingSettings> settings,
            Guards guards,
            Budgets budgets,
            SenderMetrics metrics) {
        this.settings = settings;
        this.guards = guards;
        this.budgets = budgets;
        this.metrics = metrics;
    }

    /**
     * Loads the models that are files, so that the first draft does not wait for them.
     *
     * @throws IllegalArgumentException if one can't be read; the message gives the remedy
     */
    public void load(Collection<EmbeddingSettings> models) {
        for (EmbeddingSettings model : models) {
            if (model.onnx() != null) {
                embeddings.computeIfAbsent(model, TextEmbedding::new);
            }
        }
    }

    /** The opinions on a text; empty if there is nothing to compare it with, or nobody to ask. */
    List<SecondOpinion> on(String text, ReplyRequest request) throws InterruptedException {
        ConversationId conversation = ConversationId.parse(request.conversationId());
        EmbeddingSettings model = settings.apply(conversation);
        Map<String, String> replies = comparable(request);
        if (model == null || replies.isEmpty() || text.isBlank()) {
            return List.of();
        }
        if (!model.isFree() && !budgets.hasTokens(conversation)) {
            return none("budget-spent");
        }
        Admission admission = guards.of(conversation).entry().admit();
        if (admission instanceof Admission.Wait wait) {
            return none(wait.reason());
        }
        try (Admission.Permit permit = (Admission.Permit) admission) {
            return ask(conversation, model, text, replies, permit);
        }
    }

    /** The texts of the recent replies by their ids. */
    private static Map<String, String> comparable(ReplyRequest request) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (RecentReply reply : request.recentReplies()) {
            String id = reply.replyId();
            if (id != null && reply.text() != null && !reply.text().isBlank()) {
                texts.put(id, reply.text());
            }
        }
        return texts;
    }

    private List<SecondOpinion> ask(
            ConversationId conversation,
            EmbeddingSettings model,
            String text,
            Map<String, String> replies,
            Admission.Permit permit)
            throws InterruptedException {
        try {
            TextEmbedding.Comparison comparison =
                    embeddings.computeIfAbsent(model, TextEmbedding::new).compare(text, replies);
            permit.answered();
            budgets.spend(conversation, comparison.tokens());
            metrics.opinion(conversation, comparison.tokens());
            return comparison.opinions();
        } catch (GenerationException e) {
            guards.of(conversation).learn(e, permit);
            return none(e.reason());
        } catch (RuntimeException e) {
            // Such as a key whose file is gone: no reason to hold an answer back.
            permit.failed(e);
            return none("internal");
        }
    }

    private List<SecondOpinion> none(String reason) {
        metrics.failed(STAGE, reason);
        return List.of();
    }
}
