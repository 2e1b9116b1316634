package dev.caesura.cli.cluster;

import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.identity.IdentityTable;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import java.util.List;

/** The conversation of a contact under any of its ids, as learned by the gateways. */
public final class Contacts {

    private final Cluster cluster;
    private final IdentityTable table = new IdentityTable();

    public Contacts(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * The conversation that an id belongs to; the id itself, if nothing else is known.
     *
     * <p>Reads the id's partition, and that of each id that it leads to: mostly one, or two.
     */
    public String conversationOf(String id) {
        String before;
        String found = id;
        do {
            before = found;
            LogReader reader = LogReader.ofIdentity(cluster.client(), cluster.topics(), before);
            Cluster.read(reader, Start.beginning(), this::learn);
            found = table.resolve(id);
        } while (!found.equals(before));
        return found;
    }

    /** All ids under which a conversation's contact is known, that of the conversation first. */
    public List<String> idsOf(String conversation) {
        cluster.read(List.of(cluster.topics().identities().name()), Start.beginning(), this::learn);
        return table.idsOf(conversation);
    }

    private void learn(LogEntry entry) {
        if (entry.event() instanceof Identity identity) {
            table.apply(identity);
        }
    }
}
