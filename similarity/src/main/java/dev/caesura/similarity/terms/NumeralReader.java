package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared.Numeral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the numbers of a text, and what each counts. */
final class NumeralReader {

    private NumeralReader() {}

    /** The numbers, sorted by value. */
    static Numeral[] read(List<Term> terms) {
        List<Numeral> numerals = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).type() == WordClass.NUMBER) {
                numerals.add(new Numeral(terms.get(i).sense().id(), counted(terms, i)));
            }
        }
        return numerals.stream()
                .sorted(
                        Comparator.comparingLong(Numeral::value)
                                .thenComparingLong(Numeral::counted))
                .toArray(Numeral[]::new);
    }

    private static long counted(List<Term> terms, int number) {
        for (int i = number + 1;
                i < terms.size() && terms.get(i).clause() == terms.get(number).clause();
                i++) {
            if (terms.get(i).type().isContent()) {
                return terms.get(i).sense().id();
            }
            if (terms.get(i).type() == WordClass.NUMBER) {
                return 0;
            }
        }
        return 0;
    }
}
