package dev.caesura.benchmarks.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chat messages of one to 260 characters, in three languages; always the same ones. */
final class Texts {

    /** The longest text. */
    static final int LONGEST = 260;

    private static final List<String> SENTENCES =
            List.of(
                    "are you open tomorrow morning?",
                    "how much is the delivery to the city centre",
                    "I'd like two of the blue ones, size 42, please",
                    "could you call me back on Monday before 5 pm",
                    "my order 48213 has not arrived yet",
                    "ok thanks, see you there!",
                    "vous êtes ouverts demain matin ?",
                    "c'est combien la livraison pour le centre-ville svp",
                    "je voudrais en réserver deux, taille 42",
                    "tu peux me rappeler lundi avant 17h ?",
                    "ma commande n'est toujours pas arrivée, c'est normal ?",
                    "non merci, pas aujourd'hui",
                    "¿abren mañana por la mañana?",
                    "cuánto cuesta el envío al centro",
                    "quisiera reservar una mesa para cuatro personas el viernes",
                    "todavía no me ha llegado el pedido");

    private Texts() {}

    /** That many texts, short and long ones in turn. */
    static List<String> some(int count) {
        Random random = new Random(count);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder(sentence(random));
            int length = LONGEST * (i % 4 + 1) / 4;
            while (text.length() < length) {
                text.append(random.nextBoolean() ? " " : ", ").append(sentence(random));
            }
            text.setLength(Math.min(text.length(), length));
            texts.add(text.toString());
        }
        return texts;
    }

    private static String sentence(Random random) {
        return SENTENCES.get(random.nextInt(SENTENCES.size()));
    }
}
