package dev.caesura.similarity.compare;

import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.Prepared.Word;
import java.util.Arrays;
import java.util.Set;

/** Finds the things in a later text that an earlier one lacks. */
public final class NoveltyFinder {

    private final Prepared recent;
    private final Prepared candidate;

    public NoveltyFinder(Prepared recent, Prepared candidate) {
        this.recent = recent;
        this.candidate = candidate;
    }

    public void addTo(Set<Novelty> found) {
        add(found, Novelty.NUMBER, NumberGuard.lack(candidate, recent));
        add(
                found,
                Novelty.CODE,
                Arrays.stream(candidate.codes())
                        .anyMatch(code -> Arrays.binarySearch(recent.codes(), code) < 0));
        add(
                found,
                Novelty.NEGATION,
                candidate.negations() != recent.negations()
                        || candidate.restrictions() != recent.restrictions());
        add(found, Novelty.NAME, hasNew(WordClass.NAME));
        add(found, Novelty.SPECIFIC, hasNew(WordClass.SPECIFIC));
    }

    private static void add(Set<Novelty> found, Novelty novelty, boolean present) {
        if (present) {
            found.add(novelty);
        }
    }

    private boolean hasNew(WordClass type) {
        for (int i = 0; i < candidate.size(); i++) {
            Word word = candidate.word(i);
            if (word.type() == type && !recentHas(word.id())) {
                return true;
            }
        }
        return false;
    }

    private boolean recentHas(long id) {
        int low = 0;
        int high = recent.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = recent.word(middle).id();
            if (found == id) {
                return true;
            } else if (found < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }
}
