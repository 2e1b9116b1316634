package dev.caesura.schemas.event;

import org.jspecify.annotations.Nullable;

/**
 * Names one part of a reply that is followed by others: {@code rep-1#2}. The last part has the
 * reply's own id: parts are sent in order, so once it has arrived, all have.
 *
 * @param replyId the reply
 * @param sent how many parts were sent if this one was
 */
public record PartReference(String replyId, int sent) {

    private static final char SEPARATOR = '#';

    /** Reads a reference; null if it names a whole reply. */
    public static @Nullable PartReference parse(String reference) {
        int at = reference.lastIndexOf(SEPARATOR);
        if (at < 1 || !reference.substring(at + 1).matches("[1-9]\\d{0,3}")) {
            return null;
        }
        return new PartReference(
                reference.substring(0, at), Integer.parseInt(reference.substring(at + 1)));
    }

    @Override
    public String toString() {
        return replyId + SEPARATOR + sent;
    }
}
