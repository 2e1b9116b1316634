package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.schemas.event.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement of one place about the writer of a message.
 *
 * @param direction the contact's side, or the business's
 * @param automatic the word that says that no person wrote, such as {@code outbound_bot}; null if
 *     there is none
 */
record Said(Direction direction, @Nullable String automatic) {

    /**
     * The joint statement of several places; null if there are none.
     *
     * @throws UnknownDirectionException if they contradict each other: believing either might mean
     *     answering the business's own words
     */
    static @Nullable Said together(List<Said> all) {
        Said agreed = null;
        for (Said next : all) {
            agreed = agreed == null ? next : agreed.and(next);
        }
        return agreed;
    }

    private Said and(Said other) {
        if (direction != other.direction) {
            throw UnknownDirectionException.contradiction();
        }
        return automatic == null ? other : this;
    }
}
