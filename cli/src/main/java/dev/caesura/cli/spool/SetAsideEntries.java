package dev.caesura.cli.spool;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.EventWriter;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.gateway.publish.SetAsideRecord;
import dev.caesura.gateway.spool.SetAside;
import dev.caesura.gateway.spool.SetAsideFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The entries of one spool's folder. */
final class SetAsideEntries {

    private static final String UNREADABLE = "it can't be read";

    /**
     * The result for an entry.
     *
     * @param writtenTo its new position, as {@code topic-partition@offset}; null if it was not sent
     * @param problem the reason why it can't be sent; null if it can
     */
    public record Row(SetAsideRecord entry, @Nullable String writtenTo, @Nullable String problem) {}

    private final SetAsideFolder folder;
    private final Predicate<SetAsideRecord> wanted;

    SetAsideEntries(Path spool, Predicate<SetAsideRecord> wanted) {
        this.folder = new SetAsideFolder(spool, Clock.systemUTC());
        this.wanted = wanted;
    }

    List<SetAsideRecord> list() {
        return folder.list().stream().map(SetAsideRecord::of).filter(wanted).toList();
    }

    List<Row> dryRun() {
        return list().stream()
                .map(entry -> new Row(entry, null, entry.topic() == null ? UNREADABLE : null))
                .toList();
    }

    /** Sends them in order; one that is refused again stays, and the next is sent. */
    List<Row> replay(Cluster cluster) {
        List<Row> rows = new ArrayList<>();
        try (EventWriter writer = new EventWriter(cluster)) {
            for (SetAside entry : folder.list()) {
                SetAsideRecord described = SetAsideRecord.of(entry);
                if (wanted.test(described)) {
                    rows.add(send(writer, entry, described));
                }
            }
        }
        return rows;
    }

    private Row send(EventWriter writer, SetAside entry, SetAsideRecord described) {
        try {
            String writtenTo = SetAsideRecord.toKafka(entry).map(writer::write).orElse(null);
            if (writtenTo == null) {
                return new Row(described, null, UNREADABLE);
            }
            folder.remove(entry);
            return new Row(described, writtenTo, null);
        } catch (KafkaException | CommandException e) {
            return new Row(described, null, String.valueOf(e.getMessage()));
        }
    }
}
