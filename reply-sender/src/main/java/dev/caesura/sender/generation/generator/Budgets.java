package dev.caesura.sender.generation.generator;

import dev.caesura.schemas.event.ConversationId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The remaining budget of each account's answers for this hour. A budget refills steadily. */
public final class Budgets {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Function<ConversationId, BudgetSettings> settings;
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

    public Budgets(Function<ConversationId, BudgetSettings> settings) {
        this.settings = settings;
    }

    /** Takes one call out of a conversation's account; false if calls or tokens are used up. */
    public boolean tryCall(ConversationId conversation) {
        Bucket calls = of(conversation).calls;
        return hasTokens(conversation) && (calls == null || calls.tryConsume(1));
    }

    /**
     * Whether a conversation's account has tokens left. The cost of a call is known only
     * afterwards: the last one may overdraw.
     */
    public boolean hasTokens(ConversationId conversation) {
        Bucket tokens = of(conversation).tokens;
        return tokens == null || tokens.getAvailableTokens() > 0;
    }

    /** Takes the tokens that an answer or a second opinion cost. */
    public void spend(ConversationId conversation, long cost) {
        Bucket tokens = of(conversation).tokens;
        if (tokens != null && cost > 0) {
            tokens.consumeIgnoringRateLimits(cost);
        }
    }

    private Budget of(ConversationId conversation) {
        BudgetSettings most = settings.apply(conversation);
        return budgets.compute(
                conversation.channel() + ":" + conversation.account(),
                (account, known) ->
                        known != null && known.most.equals(most) ? known : new Budget(most));
    }

    private static @Nullable Bucket bucket(@Nullable Long most) {
        return most == null
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, HOUR))
                        .build();
    }

    /** The rest of the budget of some settings; other settings begin anew. */
    private record Budget(BudgetSettings most, @Nullable Bucket calls, @Nullable Bucket tokens) {

        Budget(BudgetSettings most) {
            this(most, bucket(most.callsPerHour()), bucket(most.tokensPerHour()));
        }
    }
}
