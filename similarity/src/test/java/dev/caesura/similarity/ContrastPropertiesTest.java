package dev.caesura.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.compare.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What makes two texts differ, whatever the words, known to a table or not. */
class ContrastPropertiesTest {

    private static final Similarity SIMILARITY = Similarity.create();

    /** Two parts around a relation: turned round, they say something else. */
    private static final List<String> RELATIONS =
            List.of(
                    "does X owe Y money?",
                    "X owes Y ten euros.",
                    "flights from X to Y",
                    "to Y from X, how much?",
                    "how long is it from X to Y?",
                    "can I have X instead of Y?",
                    "is X cheaper than Y?",
                    "do I get X before Y?",
                    "X comes after Y.",
                    "replace X with Y please",
                    "did X pay Y?",
                    "is X behind Y?",
                    "with X without Y",
                    "I want X, not Y",
                    "translate from X into Y",
                    "X → Y",
                    "un billet de X à Y",
                    "est-ce que X doit de l'argent à Y ?",
                    "je voudrais X au lieu de Y",
                    "X est moins cher que Y ?",
                    "avec X sans Y",
                    "un trajet de X vers Y",
                    "un billete de X a Y",
                    "¿X le debe dinero a Y?",
                    "quiero X en vez de Y",
                    "¿X es más barato que Y?",
                    "con X sin Y",
                    "um bilhete de X para Y",
                    "quero X em vez de Y",
                    "X é mais barato do que Y?",
                    "com X sem Y",
                    "باص من X إلى Y",
                    "اريد X بدلا من Y",
                    "مع X بدون Y",
                    "هل X ارخص من Y؟");

    /** A statement or question, and the same denied. */
    private static final List<String> DENIALS =
            List.of(
                    "is it X? | is it not X?",
                    "is it X? | is it non-X?",
                    "is the X ready? | is the X not ready?",
                    "it comes with X | it comes without X",
                    "we have X | we have no X",
                    "we do sell X here | we don't sell X here",
                    "X is allowed | X is never allowed",
                    "is it with X? | is it X-free?",
                    "open on X | open except on X",
                    "you can pay with X | you can only pay with X",
                    "c'est X ? | c'est pas X ?",
                    "un billet X | un billet non X",
                    "avec X | sans X",
                    "il y a du X | il n'y a pas de X",
                    "on vend du X | on ne vend jamais de X",
                    "ouvert en X | ouvert sauf en X",
                    "je prends X | je ne prends que X",
                    "¿es X? | ¿no es X?",
                    "con X | sin X",
                    "tenemos X | nunca tenemos X",
                    "abierto en X | abierto excepto en X",
                    "é X? | não é X?",
                    "com X | sem X",
                    "temos X | nunca temos X",
                    "aberto em X | aberto exceto em X",
                    "هل هو X؟ | هل هو غير X؟",
                    "مع X | بدون X",
                    "عندنا X | ليس عندنا X");

    /** The same said in another order. */
    private static final List<String> MOVED =
            List.of(
                    "only X and Y are open | only Y and X are open",
                    "tomorrow are you open for X and Y? | are you open for Y and X tomorrow?",
                    "do you sell X and Y? | do you sell Y and X?",
                    "from X to Y how much is it? | how much is it from X to Y?",
                    "what is the fare to X from Y? | what is the fare from Y to X?",
                    "before X do I get Y? | do I get Y before X?",
                    "avez-vous X et Y ? | avez-vous Y et X ?",
                    "de X à Y c'est combien ? | c'est combien de X à Y ?",
                    "¿venden X y Y? | ¿venden Y y X?",
                    "de X a Y ¿cuánto cuesta? | ¿cuánto cuesta de X a Y?",
                    "vendem X ou Y? | vendem Y ou X?",
                    "de X para Y quanto custa? | quanto custa de X para Y?",
                    "من X إلى Y كم السعر؟ | كم السعر من X إلى Y؟");

    /** "Only" before who acts, and before what is acted upon. */
    private static final List<String> SCOPES =
            List.of(
                    "only X get Y | X get only Y",
                    "only the X serves Y | the X serves only Y",
                    "is only X open on Y? | is X open only on Y?",
                    "seuls les X ont Y | les X ont seulement Y",
                    "seulement les X paient Y | les X paient seulement Y",
                    "solo los X tienen Y | los X tienen solo Y",
                    "só os X têm Y | os X têm só Y",
                    "فقط الX يقدم Y | الX يقدم Y فقط");

