package dev.caesura.console.log;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of the most recent conversations.
 *
 * <p>Bounded: of each conversation the last {@value #EACH} records, and {@value #ALL} in all, or as
 * many as take a quarter of the heap; then the conversation that has been quiet the longest is left
 * out. Its records are still in the log.
 */
public final class RecentConversations {

    static final int EACH = 300;
    static final int ALL = 60_000;

    private static final int PART_OF_HEAP = 4;

    // In order of the last record, the latest last.
    private final Map<String, Deque<LogEntry>> byId = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final long budget;
    private int entries;
    private long bytes;

    RecentConversations() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /**
     * None yet.
     *
     * @param budget the bytes of memory that all records may take, by {@link Weight}
     */
    RecentConversations(long budget) {
        this.budget = budget;
    }

    /**
     * A conversation in a list.
     *
     * @param id the conversation
     * @param at the time of the last record, in milliseconds since the epoch
     * @param text the last text of the contact or the business; null if it is not known
     * @param outcome the outcome of the last message or turn; null if it is not known yet
     */
    public record Summary(
            String id, long at, @Nullable String text, Outcome.@Nullable Kind outcome) {}

    synchronized void add(LogEntry entry) {
        String id = entry.key();
        if (id == null) {
            return;
        }
        Deque<LogEntry> own = byId.remove(id);
        Deque<LogEntry> kept = own == null ? new ArrayDeque<>() : own;
        kept.addLast(entry);
        entries++;
        bytes += Weight.of(entry);
        if (kept.size() > EACH) {
            leaveOut(kept.removeFirst());
        }
        byId.put(id, kept);
        changed.add(id);
        makeRoom();
    }

    private void makeRoom() {
        while (isTooMuch() && byId.size() > 1) {
            String quietest = byId.keySet().iterator().next();
            byId.getOrDefault(quietest, new ArrayDeque<>()).forEach(this::leaveOut);
            byId.remove(quietest);
            changed.remove(quietest);
        }
        byId.values().stream().findFirst().ifPresent(this::shorten);
    }

    /** The only conversation that is left loses its oldest records, but never its last. */
    private void shorten(Deque<LogEntry> only) {
        while (isTooMuch() && only.size() > 1) {
            leaveOut(only.removeFirst());
        }
    }

    private boolean isTooMuch() {
        return entries > ALL || bytes > budget;
    }

    private void leaveOut(LogEntry entry) {
        entries--;
        bytes -= Weight.of(entry);
    }

    synchronized void clear() {
        byId.clear();
        changed.clear();
        entries = 0;
        bytes = 0;
    }

    /** The conversations with new records since the last call. */
    public synchronized Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** A conversation's records, oldest first; empty if nothing was written lately. */
    public synchronized List<LogEntry> entries(String id) {
        return List.copyOf(byId.getOrDefault(id, new ArrayDeque<>()));
    }

    /** The time of a conversation's last request; null if it is unknown. */
    public synchronized @Nullable Instant lastRequestAt(String id) {
        Iterator<LogEntry> latestFirst =
                byId.getOrDefault(id, new ArrayDeque<>()).descendingIterator();
        while (latestFirst.hasNext()) {
            LogEntry entry = latestFirst.next();
            if (entry.event() instanceof ReplyRequest) {
                return entry.at();
            }
        }
        return null;
    }

    /**
     * The conversations, the latest first.
     *
     * @param part what their id contains; empty for all
     * @param having only those with one of these kinds of records in the hour before {@code now},
     *     or the beginning of a kind; empty for all
     */
    public synchronized List<Summary> summaries(
            String part, Collection<String> having, Instant now, int limit) {
        Instant since = now.minus(LastHour.SPAN);
        List<String> ids = new ArrayList<>(byId.keySet());
        List<Summary> found = new ArrayList<>();
        for (int i = ids.size() - 1; i >= 0 && found.size() < limit; i--) {
            if (ids.get(i).contains(part)
                    && exists(ids.get(i))
                    && (having.isEmpty() || has(ids.get(i), having, since))) {
                found.add(summary(ids.get(i)));
            }
        }
        return found;
    }

    private boolean has(String id, Collection<String> kinds, Instant since) {
        return byId.getOrDefault(id, new ArrayDeque<>()).stream()
                .filter(entry -> !entry.at().isBefore(since))
                .map(Kinds::of)
                .anyMatch(kind -> kinds.stream().anyMatch(kind::startsWith));
    }

    /** A command about a contact who never wrote makes no conversation. */
    private boolean exists(String id) {
        return byId.getOrDefault(id, new ArrayDeque<>()).stream()
                .anyMatch(entry -> !(entry.event() instanceof Command));
    }

    private Summary summary(String id) {
        String text = null;
        Outcome.Kind outcome = null;
        Deque<LogEntry> own = byId.getOrDefault(id, new ArrayDeque<>());
        for (LogEntry entry : own) {
            if (entry.event() instanceof InboundMessage message) {
                text = message.text();
            } else if (entry.event() instanceof Reply reply) {
                text = reply.text();
            } else if (entry.event() instanceof Outcome end) {
                outcome = end.outcome();
            } else if (entry.event() instanceof DeliveryEvent delivery
                    && outcome == Outcome.Kind.FAILED
                    && delivery.status() == DeliveryStatus.SENT) {
                outcome = Outcome.Kind.ANSWERED; // It was put back and went through.
            } else if (entry.event() instanceof Command command
                    && command.command() == Command.Name.FORGET) {
                text = null;
            }
        }
        return new Summary(id, own.getLast().at().toEpochMilli(), text, outcome);
    }

    /** Every conversation's records: for figures over all of them. */
    public synchronized List<List<LogEntry>> all() {
        return byId.values().stream().map(List::copyOf).toList();
    }
}
