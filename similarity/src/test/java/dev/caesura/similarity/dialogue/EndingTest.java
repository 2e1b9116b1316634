package dev.caesura.similarity.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.Similarity;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTest {

    private static final Dialogue DIALOGUE = Similarity.create().dialogue();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "Hello!",
                "good morning",
                "Hi Anna",
                "I have two questions:",
                "one moment",
                "One moment please.",
                "so I ordered it,",
                "I wanted to ask...",
                "and…",
                "we need a table for",
                "I would like",
                "wait 🙏",
                "bonjour",
                "un instant",
                "j'ai une question",
                "je voudrais",
                "attendez svp, deux secondes",
                "parce que",
                "hola",
                "buenos días",
                "un momento",
                "tengo una pregunta: ",
                "quiero el rojo y",
                "espera",
                "olá",
                "bom dia",
                "só um momento",
                "tenho uma dúvida",
                "preciso",
                "quero o azul e",
                "مرحبا",
                "لحظة",
                "عندي سؤال",
                "أريد",
                "السعر،"
            })
    void shouldTellThatMoreIsToCome(String text) {
        assertThat(DIALOGUE.ending(text)).isEqualTo(Ending.UNFINISHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do you have a blue helmet?",
                "Are you open tomorrow? 😊",
                "I would like to return it.",
                "Thanks!",
                "thank you very much",
                "ok",
                "yes",
                "perfect",
                "Where is it?!",
                "Êtes-vous ouverts demain ?",
                "merci beaucoup",
                "oui",
                "¿Tienen cascos azules?",
                "gracias",
                "vale",
                "Vocês têm capacete azul?",
                "obrigado",
                "sim",
                "هل عندكم خوذة زرقاء؟",
                "شكرا",
                "نعم"
            })
    void shouldTellThatItIsWhole(String text) {
        assertThat(DIALOGUE.ending(text)).isEqualTo(Ending.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "👍",
                "do you have a blue helmet",
                "sorry I meant red",
                "je cherche un casque",
                "busco un casco rojo",
                "quero dois capacetes",
                "أبحث عن خوذة",
                "https://shop.example/a?id=7",
                "https://shop.example/",
                "the red one :heart:"
            })
    void shouldTellThatItSaysNeither(String text) {
        assertThat(DIALOGUE.ending(text)).isEqualTo(Ending.OPEN);
    }

    @Property(tries = 300)
    void shouldTakeAnyText(@ForAll String text) {
        assertThat(DIALOGUE.ending(text)).isNotNull();
    }

    @Property(tries = 20)
    void shouldTakeWhatIsVeryLong(@ForAll String text) {
        assertThat(DIALOGUE.ending(text.repeat(2_000) + "?")).isEqualTo(Ending.COMPLETE);
    }
}
