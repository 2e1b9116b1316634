package dev.caesura.processor.query;

import dev.caesura.schemas.event.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Looks up conversations, whichever instance has them: this instance's own in its stores, those of
 * others over HTTP, as {@code GET /conversations/{id}} does.
 *
 * <p>All methods throw {@link org.apache.kafka.streams.errors.InvalidStateStoreException} while
 * partitions move, and {@link PeerException} if the instance that has a conversation does not
 * answer: ask again a second later.
 */
public final class ConversationLookup {

    private final Supplier<ConversationQueries> queries;
    private final PeerQueries peers;
    private final String address;

    /**
     * A look-up.
     *
     * @param queries this instance's, once it has started
     * @param token the token that the other instances ask of callers
     * @param address where others reach this instance, {@code host:port}; empty to find only this
     *     instance's own conversations
     */
    public ConversationLookup(Supplier<ConversationQueries> queries, String token, String address) {
        this.queries = queries;
        this.peers = new PeerQueries(token);
        this.address = address;
    }

    /**
     * One conversation, from whichever instance has it; empty if it is unknown.
     *
     * @param conversationId {@code channel:account:contact}
     * @throws IllegalArgumentException if that is no conversation's id
     */
    public Optional<ConversationView> find(String conversationId) {
        ConversationId.parse(conversationId);
        Optional<HostInfo> owner = queries.get().owner(conversationId);
        return owner.isPresent() && !isMe(owner.get())
                ? peers.conversation(owner.get(), conversationId)
                : findHere(conversationId);
    }

    /**
     * One conversation of this instance; empty if nothing is known of it here.
     *
     * @throws IllegalArgumentException if that is no conversation's id
     */
    public Optional<ConversationView> findHere(String conversationId) {
        ConversationId.parse(conversationId);
        return queries.get().find(conversationId);
    }

    /**
     * Conversations with an open burst or a turn in flight, of all instances.
     *
     * @param most how many at most
     */
    public List<ConversationView> waiting(int most) {
        List<ConversationView> found = new ArrayList<>(waitingHere(most));
        for (HostInfo host : queries.get().instances()) {
            if (!isMe(host) && found.size() < most) {
                found.addAll(peers.waiting(host, most - found.size()));
            }
        }
        return found;
    }

    /**
     * Conversations of this instance with an open burst or a turn in flight.
     *
     * @param most how many at most
     */
    public List<ConversationView> waitingHere(int most) {
        return queries.get().waiting(most);
    }

    private boolean isMe(HostInfo host) {
        return address.isEmpty() || (host.host() + ":" + host.port()).equals(address);
    }
}
