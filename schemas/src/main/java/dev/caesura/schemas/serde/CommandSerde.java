package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.Command;

/** The values of {@code commands}, for settings that name a class. */
public final class CommandSerde extends NamedSerde<Command> {

    /** A serde with nothing to configure. */
    public CommandSerde() {
        super(Command.class);
    }
}
