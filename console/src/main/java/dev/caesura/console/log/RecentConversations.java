package dev.caesura.console.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of the conversations in which something was written last.
 *
 * <p>Bounded: of each conversation the last {@value #LINES_EACH} records, and {@value #LINES} in
 * all; then the conversation that has been quiet the longest is left out. What is left out is still
 * in the log.
 */
public final class RecentConversations {

    static final int LINES_EACH = 300;
    static final int LINES = 60_000;

    // In order of the last record, the latest last.
    private final Map<String, Deque<LogLine>> byId = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();
    private int lines;

    /**
     * A conversation in a list.
     *
     * @param id the conversation
     * @param at when something was written last, in milliseconds since the epoch
     * @param text what the contact or the business wrote last; null if that is not known
     * @param outcome what became of the last message or turn; null if that is not known yet
     */
    public record Summary(String id, long at, @Nullable String text, @Nullable String outcome) {}

    synchronized void add(LogLine line) {
        String id = line.conversation();
        if (id == null) {
            return;
        }
        Deque<LogLine> own = byId.remove(id);
        Deque<LogLine> kept = own == null ? new ArrayDeque<>() : own;
        kept.addLast(line);
        lines++;
        if (kept.size() > LINES_EACH) {
            kept.removeFirst();
            lines--;
        }
        byId.put(id, kept);
        changed.add(id);
        makeRoom();
    }

    private void makeRoom() {
        while (lines > LINES) {
            String quietest = byId.keySet().iterator().next();
            lines -= byId.getOrDefault(quietest, new ArrayDeque<>()).size();
            byId.remove(quietest);
            changed.remove(quietest);
        }
    }

    synchronized void clear() {
        byId.clear();
        changed.clear();
        lines = 0;
    }

    /** Where something was written since the last call. */
    public synchronized Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** A conversation's records, oldest first; empty if nothing was written lately. */
    public synchronized List<LogLine> lines(String id) {
        return List.copyOf(byId.getOrDefault(id, new ArrayDeque<>()));
    }

    /** When the last record of this kind was written in a conversation; null if that is unknown. */
    public synchronized @Nullable Long last(String id, String kind) {
        return byId.getOrDefault(id, new ArrayDeque<>()).stream()
                .filter(line -> line.kind().equals(kind))
                .reduce((before, line) -> line)
                .map(LogLine::at)
                .orElse(null);
    }

    /**
     * The conversations, the latest first.
     *
     * @param part what their id contains; empty for all
     */
    public synchronized List<Summary> summaries(String part, int limit) {
        List<String> ids = new ArrayList<>(byId.keySet());
        List<Summary> found = new ArrayList<>();
        for (int i = ids.size() - 1; i >= 0 && found.size() < limit; i--) {
            if (ids.get(i).contains(part)) {
                found.add(summary(ids.get(i)));
            }
        }
        return found;
    }

    private Summary summary(String id) {
        String text = null;
        String outcome = null;
        Deque<LogLine> own = byId.getOrDefault(id, new ArrayDeque<>());
        for (LogLine line : own) {
            switch (line.kind()) {
                case "message", "reply" -> text = line.text("text");
                case "outcome" -> outcome = line.text("outcome");
                default -> {}
            }
        }
        return new Summary(id, own.getLast().at(), text, outcome);
    }

    /** Every conversation's records: for figures over all of them. */
    public synchronized List<List<LogLine>> all() {
        return byId.values().stream().map(List::copyOf).toList();
    }
}
