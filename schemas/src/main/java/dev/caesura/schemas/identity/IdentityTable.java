package dev.caesura.schemas.identity;

import dev.caesura.schemas.event.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of each id of a contact: the topic {@code identities}, in memory.
 *
 * <p>The first id that is known of a contact names the conversation for ever, so that it never
 * moves. If two conversations turn out to belong to one contact, the one known earlier goes on.
 * Several gateways may learn different things at the same moment; all of them read back the last
 * record written for an id, and a circle of ids belongs to its earliest.
 *
 * <p>The table learns a thing again until it is read back from the topic: the records of a webhook
 * that was not accepted are lost, and its repetition must write them.
 *
 * <p>Safe for use by many threads.
 */
public final class IdentityTable {

    private record Known(String conversationId, Instant at) {}

    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> unconfirmed = new HashSet<>();
    private final Set<String> moving = new HashSet<>();

    /** The conversation to which an id belongs; the id itself, if nothing else is known. */
    public synchronized String resolve(String id) {
        Known next = known.get(id);
        if (next == null || next.conversationId.equals(id)) {
            return id;
        }
        Set<String> passed = new LinkedHashSet<>(Set.of(id));
        String current = next.conversationId;
        while (passed.add(current)) {
            Known further = known.get(current);
            if (further == null || further.conversationId.equals(current)) {
                return current;
            }
            current = further.conversationId;
        }
        return earliest(passed);
    }

    /** Takes over a record of the topic. */
    public synchronized void apply(Identity identity) {
        known.put(identity.alias(), new Known(identity.conversationId(), identity.at()));
        unconfirmed.remove(identity.alias());
        moving.remove(identity.alias());
    }

    /** All ids under which the conversation's contact is known, the conversation's own first. */
    public synchronized List<String> idsOf(String conversationId) {
        Set<String> ids = new LinkedHashSet<>(List.of(conversationId));
        known.keySet().stream()
                .filter(id -> resolve(id).equals(conversationId))
                .sorted()
                .forEach(ids::add);
        return List.copyOf(ids);
    }

    /** How many ids are known. */
    public synchronized int size() {
        return known.size();
    }

    /**
     * Learns that some ids are one contact's.
     *
     * @param ids the conversation that each id alone would name; the first names the conversation
     *     if none of them is known
     * @param at when it is learned
     * @param anySpoke whether there may be a conversation under an id of which nothing is known
     * @return the news; empty, if everything was known
     */
    public synchronized Learnt learn(Collection<String> ids, Instant at, boolean anySpoke) {
        String primary = ids.iterator().next();
        Set<String> before = new LinkedHashSet<>();
        ids.stream().filter(known::containsKey).map(this::resolve).forEach(before::add);
        String conversation = before.isEmpty() ? primary : earliest(before);
        Set<String> all = new LinkedHashSet<>(List.of(conversation));
        all.addAll(ids);
        all.addAll(before);
        List<Identity> records = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        for (String id : all) {
            Known old = known.get(id);
            Instant since = old == null || !old.conversationId.equals(conversation) ? at : old.at;
            if (!new Known(conversation, since).equals(old) || unconfirmed.contains(id)) {
                records.add(new Identity(id, conversation, since));
                known.put(id, new Known(conversation, since));
                unconfirmed.add(id);
                boolean named = id.equals(primary) && !before.isEmpty();
                boolean spoke = named || before.contains(id) || (old == null && anySpoke);
                if (!id.equals(conversation) && (spoke || moving.contains(id))) {
                    moving.add(id);
                    moved.add(id);
                }
            }
        }
        return new Learnt(conversation, records, moved);
    }

    private String earliest(Collection<String> ids) {
        return ids.stream()
                .min(Comparator.comparing(this::since).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private Instant since(String id) {
        Known entry = known.get(id);
        return entry == null ? Instant.MAX : entry.at;
    }

    /** Whether anything is known of the id. */
    public synchronized boolean knows(@Nullable String id) {
        return known.containsKey(id) && !unconfirmed.contains(id);
    }

    /**
     * The news.
     *
     * @param conversationId the conversation in which the contact goes on
     * @param records what to write to {@code identities}
     * @param moved conversations that began under other ids, and go on in this one
     */
    public record Learnt(String conversationId, List<Identity> records, List<String> moved) {}
}
