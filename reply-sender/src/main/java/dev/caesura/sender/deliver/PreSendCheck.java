package dev.caesura.sender.deliver;

import dev.caesura.schemas.event.Reply;
import org.jspecify.annotations.Nullable;

/** Says at the last moment whether a reply should still be sent. */
@FunctionalInterface
public interface PreSendCheck {

    /**
     * What speaks against sending, just before an attempt.
     *
     * @return a short code, such as {@code stopped}, {@code paused} or {@code superseded}; null if
     *     nothing does
     */
    @Nullable String objection(Reply reply);
}
