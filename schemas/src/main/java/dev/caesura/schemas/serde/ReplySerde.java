package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.Reply;

/** The values of {@code replies}, for settings that name a class. */
public final class ReplySerde extends NamedSerde<Reply> {

    /** A serde with nothing to configure. */
    public ReplySerde() {
        super(Reply.class);
    }
}
