package dev.caesura.console.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.console.tune.AnswerTrials.Felt;
import dev.caesura.console.tune.AnswerTrials.Trial;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.log.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class AnswerTrialsTest {

    private static final Policies PRESENT =
            Policies.same(
                    Policy.defaults().toBuilder()
                            .turns(TurnRules.DEFAULTS.withInFlight(TurnRules.InFlight.QUEUE))
                            .build());

    private final AnswerTrials trials = new AnswerTrials();

    @Test
    void shouldSimulateThePresentAndThePresets() {
        // given
        says("ada", "m1", 0, "do you have a blue helmet");
        says("ada", "m2", 40, "sorry, I meant red, not blue");

        // when
        Felt felt = Objects.requireNonNull(trials.end(PRESENT).get("web"));

        // then: two answers, the first of them over the second message; with supersession one
        assertThat(felt.measured().answers()).isZero();
        assertThat(felt.messages()).isEqualTo(2);
        assertThat(felt.modelSeconds()).isEqualTo(13);
        assertThat(felt.simulated())
                .extracting(Trial::name)
                .containsExactly("present", "quick", "usual", "patient");
        assertThat(felt.simulated().get(0).answers().answers()).isEqualTo(2);
        assertThat(felt.simulated().get(0).inFlight()).isEqualTo(TurnRules.InFlight.QUEUE);
        assertThat(felt.simulated().get(1).gap()).isEqualTo(Duration.ofSeconds(8));
        assertThat(felt.simulated().get(1).answers().waitSeconds())
                .isLessThan(felt.simulated().get(0).answers().waitSeconds());
    }

    @Test
    void shouldSimulateTheTimesThatTheModelReallyTook() {
        // given
        says("ada", "m1", 0, "hello");
        for (int i = 0; i < 20; i++) {
            add("reply-drafts", i, draft(i));
        }

        // when
        Felt felt = Objects.requireNonNull(trials.end(PRESENT).get("web"));

        // then
        assertThat(felt.modelSeconds()).isEqualTo(2);
        assertThat(felt.simulated().get(0).answers().waitSeconds()).isBetween(32.0, 32.7);
    }

    @Test
    void shouldKeepChannelsApartAndPassOverConversationsWithoutAMessage() {
        // given
        says("ada", "m1", 0, "hello");
        add("reply-drafts", 3, draft(3, "sms:shop:bob"));

        // then
        assertThat(trials.end(PRESENT)).containsOnlyKeys("web");
    }

    @Test
    void shouldSayNothingOfNothing() {
        assertThat(trials.end(PRESENT)).isEqualTo(Map.of());
    }

    private void says(String contact, String id, int second, String text) {
        add(
                "messages",
                second,
                InboundMessage.builder()
                        .messageId(id)
                        .channel("web")
                        .account("shop")
                        .contact(contact)
                        .text(text)
                        .build());
    }

    private static ReplyDraft draft(int number) {
        return draft(number, "web:shop:ada");
    }

    private static ReplyDraft draft(int number, String conversation) {
        return new ReplyDraft(
                "req-" + number,
                conversation,
                1,
                "text",
                "model",
                Instant.EPOCH,
                2_000,
                List.of(),
                null);
    }

    private void add(String topic, int second, Event event) {
        var record =
                new ConsumerRecord<byte[], byte[]>(
                        "caesura." + topic,
                        0,
                        second,
                        1_000_000 + second * 1000L,
                        TimestampType.LOG_APPEND_TIME,
                        12,
                        100,
                        new byte[0],
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty());
        trials.add(new LogEntry(topic, record, new LogEntry.Content.Typed(event)));
    }
}
