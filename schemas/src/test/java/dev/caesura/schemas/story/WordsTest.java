package dev.caesura.schemas.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void shouldSayWhatBecameOfAMessageAndWhy() {
        assertThat(Words.of(skipped("similar-question", 0.834)))
                .isEqualTo(
                        "Not answered: the same question was answered a moment ago (similarity"
                                + " 0.83)");
    }

    @Test
    void shouldSayAReasonThatItDoesNotKnowAsItIs() {
        assertThat(Words.of(skipped("made-up-later", null)))
                .isEqualTo("Not answered: made up later");
    }

    @Test
    void shouldHaveAllWordsByTheCodesOfTheLog() {
        var words = Words.byCode();

        assertThat(words.get("outcomes"))
                .hasSize(Outcome.Kind.values().length)
                .containsEntry("suppressed", "Reply held back");
        assertThat(words.get("closings"))
                .hasSize(CloseReason.values().length)
                .containsEntry("max-wait", "the longest wait was reached");
        assertThat(words.get("deliveries"))
                .hasSize(DeliveryStatus.values().length)
                .containsEntry("sent", "Sent");
        assertThat(words.get("reasons")).containsKey("no-draft");
    }

    private static Outcome skipped(String reason, @Nullable Double score) {
        return new Outcome(
                Outcome.Subject.MESSAGE,
                "m1",
                "web:shop:ada",
                Outcome.Kind.SKIPPED,
                null,
                reason,
                score,
                Instant.EPOCH);
    }
}
