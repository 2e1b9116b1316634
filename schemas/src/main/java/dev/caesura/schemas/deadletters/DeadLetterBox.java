package dev.caesura.schemas.deadletters;

import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogEntry.Content;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Collects wanted dead letters, each with who put it back, from their topic. */
public final class DeadLetterBox {

    private final Predicate<DeadLetter> wanted;
    private final int most;
    private final Deque<DeadLetter> letters = new ArrayDeque<>();
    private final Map<String, List<PutBack>> notes = new HashMap<>();

    /**
     * An empty box.
     *
     * @param most how many are kept: the latest
     */
    public DeadLetterBox(Predicate<DeadLetter> wanted, int most) {
        this.wanted = wanted;
        this.most = most;
    }

    /** Takes a record of the topic. */
    public void add(LogEntry entry) {
        if (entry.content() instanceof Content.DeadLetter) {
            letter(DeadLetter.of(entry));
        } else if (entry.content() instanceof Content.PutBack) {
            PutBack note = PutBack.of(entry);
            notes.computeIfAbsent(note.position(), position -> new ArrayList<>()).add(note);
        }
    }

    private void letter(DeadLetter letter) {
        if (wanted.test(letter)) {
            letters.addLast(letter);
        }
        if (letters.size() > most) {
            letters.removeFirst();
        }
    }

    /** The dead letters in the order in which they came. */
    public List<DeadLetter> letters() {
        return letters.stream()
                .map(letter -> letter.with(notes.getOrDefault(letter.position(), List.of())))
                .toList();
    }
}
