package dev.caesura.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.compare.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two of one class are two things, however close: a drink, a brand, a garment, a time. */
class OneOfAClassTest {

    private static final Similarity SIMILARITY = Similarity.create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How much is a latte? | How much is a cappuccino?",
                "How much is a coffee? | How much is an espresso?",
                "Do you have Pepsi? | Do you have Coke?",
                "Is the spaghetti fresh? | Is the pasta fresh?",
                "Do you repair Xiaomi phones? | Do you repair Huawei phones?",
                "Can I pay with Klarna? | Can I pay with Afterpay?",
                "Is the battery included? | Is the charger included?",
                "Can I get an invoice? | Can I get a receipt?",
                "Do you repair laptops? | Do you repair computers?",
                "Do you have hoodies? | Do you have sweaters?",
                "Is there a spa? | Is there a jacuzzi?",
                "Do you sell shoes? | Do you sell sneakers?",
                "Do you offer loans? | Do you offer mortgages?",
                "Do you teach judo? | Do you teach karate?",
                "Combien coûte un café ? | Combien coûte un cappuccino ?",
                "Il y a un sauna ? | Il y a un hammam ?",
                "Vous avez des casquettes ? | Vous avez des bonnets ?",
                "Le chargeur est inclus ? | La batterie est incluse ?",
                "¿El cargador está incluido? | ¿La batería está incluida?",
                "¿Venden zapatos? | ¿Venden zapatillas?",
                "O carregador está incluído? | A bateria de celular está incluída?",
                "Vocês têm suéter? | Vocês têm moletom?",
                "هل الشاحن مشمول؟ | هل البطارية مشمولة؟"
            })
    void shouldTellTwoOfAClassApart(String a, String b) {
        assertDifferent(a, b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The pool is open now. | The pool is open soon.",
                "Can I pick it up now? | Can I pick it up soon?",
                "La piscine est ouverte maintenant. | La piscine est ouverte bientôt.",
                "La piscina está abierta ahora. | La piscina está abierta en breve.",
                "A piscina está aberta agora. | A piscina está aberta em breve.",
                "المسبح مفتوح الآن | المسبح مفتوح قريبا",
                "Breakfast is always included. | Breakfast is sometimes included.",
                "Le bar est souvent ouvert. | Le bar est parfois ouvert.",
                "El desayuno siempre está incluido. | El desayuno a veces está incluido.",
                "O café está sempre incluído. | O café às vezes está incluído.",
                "الفطور دائما مشمول | الفطور احيانا مشمول",
                "Can I park here? | Can I park there?",
                "¿Puedo aparcar aquí? | ¿Puedo aparcar allí?",
                "Posso estacionar aqui? | Posso estacionar lá?",
                "Je peux me garer ici ? | Je peux me garer là-bas ?",
                "The bar is open just on Sundays. | The bar is open on Sundays.",
                "Le bar est ouvert juste le dimanche. | Le bar est ouvert le dimanche."
            })
    void shouldTellTimesAndPlacesApart(String a, String b) {
        assertDifferent(a, b);
    }

    /** Only one of the two is in the tables: the other is a word of its own, and no misspelling. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How long is the trail? | How long is the train?",
                "Is the plate in stock? | Is the plane in stock?",
                "Is it made of glass? | Is it made of grass?",
                "It costs 100 DZD. | It costs 100 TND."
            })
    void shouldTellAnotherWordFromAMisspelling(String a, String b) {
        assertDifferent(a, b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How long is the trsin? | How long is the train?",
                "Is the pqckage late? | Is the package late?",
                "Is the refond possible? | Is the refund possible?",
                "Can I get a refudn? | Can I get a refund?"
            })
    void shouldStillReadAMisspelling(String a, String b) {
        assertThat(SIMILARITY.compare(Kind.QUESTION, a, b).same()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Is parking free? | Is parking available?",
                "Is the wifi free? | Is the wifi available?",
                "Breakfast is free. | Breakfast is available.",
                "Do you have free delivery? | Do you have delivery?"
            })
    void shouldTellWhatCostsNothingFromWhatThereIs(String a, String b) {
        assertDifferent(a, b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Is the table free tonight? | Is the table available tonight?",
                "Are you free on Monday? | Are you available on Monday?",
                "Is a seat free? | Is a seat available?",
                "Is delivery free? | Is the delivery free of charge?",
                "Can you come right now? | Can you come now?",
                "How much is a latte? | What does a latte cost?",
                "Is the charger included? | Does it include the charger?",
                "¿Están abiertos ahora? | ¿Están abiertos ahora mismo?"
            })
    void shouldCallARewordingTheSame(String a, String b) {
        assertThat(SIMILARITY.compare(Kind.QUESTION, a, b).same()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldLeaveJustAloneElsewhere(Kind kind) {
        assertThat(SIMILARITY.compare(kind, "Your parcel just came.", "Your parcel came.").same())
                .isTrue();
    }

    private static void assertDifferent(String a, String b) {
        for (Kind kind : Kind.values()) {
            assertThat(SIMILARITY.compare(kind, a, b).same())
                    .as("%s: %s | %s", kind, a, b)
                    .isFalse();
            assertThat(SIMILARITY.compare(kind, b, a).same())
                    .as("%s: %s | %s", kind, b, a)
                    .isFalse();
        }
    }
}