    /** What must be, what can be, and what may not be. */
    private static final List<String> MODALITIES =
            List.of(
                    "must I bring X? | can I bring X?",
                    "you have to bring X | you can bring X",
                    "you must not bring X | you don't have to bring X",
                    "il faut apporter X | on peut apporter X",
                    "vous devez apporter X | vous pouvez apporter X",
                    "hay que traer X | se puede traer X",
                    "debe traer X | puede traer X",
                    "tem que trazer X | pode trazer X",
                    "يجب إحضار X | يمكن إحضار X");

    /** A bound of time, and another one. */
    private static final List<String> BOUNDS =
            List.of(
                    "you can return it within X days | you can return it after X days",
                    "it is free during the first X days | it is free after the first X days",
                    "refunds arrive within X days | refunds arrive after X days",
                    "please pay by the Xth | please pay after the Xth",
                    "please pay by May X | please pay on May X",
                    "closed from May X | closed on May X",
                    "I can come before X | I can come at X",
                    "we stay for X days | we stay in X days",
                    "on part pour X jours | on part dans X jours",
                    "il faut venir avant X h | il faut venir à X h",
                    "c'est ouvert jusqu'à X h | c'est ouvert à X h",
                    "es por X días | es en X días",
                    "abren desde las X | abren a las X",
                    "fecha por X dias | fecha em X dias",
                    "abrem até às X h | abrem às X h",
                    "نفتح قبل الساعة X | نفتح في الساعة X",
                    "يبقى لمدة X يوم | يصل بعد X يوم",
                    "it is valid until May X | it is valid from May X",
                    "we deliver in under X hours | we deliver in over X hours",
                    "can I cancel before day X? | can I cancel after day X?",
                    "vous pouvez le rendre sous X jours | vous pouvez le rendre après X jours",
                    "je peux le rendre dans les X jours ? | je peux le rendre au-delà de X jours ?",
                    "gratuit pendant les X premiers jours | gratuit après les X premiers jours",
                    "gratis durante los primeros X días | gratis tras los primeros X días",
                    "grátis durante os primeiros X dias | grátis após os primeiros X dias",
                    "valable jusqu'au X mai | valable à partir du X mai",
                    "valable avant le X mai | valable dès le X mai",
                    "puede devolverlo dentro de X días | puede devolverlo tras X días",
                    "puede cambiarlo en un plazo de X días | puede cambiarlo después de X días",
                    "vale hasta el X de mayo | vale desde el X de mayo",
                    "pode devolver em até X dias | pode devolver após X dias",
                    "pode trocar no prazo de X dias | pode trocar depois de X dias",
                    "vale até X de maio | vale a partir de X de maio",
                    "يمكنك إرجاعه خلال X يوما | يمكنك إرجاعه بعد X يوما",
                    "العرض ساري حتى X مايو | العرض ساري من X مايو");

    /** One of two, and both. */
    private static final List<String> BOTH =
            List.of(
                    "it works with and without X | it works without X",
                    "it works with or without X | it works with X",
                    "ça marche avec et sans X | ça marche sans X",
                    "ça marche avec ou sans X | ça marche avec X",
                    "funciona con o sin X | funciona sin X",
                    "funciona con y sin X | funciona con X",
                    "funciona com ou sem X | funciona sem X",
                    "funciona com e sem X | funciona com X",
                    "يعمل مع أو بدون X | يعمل بدون X",
                    "X and Y are included | Y is included",
                    "we have X and Y | we have Y",
                    "le X et le Y sont inclus | le Y est inclus",
                    "tenemos X y Y | tenemos Y",
                    "temos X e Y | temos Y");

    @Property(tries = 500)
    void shouldNeverCallAnotherBoundOfTimeTheSame(
            @ForAll("bounds") String pair,
            @ForAll @IntRange(min = 2, max = 28) int number,
            @ForAll Kind kind) {
        List<String> texts = texts(put(pair, Integer.toString(number), ""));

        assertThat(SIMILARITY.compare(kind, texts.get(0), texts.get(1)).same()).isFalse();
        assertThat(SIMILARITY.compare(kind, texts.get(1), texts.get(0)).same()).isFalse();
    }

