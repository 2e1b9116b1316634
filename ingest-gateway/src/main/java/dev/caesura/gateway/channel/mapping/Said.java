package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.schemas.event.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one place says of who wrote a message.
 *
 * @param direction the contact's side, or the business's
 * @param automatic the word by which it says that no person wrote, such as {@code outbound_bot};
 *     null where it doesn't
 */
record Said(Direction direction, @Nullable String automatic) {

    /**
     * What several places say together; null if there are none.
     *
     * @throws UnknownDirectionException if they contradict each other: to believe either may mean
     *     to answer the business's own words
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
