package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.ReplyDraft;

/** The values of {@code reply-drafts}, for settings that name a class. */
public final class ReplyDraftSerde extends NamedSerde<ReplyDraft> {

    /** A serde with nothing to configure. */
    public ReplyDraftSerde() {
        super(ReplyDraft.class);
    }
}
