package dev.caesura.gateway.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position up to which a page has seen the log, as the id of its last event. It means the same
 * at every gateway, and for as long as the log is kept: {@code partition.deliveries.replies}.
 *
 * @param partition the conversation's partition, which is the same in both topics
 * @param deliveries the offset in {@code deliveries} from which on the page has seen nothing
 * @param replies the offset in {@code replies} from which on there may be replies that the page has
 *     not seen
 */
record EventPosition(int partition, long deliveries, long replies) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,18})\\.(\\d{1,18})");

    /** The position in an id; empty if it is not one of ours. */
    static Optional<EventPosition> parse(@Nullable String id) {
        Matcher parts = FORM.matcher(id == null ? "" : id);
        return parts.matches()
                ? Optional.of(
                        new EventPosition(
                                Integer.parseInt(parts.group(1)),
                                Long.parseLong(parts.group(2)),
                                Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + "." + deliveries + "." + replies;
    }
}
