package dev.caesura.schemas.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerLedgerTest {

    private static final String ADA = "web:shop:ada";

    private final AnswerLedger ledger = new AnswerLedger();

    @Test
    void shouldMeasureFromTheLastMessageToItsAnswer() {
        // when
        written("m1", 1_000);
        written("m2", 4_000);
        asked("r", 1, 4_000, "m1", "m2");
        delivered(20_000, DeliveryStatus.ATTEMPTED);
        delivered(20_500, DeliveryStatus.SENT);
        delivered(25_000, DeliveryStatus.READ);

        // then
        Answers answers = ledger.answers();
        assertThat(answers.all())
                .containsExactly(
                        new Answer(
                                ADA,
                                "r",
                                List.of("m1", "m2"),
                                4_000,
                                4_000,
                                20_000,
                                20_500,
                                false,
                                false));
        assertThat(answers.summary()).isEqualTo(new Answers.Summary(1, 16.5, 16.5, 0, 0, 1, 0));
    }

    @Test
    void shouldKnowWhatANewerMessageHasOvertaken() {
        // when
        written("m1", 1_000);
        asked("r", 1, 1_000, "m1");
        written("m2", 19_999);
        delivered(20_000, DeliveryStatus.ATTEMPTED);
        delivered(20_500, DeliveryStatus.SENT);

        // then
        assertThat(ledger.answers().summary().overtaken()).isEqualTo(1);
        assertThat(ledger.answers().summary().whileWriting()).isEqualTo(1);
    }

    @Test
    void shouldKnowWhoWasStillWritingWhenTheAnswerCame() {
        // when
        written("m1", 1_000);
        asked("r", 1, 1_000, "m1");
        delivered(20_000, DeliveryStatus.ATTEMPTED);
        delivered(20_500, DeliveryStatus.SENT);
        written("m2", 23_500);

        // then
        assertThat(ledger.answers().summary().overtaken()).isZero();
        assertThat(ledger.answers().summary().whileWriting()).isEqualTo(1);
        assertThat(ledger.answers().summary().whileWritingShare()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeWhatComesAgainOrLaterForNewer() {
        // when
        written("m1", 1_000);
        asked("r", 1, 1_000, "m1");
        written("m1", 15_000);
        delivered(20_000, DeliveryStatus.ATTEMPTED);
        delivered(20_500, DeliveryStatus.SENT);
        written("m2", 23_501);

        // then
        assertThat(ledger.answers().summary().whileWriting()).isZero();
    }

    @Test
    void shouldCountCallsInVainWhateverTopicIsReadFirst() {
        // when
        voided("r", 2);
        delivered(29_000, DeliveryStatus.ATTEMPTED);
        delivered(29_100, DeliveryStatus.FAILED);
        delivered(40_000, DeliveryStatus.ATTEMPTED);
        delivered(40_100, DeliveryStatus.SENT);
        asked("r", 1, 1_000, "m1");
        asked("r", 2, 5_000, "m1", "m2");
        asked("r", 3, 9_000, "m1", "m2", "m3");
        asked("given up", 1, 1_000, "m9");

        // then
        Answers answers = ledger.answers();
        assertThat(answers.calls()).isEqualTo(4);
        assertThat(answers.inVain()).isEqualTo(2);
        assertThat(answers.summary().vainShare()).isEqualTo(0.5);
        assertThat(answers.all()).extracting(Answer::handedAt).containsExactly(40_000L);
        assertThat(answers.all()).extracting(Answer::waited).containsExactly(31_100L);
    }

    @Test
    void shouldHaveNothingToSayOfNothing() {
        // when: an exit message, for which no model was asked
        delivered(20_000, DeliveryStatus.SENT);

        // then
        assertThat(ledger.answers().summary()).isEqualTo(new Answers.Summary(0, 0, 0, 0, 0, 0, 0));
        assertThat(ledger.answers().summary().vainShare()).isZero();
    }

    private void written(String id, long at) {
        ledger.add(at, message(id));
    }

    private static InboundMessage message(String id) {
        return InboundMessage.builder()
                .messageId(id)
                .channel("web")
                .account("shop")
                .contact("ada")
                .text(id)
                .build();
    }

    private void asked(String requestId, int attempt, long lastAt, String... messages) {
        Instant last = Instant.ofEpochMilli(lastAt);
        ledger.add(
                lastAt,
                new ReplyRequest(
                        requestId,
                        ADA,
                        attempt,
                        Arrays.stream(messages).map(AnswerLedgerTest::message).toList(),
                        last,
                        last,
                        last,
                        CloseReason.INACTIVITY,
                        List.of(),
                        List.of()));
    }

    private void voided(String requestId, int attempt) {
        ledger.add(
                1,
                new Outcome(
                        Outcome.Subject.ATTEMPT,
                        requestId,
                        List.of(),
                        ADA,
                        Outcome.Kind.SUPERSEDED,
                        requestId,
                        attempt,
                        "message-joined",
                        null,
                        Instant.EPOCH));
    }

    private void delivered(long at, DeliveryStatus status) {
        @Nullable String error = status == DeliveryStatus.FAILED ? "withdrawn" : null;
        ledger.add(
                at,
                new DeliveryEvent(
                        "rep", "r", ADA, status, null, Instant.ofEpochMilli(at), error, false));
    }
}
