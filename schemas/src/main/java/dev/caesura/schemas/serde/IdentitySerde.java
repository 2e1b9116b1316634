package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.Identity;

/** The values of {@code identities}, for settings that name a class. */
public final class IdentitySerde extends NamedSerde<Identity> {

    /** A serde with nothing to configure. */
    public IdentitySerde() {
        super(Identity.class);
    }
}
