package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.read.Words;
import dev.caesura.schemas.event.Direction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a boolean for the writer, by its name: {@code isOutgoing}, {@code from_agent},
 * {@code sent-by-us}. The name must be made of such words and no others: {@code is_business_hours}
 * says nothing. {@code is_customer} doesn't either, since it may tell customers from leads.
 *
 * @param whenTrue the side that a true names
 * @param falseToo whether a false names the other side: a writer who is not the agent may be the
 *     bot
 * @param automatic whether a true says that no person wrote
 */
record FlagName(Direction whenTrue, boolean falseToo, boolean automatic) {

    private static final Pattern WAY =
            Pattern.compile(
                    "(?:is|was)?((?:in|out)bound|incoming|outgoing|echo)(?:message|msg|sms)?");

    private static final Pattern FROM =
            Pattern.compile(
                    "(?:is|was)?(?:message|msg)?(from|by|sentby|writtenby|createdby|to)(?:the)?(.+)");

    private static final Pattern IS =
            Pattern.compile("is(agent|operator|staff|employee|assistant|bot|chatbot|me|self)");

    private static final Pattern MINE = Pattern.compile("(?:is)?(?:mine|own|(?:own|my)message)");

    private static final Pattern AUTOMATIC = Pattern.compile("bot|chatbot|system|ai");

    /** The meaning of a field's name; null if it says nothing. */
    static @Nullable FlagName of(String field) {
        String name = Words.joined(field);
        FlagName way = way(name);
        if (way != null) {
            return way;
        }
        Matcher is = IS.matcher(name);
        if (is.matches()) {
            return new FlagName(Direction.ECHO, false, AUTOMATIC.matcher(is.group(1)).matches());
        }
        return MINE.matcher(name).matches()
                ? new FlagName(Direction.ECHO, true, false)
                : from(name);
    }

    /** Whether the name is that of a direction, and not of a writer. */
    static @Nullable FlagName way(String name) {
        Matcher way = WAY.matcher(name);
        Direction direction = way.matches() ? SideWords.way(way.group(1)) : null;
        return direction == null ? null : new FlagName(direction, true, false);
    }

    private static @Nullable FlagName from(String name) {
        Matcher from = FROM.matcher(name);
        if (!from.matches()) {
            return null;
        }
        String word = from.group(2);
        Direction side = SideWords.writer(word);
        if (side == null) {
            return null;
        }
        boolean to = from.group(1).equals("to");
        Direction writer = to ? Polarity.opposite(side) : side;
        boolean automatic = !to && AUTOMATIC.matcher(word).matches();
        return writer == null ? null : new FlagName(writer, SideWords.isWholeSide(word), automatic);
    }

    /** The meaning of the flag's value; null if it has none. */
    @Nullable Said said(boolean value) {
        if (value) {
            return new Said(whenTrue, automatic ? "bot" : null);
        }
        Direction other = falseToo ? Polarity.opposite(whenTrue) : null;
        return other == null ? null : new Said(other, null);
    }
}
