package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.ReplyRequest;

/** The values of {@code reply-requests}, for settings that name a class. */
public final class ReplyRequestSerde extends NamedSerde<ReplyRequest> {

    /** A serde with nothing to configure. */
    public ReplyRequestSerde() {
        super(ReplyRequest.class);
    }
}
