package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.read.Automation;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The writer of a message, by everything that the message and its envelope say about it. An
 * account's own mapping of the direction wins; without one, each level's fields for it are read,
 * then the level's {@link WriterSigns}, and at last the names of events ({@link WriterNames}).
 */
final class Authorship {

    private static final Set<String> NO = Set.of("false", "no", "0", "none");

    private final FieldMapping mapping;
    private final Levels levels;

    Authorship(FieldMapping mapping, Levels levels) {
        this.mapping = mapping;
        this.levels = levels;
    }

    /**
     * The side that wrote; the contact, if nothing names a side.
     *
     * @throws UnknownDirectionException if a word names neither side, or two levels contradict each
     *     other
     */
    Direction direction() {
        Said said = said();
        return said == null ? Direction.INBOUND : said.direction();
    }

    /**
     * The automation that wrote: the value at the mapped place, or {@code automatic} if that is
     * true; without a place, any of the usual marks, or the direction's own word; null where a
     * person may have written.
     */
    @Nullable String automatic() {
        for (JsonNode level : levels.of(Part.AUTOMATIC, mapping.isOwn(Part.AUTOMATIC))) {
            JsonNode place = mapping.find(Part.AUTOMATIC, level);
            if (place != null) {
                return named(place);
            }
        }
        String mark =
                levels.of(Part.AUTOMATIC, false).stream()
                        .map(Automation::in)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        Said said = mark == null ? said() : null;
        return said == null ? mark : said.automatic();
    }

    private @Nullable Said said() {
        Stream<Said> all =
                levels.of(Part.DIRECTION, isOwn()).stream()
                        .map(this::saidAt)
                        .flatMap(Stream::ofNullable);
        if (isOwn()) {
            return all.findFirst().orElse(null);
        }
        Said told = Said.together(all.toList());
        return told == null ? byName() : told;
    }

    /** The side that an event's name suggests, where nothing names the writer. */
    private @Nullable Said byName() {
        return levels.of(Part.DIRECTION, false).stream()
                .flatMap(EventNames::of)
                .map(WriterNames::in)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String named(JsonNode place) {
        String word = place.isBoolean() ? null : WebhookJson.text(place);
        if (word == null) {
            return place.asBoolean(false) ? "automatic" : null;
        }
        boolean no = NO.contains(word.toLowerCase(Locale.ROOT));
        if (no || Automation.isPerson(word)) {
            return null;
        }
        return word.equalsIgnoreCase("true") ? "automatic" : word;
    }

    /**
     * The side by the direction's fields in one level, else by its signs; null if neither names
     * one.
     */
    private @Nullable Said saidAt(JsonNode level) {
        for (JsonPointer pointer : mapping.of(Part.DIRECTION)) {
            JsonNode value = level.at(pointer);
            Said said =
                    value.isMissingNode() || value.isNull()
                            ? null
                            : Polarity.of(pointer, value, mapping.business());
            if (said != null) {
                return said;
            }
        }
        return isOwn() ? null : WriterSigns.in(level);
    }

    /** Whether the account has said itself how to tell who wrote. */
    private boolean isOwn() {
        return mapping.isOwn(Part.DIRECTION) || !mapping.business().isEmpty();
    }
}