    @Property(tries = 500)
    void shouldNeverCallAnotherScopeOrDutyTheSame(
            @ForAll("scopes") String pair,
            @ForAll("names") String x,
            @ForAll("names") String y,
            @ForAll Kind kind) {
        Assume.that(!x.equalsIgnoreCase(y));
        List<String> texts = texts(put(pair, x, y));

        assertThat(SIMILARITY.compare(kind, texts.get(0), texts.get(1)).same()).isFalse();
        assertThat(SIMILARITY.compare(kind, texts.get(1), texts.get(0)).same()).isFalse();
    }

    @Property(tries = 500)
    void shouldNeverCallOneOfTwoTheSameAsBoth(
            @ForAll("both") String pair,
            @ForAll("names") String x,
            @ForAll("names") String y,
            @ForAll Kind kind) {
        Assume.that(!x.equalsIgnoreCase(y));
        List<String> texts = texts(put(pair, x, y));

        assertThat(SIMILARITY.compare(kind, texts.get(0), texts.get(1)).same()).isFalse();
    }

    @Property(tries = 1_000)
    void shouldNeverCallATurnedRelationTheSame(
            @ForAll("relations") String relation,
            @ForAll("names") String x,
            @ForAll("names") String y,
            @ForAll Kind kind) {
        Assume.that(!x.equalsIgnoreCase(y));

        assertThat(SIMILARITY.compare(kind, put(relation, x, y), put(relation, y, x)).same())
                .isFalse();
    }

    @Property(tries = 1_000)
    void shouldNeverCallADenialTheSame(
            @ForAll("denials") String pair, @ForAll("names") String x, @ForAll Kind kind) {
        // given
        List<String> texts = texts(put(pair, x, x));

        // when, then
        assertThat(SIMILARITY.compare(kind, texts.get(0), texts.get(1)).same()).isFalse();
    }

    @Property(tries = 500)
    void shouldCallTheSameWhatOnlyMoved(
            @ForAll("moved") String pair,
            @ForAll("names") String x,
            @ForAll("names") String y,
            @ForAll Kind kind) {
        Assume.that(!x.equalsIgnoreCase(y));
        List<String> texts = texts(put(pair, x, y));

        assertThat(SIMILARITY.compare(kind, texts.get(0), texts.get(1)).same()).isTrue();
    }

    @Property(tries = 500)
    void shouldCallATextTheSameAsItself(
            @ForAll("relations") String relation,
            @ForAll("names") String x,
            @ForAll("names") String y,
            @ForAll Kind kind) {
        String text = put(relation, x, y);

        assertThat(SIMILARITY.compare(kind, text, text).same()).isTrue();
        assertThat(SIMILARITY.newInformation(SIMILARITY.prepare(text), SIMILARITY.prepare(text)))
                .isEmpty();
    }

    @Provide
    Arbitrary<String> relations() {
        return Arbitraries.of(RELATIONS);
    }

    @Provide
    Arbitrary<String> denials() {
        return Arbitraries.of(DENIALS);
    }

    @Provide
    Arbitrary<String> scopes() {
        return Arbitraries.oneOf(Arbitraries.of(SCOPES), Arbitraries.of(MODALITIES));
    }

    @Provide
    Arbitrary<String> bounds() {
        return Arbitraries.of(BOUNDS);
    }

    @Provide
    Arbitrary<String> both() {
        return Arbitraries.of(BOTH);
    }

    @Provide
    Arbitrary<String> moved() {
        return Arbitraries.of(MOVED);
    }

    /** Names that no table has: syllables, with and without a capital. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> lower =
                Arbitraries.of("vor", "zel", "kum", "tib", "gra", "plo", "wex", "bru", "dwi", "fli")
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(3)
                        .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(
                lower,
                lower.map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1)));
    }

    private static String put(String pattern, String x, String y) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case 'X' -> text.append(x);
                case 'Y' -> text.append(y);
                default -> text.append(pattern.charAt(i));
            }
        }
        return text.toString();
    }

    private static List<String> texts(String pair) {
        return List.of(pair.split(" \\| "));
    }
}
