package dev.caesura.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Guard;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.compare.Thresholds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityTest {

    private static final Similarity SIMILARITY = Similarity.create();

    @Test
    void shouldKnowTheSameQuestionInOtherWords() {
        assertThat(question("tu fais quoi?", "tu travailles dans quoi?").same()).isTrue();
    }

    @Test
    void shouldKnowTheSameReplyWithAFlourish() {
        assertThat(
                        reply(
                                        "Je bosse en marketing digital. Et toi ?",
                                        "Je bosse en marketing digital, c'est créatif. Et toi ?")
                                .same())
                .isTrue();
        assertThat(reply("Je bosse en marketing digital...", "Je bosse en marketing...").same())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            code 482913 | code 428913 | NUMBER
            j'ai deux chats | j'ai trois chats | NUMBER
            2 adultes et 3 enfants | 3 adultes et 2 enfants | NUMBER
            rendez-vous à 18h30 | rendez-vous à 18h | NUMBER
            le vol du 12/05 | le vol du 05/12 | NUMBER
            voici https://a.example/1 | voici https://a.example/2 | CODE
            vol AF1234 demain | vol AF1243 demain | CODE
            je veux ce produit | je ne veux pas ce produit | NEGATION
            I don't drink but I smoke | I drink but I don't smoke | NEGATION
            tu connais Paul ? | tu connais Paula ? | NAME
            tu viens lundi ? | tu viens mardi ? | SPECIFIC
            it takes 3 days | it takes 3 weeks | NUMBER
            vous êtes ouverts ? | vous êtes fermés ? | ANTONYM
            votre dossier est complet | votre dossier est incomplet | ANTONYM
            tu viens quand ? | tu viens comment ? | QUESTION_WORD
            c'est quoi mon prénom ? | c'est quoi ton prénom ? | PERSON
            do you love me? | do I love you? | PERSON
            Marie a invité Paul ? | Paul a invité Marie ? | ORDER
            where did you work? | where do you work? | TENSE
            merci beaucoup 👍 | merci beaucoup 👎 | EMOJI
            😂 | 😡 | EMOJI
            oui | ouf | SHORT_TEXT
            stop | stp | SHORT_TEXT
            """)
    void shouldVeto(String a, String b, Guard guard) {
        // when
        Comparison comparison = question(a, b);

        // then
        assertThat(comparison.guard()).isEqualTo(guard);
        assertThat(comparison.same()).isFalse();
        assertThat(comparison.grey()).isFalse();
        assertThat(comparison.score()).isLessThan(Thresholds.DEFAULTS.grey());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            deux places | 2 places
            quatre-vingt-dix euros svp | 90 € svp
            two hundred and five rooms | 205 rooms
            treinta y cinco mesas | 35 mesas
            rendez-vous à 18h30 | rendez-vous à 18:30
            meet me at 6:30 pm | meet me at 18:30
            le loyer est 1 000 € | le loyer est 1000 €
            عندي ٣ اطفال | عندي 3 أطفال
            ca coute combiennnn | ça coûte combien ?
            à quelle heure fermez-vous ? | vous fermez à quelle heure ?
            est-ce que tu viens ce soir ? | tu viens ce soir ?
            what's your name? | whats ur name
            كَم عُمرُك؟ | كم عمرك
            👍 | 👍👍
            """)
    void shouldSeeThroughSpelling(String a, String b) {
        assertThat(question(a, b).same()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5|15",
                "7,5|75",
                "1 000|100",
                "0612|612",
                "-5|5",
                "①|②",
                "١٢|٢١",
                "3|٤",
                "18h|18h05",
                "1.2.3|1.2.4",
                "A320|A330"
            })
    void shouldNeverConfuseNumbers(String pair) {
        String a = pair.substring(0, pair.indexOf('|'));
        String b = pair.substring(pair.indexOf('|') + 1);

        assertThat(
                        reply(
                                        "votre chambre est au " + a + " merci",
                                        "votre chambre est au " + b + " merci")
                                .same())
                .isFalse();
    }

    @Test
    void shouldLeaveADoubtfulPairToASecondOpinion() {
        // when
        Comparison comparison =
                reply(
                        "Je suis infirmière à la clinique du centre.",
                        "Je suis infirmière à la clinique.");

        // then
        assertThat(comparison.same() || comparison.grey()).isTrue();
    }

    @Test
    void shouldUseOtherThresholds() {
        // given
        Similarity strict = SIMILARITY.with(new Thresholds(1, 1, 0.5));

        // when
        Comparison comparison =
                strict.compare(Kind.QUESTION, "vous livrez ?", "vous faites la livraison ?");

        // then
        assertThat(comparison.same()).isFalse();
        assertThat(comparison.grey()).isTrue();
    }

    @Test
    void shouldCompareTextsWithoutWordsAsTheyAre() {
        assertThat(question("", "").same()).isTrue();
        assertThat(question("?", " ? ").same()).isTrue();
        assertThat(question("?", "!").same()).isFalse();
        assertThat(question("", "bonjour").same()).isFalse();
    }

    @Test
    void shouldNotCallLongTextsTheSameForTheirBeginning() {
        String start = "mot ".repeat(3_000);

        assertThat(reply(start + "oui", start + "non").same()).isFalse();
        assertThat(reply(start + "oui", start + "oui").same()).isTrue();
    }

    @Test
    @Timeout(20)
    void shouldBoundTheWorkOnHostileTexts() {
        int[] random = new Random(3).ints(100_000, 0, 0x10FFFF).toArray();
        String[] hostile = {
            "e" + "\u0301\u0323".repeat(50_000),
            "a".repeat(100_000),
            "1".repeat(100_000),
            "a.b@".repeat(25_000),
            "1 000".repeat(20_000),
            "http://".repeat(15_000),
            "\uD800".repeat(50_000),
            "🙂".repeat(50_000),
            "j'ai ".repeat(20_000),
            new String(random, 0, random.length)
        };
        for (String text : hostile) {
            for (int i = 0; i < 20; i++) {
                assertThat(question(text, text).score()).isEqualTo(1);
            }
        }
    }

    private static Comparison question(String a, String b) {
        return SIMILARITY.compare(Kind.QUESTION, a, b);
    }

    private static Comparison reply(String a, String b) {
        return SIMILARITY.compare(Kind.REPLY, a, b);
    }
}
