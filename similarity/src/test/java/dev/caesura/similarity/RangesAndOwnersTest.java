package dev.caesura.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.compare.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A range is no list, most are not all, and what is mine is not yours. */
class RangesAndOwnersTest {

    private static final Similarity SIMILARITY = Similarity.create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Open Tuesday to Thursday | Open Tuesday and Thursday",
                "Open Tuesday-Thursday | Open Tuesday and Thursday",
                "We are open Tuesday through Thursday. | We are open Tuesday and Thursday.",
                "Is it open from 8 to 4? | Is it open at 8 and 4?",
                "Is it open between 8 and 4? | Is it open at 8 and 4?",
                "The offer is valid from June to August. | The offer is valid in June and August.",
                "Rooms 12 to 15 | Rooms 12 and 15",
                "Is it open Tuesday to Thursday? | Is it open Tuesday or Thursday?",
                "Ouvert du mardi au jeudi | Ouvert le mardi et le jeudi",
                "Ouvert entre mardi et jeudi | Ouvert mardi et jeudi",
                "Abrimos de martes a jueves | Abrimos martes y jueves",
                "Abrimos de terça a quinta | Abrimos terça e quinta",
                "نفتح من الثلاثاء إلى الخميس | نفتح الثلاثاء و الخميس"
            })
    void shouldTellARangeFromAList(String a, String b) {
        assertDifferent(a, b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "All flats have a terrace. | Most flats have a terrace.",
                "Most flats have a terrace. | Some flats have a terrace.",
                "Toutes les plages ont un bar. | La plupart des plages ont un bar.",
                "Todas las playas tienen bar. | La mayoría de las playas tiene bar.",
                "Todas as praias têm bar. | A maioria das praias tem bar.",
                "كل الشقق فيها شرفة | معظم الشقق فيها شرفة"
            })
    void shouldTellMostFromAll(String a, String b) {
        assertDifferent(a, b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I broke my lamp. | I broke your lamp.",
                "Can I bring my own chair? | Can I bring your own chair?",
                "You can pay in your currency. | You can pay in our currency.",
                "Je peux garder ma clé ? | Je peux garder votre clé ?",
                "Can my brother use your bike? | Can you use my brother's bike?",
                "Can the tenant sell my flat? | Can I sell the tenant's flat?",
                "Le voisin peut vendre mon vélo ? | Je peux vendre le vélo du voisin ?",
                "Do you send it from Norway? | Do you send it in Norway?",
                "¿Envían en Perú? | ¿Envían desde Perú?"
            })
    void shouldTellWhoseItIsAndWhereFrom(String a, String b) {
        assertDifferent(a, b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The box is on the shelf. | The box is under the shelf.",
                "Wait at the kiosk. | Wait behind the kiosk.",
                "La caja está en la cama. | La caja está debajo de la cama.",
                "A caixa está na cama. | A caixa está embaixo da cama.",
                "La boîte est sur le lit. | La boîte est en dessous du lit.",
                "الصندوق على السرير | الصندوق تحت السرير",
                "I booked for Olga. | I booked with Olga.",
                "Reservé con Olga | Reservé para Olga",
                "Is the bar still closed? | Is the bar closed again?",
                "Can I pay by debit card? | Can I pay by credit card?"
            })
    void shouldTellPlacesAndCompanyApart(String a, String b) {
        assertDifferent(a, b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Can I speak with Olga? | Can I speak to Olga?",
                "Do you take debit cards? | Do you accept debit cards?",
                "Open from Tuesday to Thursday | Open Tuesday through Thursday",
                "Is it open between 8 and 4? | Is it open from 8 to 4?",
                "Is there a bus on Monday and Friday? | Is there a bus on Friday and Monday?",
                "How far is it between Rome and Naples? | How far is it between Naples and Rome?",
                "Where is my order? | Where is our order?",
                "When do I get my refund? | When will I get the refund?",
                "C'est quoi ton adresse ? | C'est quoi votre adresse ?"
            })
    void shouldCallARewordingTheSame(String a, String b) {
        assertThat(SIMILARITY.compare(Kind.QUESTION, a, b).same()).isTrue();
    }

    private static void assertDifferent(String a, String b) {
        for (Kind kind : Kind.values()) {
            assertThat(SIMILARITY.compare(kind, a, b).same()).isFalse();
            assertThat(SIMILARITY.compare(kind, b, a).same()).isFalse();
        }
    }
}
