package dev.caesura.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.Repetitions.Asked;
import dev.caesura.similarity.Repetitions.Replied;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionsTest {

    private static final Repetitions REPETITIONS = new Repetitions(Similarity.create());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            yes | Shall I book it? | Shall I send the bill to your office?
            1 | 1) Today 2) Tomorrow | 1) Morning 2) Evening
            oui | Je réserve ? | Avec petit-déjeuner ?
            sim | Confirma? | Quer o recibo?
            sí | ¿Lo envío? | ¿A su casa?
            نعم | هل أحجز؟ | هل أرسل الفاتورة؟
            the blue one | Which shirt? | Which trousers?
            it makes a noise and then it stops and the light goes off again | What is wrong? | What else?
            """)
    void shouldTakeAnAnswerForNoRepetition(String text, String first, String second) {
        // when
        Ruling ruling = REPETITIONS.question(new Asked(text, first), new Asked(text, second));

        // then
        assertThat(ruling.same()).isFalse();
        assertThat(ruling.decidedBy()).isEqualTo("answer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            when do you open? | We sell shoes. | Anything else?
            thanks | Your parcel is on its way. | Your parcel is on its way.
            ok | Done. | All is ready.
            """)
    void shouldFindARepetitionWhateverTheBotSaid(String text, String first, String second) {
        assertThat(REPETITIONS.question(new Asked(text, first), new Asked(text, second)).same())
                .isTrue();
    }

    @Test
    void shouldNameWhatIsNew() {
        // when
        Ruling ruling =
                REPETITIONS.question(
                        new Asked("do you have the long summer dress with the belt", ""),
                        new Asked("do you have the long summer dress with the belt, black?", ""));

        // then
        assertThat(ruling.same()).isFalse();
        assertThat(ruling.decidedBy()).isEqualTo("new-specific");
    }

    @Test
    void shouldSendAnEqualReplyToAnotherQuestion() {
        // given
        String reply = "Yes, of course.";

        // when
        Ruling ruling =
                REPETITIONS.reply(
                        new Replied(reply, "Can I pay by card?"),
                        new Replied(reply, "Can I bring my dog?"));

        // then
        assertThat(ruling.same()).isFalse();
        assertThat(ruling.decidedBy()).isEqualTo("other-question");
    }

    @Test
    void shouldHoldBackAnEqualReplyToTheSameQuestion() {
        // given
        String reply = "Yes, of course.";

        // when
        Ruling ruling =
                REPETITIONS.reply(
                        new Replied(reply, "Can I pay by card?"),
                        new Replied(reply, "can i pay by card"));

        // then
        assertThat(ruling.same()).isTrue();
        assertThat(
                        REPETITIONS
                                .reply(new Replied(reply, ""), new Replied(reply, "Can I pay?"))
                                .same())
                .isTrue();
    }

    @Property(tries = 200)
    void shouldOnlyEverTurnSameIntoDifferent(
            @ForAll String text, @ForAll String first, @ForAll String second) {
        Ruling alone = REPETITIONS.question(new Asked(text, ""), new Asked(text, ""));
        Ruling between = REPETITIONS.question(new Asked(text, first), new Asked(text, second));

        assertThat(alone.same()).isTrue();
        assertThat(between.score()).isEqualTo(alone.score());
        assertThat(between.same() && between.grey()).isFalse();
    }
}
