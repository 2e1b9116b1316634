package dev.caesura.processor.domain.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.domain.turn.ConversationEvent.BurstClosed;
import dev.caesura.processor.domain.turn.ConversationEvent.DeliveryReported;
import dev.caesura.processor.domain.turn.ConversationEvent.DraftArrived;
import dev.caesura.processor.domain.turn.ConversationEvent.Forgotten;
import dev.caesura.processor.domain.turn.ConversationEvent.Paused;
import dev.caesura.processor.domain.turn.ConversationEvent.Resumed;
import dev.caesura.processor.domain.turn.ConversationEvent.Stopped;
import dev.caesura.processor.domain.turn.ConversationEvent.TimeRead;
import dev.caesura.processor.domain.turn.ConversationEvent.Unlocked;
import dev.caesura.processor.domain.turn.ConversationRules.Moment;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.similarity.Similarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConversationRulesTest {

    private static final long LIMIT = TurnRules.DEFAULTS.limit().toMillis();

    private static final Similarity SIMILARITY = Similarity.create();

    private long now = 1_000;
    private int bursts;
    private Conversation state = Conversation.IDLE;
    private Policy policy = Policy.defaults();
    private final List<Effect> effects = new ArrayList<>();

    @Property(tries = 1_000)
    void shouldEndEveryMessageOnceAndStickNowhere(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 12) Integer> happenings,
            @ForAll TurnRules.InFlight inFlight) {
        policy = with(inFlight);
        happenings.forEach(this::happen);
        // However it stands: with time alone, every turn comes to its end.
        for (int i = 0; i < 3 * (bursts + 1); i++) {
            now += LIMIT + 1;
            apply(new TimeRead(now));
        }

        assertThat(state.isIdle()).isTrue();
        Map<String, Integer> ends = new HashMap<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.EndTurn end) {
                end.burst().messageIds().forEach(id -> ends.merge(id, 1, Integer::sum));
            } else if (effect instanceof Effect.Settle settle) {
                settle.burst().messageIds().forEach(id -> ends.merge(id, 1, Integer::sum));
            }
        }
        assertThat(ends).hasSize(bursts);
        assertThat(ends.values()).allMatch(count -> count == 1);
    }

    @Test
    void shouldDisregardADraftOfAnEarlierAttempt() {
        close();
        now += LIMIT + 1;
        apply(new TimeRead(now));

        apply(draft(1, "late"));

        assertThat(last()).isEqualTo(new Effect.Count(Occurrence.DRAFT_OF_ANOTHER_TURN));
        apply(draft(2, "in time"));
        assertThat(last()).isInstanceOf(Effect.Send.class);
    }

    @Test
    void shouldAskAgainWithAllMessagesWhenSuperseding() {
        policy = with(TurnRules.InFlight.SUPERSEDE);
        close();
        close();

        assertThat(last()).isInstanceOf(Effect.Ask.class);
        Effect.Ask ask = (Effect.Ask) last();
        assertThat(ask.attempt()).isEqualTo(2);
        assertThat(ask.burst().messageIds()).containsExactly("m0", "m1");
        assertThat(ask.burst().reason()).isEqualTo(CloseReason.SUPERSEDE);
        apply(draft(1, "abandoned"));
        assertThat(last()).isEqualTo(new Effect.Count(Occurrence.DRAFT_OF_ANOTHER_TURN));
    }

    @Test
    void shouldForgetAReplyThatCouldNotBeDelivered() {
        close();
        apply(draft(1, "hello"));
        apply(delivery(DeliveryStatus.FAILED, false));

        assertThat(effects).anyMatch(Effect.Forget.class::isInstance);
        assertThat(effects).anyMatch(Effect.SetAside.class::isInstance);
        assertThat(state.isIdle()).isTrue();
        assertThat(state.memory().exchanges()).isEmpty();
    }

    @Test
    void shouldBeSilentOnAGenerationError() {
        close();
        apply(new DraftArrived(asked(), 1, null, "overloaded", List.of(), now));

        assertThat(effects).noneMatch(Effect.Send.class::isInstance);
        assertThat(((Effect.EndTurn) last()).reason()).isEqualTo("generation-error");
    }

    private void happen(int what) {
        now += 10;
        switch (what) {
            case 0, 1, 2 -> close();
            case 3 -> apply(draft(attempt(), "text " + now % 7));
            case 4 -> apply(draft(1, " "));
            case 5 -> apply(delivery(DeliveryStatus.SENT, false));
            case 6 -> apply(delivery(DeliveryStatus.FAILED, now % 3 == 0));
            case 7 -> apply(new Unlocked(now));
            case 8 -> apply(new Paused(now + LIMIT, "person-took-over", now));
            case 9 -> apply(new Stopped("stop-command", now));
            case 10 -> apply(new Resumed(now));
            case 11 -> {
                apply(new Stopped("forgotten", now));
                apply(new Forgotten(now));
                assertThat(state).isEqualTo(Conversation.IDLE);
            }
            default -> {
                now += LIMIT;
                apply(new TimeRead(now));
            }
        }
        boolean inFlight = state.turn() != null;
        assertThat(inFlight || state.waiting().isEmpty()).isTrue();
    }

    private static Policy with(TurnRules.InFlight inFlight) {
        return Policy.defaults().toBuilder()
                .turns(TurnRules.DEFAULTS.withInFlight(inFlight))
                .build();
    }

    private void close() {
        String id = "m" + bursts;
        apply(
                new BurstClosed(
                        new AskedBurst(
                                "req-" + id,
                                Burst.of(now, bursts, 1),
                                now,
                                CloseReason.INACTIVITY,
                                List.of(id),
                                new Said("question " + bursts % 5, false, false),
                                Map.of()),
                        now));
        bursts++;
    }

    private DraftArrived draft(int attempt, String text) {
        return new DraftArrived(asked(), attempt, text, null, List.of(), now);
    }

    private DeliveryReported delivery(DeliveryStatus status, boolean retryable) {
        return new DeliveryReported(Ids.replyOf(asked()), status, null, retryable, null, now);
    }

    private String asked() {
        Turn turn = state.turn();
        return turn == null ? "req-none" : turn.asked().requestId();
    }

    private int attempt() {
        Turn turn = state.turn();
        return turn == null ? 1 : turn.attempt();
    }

    private void apply(ConversationEvent event) {
        ConversationRules.Decision decision =
                new ConversationRules(policy, SIMILARITY, new Moment(now, 0)).decide(state, event);
        state = decision.next();
        effects.addAll(decision.effects());
    }

    private Effect last() {
        return effects.get(effects.size() - 1);
    }
}
