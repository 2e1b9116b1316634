package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.gateway.channel.read.Words;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The nature of an item: a message, a later state of one, or neither. A word in {@code kind} tells
 * it, else the name of the event ({@code message.deleted}, {@code message_read}), else a flag such
 * as {@code is_deleted}. An account's own mapping of the kind overrides all of these.
 *
 * @param kind what it is to the conversation
 * @param event one of {@link EventKinds} if it is no message; null if it is one
 */
record ItemNature(Kind kind, @Nullable String event) {

    private static final ItemNature MESSAGE = new ItemNature(Kind.MESSAGE, null);
    private static final ItemNature EDIT = new ItemNature(Kind.EDIT, null);
    private static final ItemNature DELETION = new ItemNature(Kind.DELETION, null);
    private static final ItemNature TYPING = new ItemNature(Kind.TYPING, null);
    private static final ItemNature STATUS = event(EventKinds.STATUS);

    /** A field that may hold an action on another message. */
    static final String ACTION = "action";

    private static final String ON = "on";

    /**
     * The object that a change must name, if other things can change like that too: orders are
     * updated and read.
     */
    private static final Set<String> MESSAGES = Set.of("message", "messages", "msg");

    /** Words that are topics or kinds of messages where they stand alone. */
    private static final Set<String> TOPICS =
            Set.of(
                    "update",
                    "updated",
                    "edit",
                    "delete",
                    "status",
                    "delivery",
                    "ack",
                    "receipt",
                    "note");

    private static final Set<String> DELETED =
            Set.of("deletion", "delete", "deleted", "revoked", "unsent", "retracted", "recalled");
    private static final Set<String> EDITED =
            Set.of("edit", "edited", "updated", "update", "modified");

    /** Changes of messages and, by the same words, of their parts. */
    private static final Map<String, ItemNature> LATER =
            Map.of("removed", DELETION, "changed", EDIT);

    private static final Set<String> WRITING = Set.of("typing", "composing");
    private static final Set<String> PAUSED = Set.of("off", "stop", "stopped", "paused", "ended");
    private static final Set<String> REACTED = Set.of("reaction", "reactions", "reacted");
    private static final Set<String> RECEIVED =
            Set.of(
                    "status",
                    "receipt",
                    "delivered",
                    "delivery",
                    "read",
                    "seen",
                    "ack",
                    "acknowledged");

    /** The fate of a sent message, if the word is used of a message. */
    private static final Set<String> SENT =
            Set.of(
                    "failed",
                    "undelivered",
                    "undeliverable",
                    "queued",
                    "expired",
                    "bounced",
                    "played",
                    "opened",
                    "clicked");

    static ItemNature of(FieldMapping mapping, Levels levels) {
        boolean own = mapping.isOwn(Part.KIND);
        Optional<ItemNature> stated =
                levels.of(Part.KIND, own).stream()
                        .map(level -> mapping.text(Part.KIND, level))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(ItemNature::ofKind);
        if (own || stated.isPresent()) {
            return stated.orElse(MESSAGE);
        }
        return levels.of(Part.KIND, false).stream()
                .flatMap(ItemNature::named)
                .findFirst()
                .or(
                        () ->
                                levels.of(Part.MESSAGE_ID, false).stream()
                                        .flatMap(ItemNature::flagged)
                                        .findFirst())
                .orElse(MESSAGE);
    }

    private static ItemNature event(String kind) {
        return new ItemNature(Kind.MESSAGE, kind);
    }

    private static ItemNature ofKind(String word) {
        String whole = word.toLowerCase(Locale.ROOT);
        if (whole.equals("system") || whole.equals("notice")) {
            return event(EventKinds.SYSTEM);
        }
        List<String> words = Words.split(word);
        return words.size() == 1
                ? ofWord(words.get(0)).orElse(MESSAGE)
                : ofName(words).orElse(MESSAGE);
    }

    private static Stream<ItemNature> named(JsonNode level) {
        return Stream.concat(
                EventNames.of(level)
                        .map(name -> withoutOn(EventNames.words(name)))
                        .flatMap(words -> ofName(words).stream()),
                acted(level));
    }

    /** Actions on another message: {@code "action": {"type": "reaction", "target": …}}. */
    private static Stream<ItemNature> acted(JsonNode level) {
        String type = WebhookJson.text(level.path(ACTION), "type");
        return Stream.ofNullable(type).map(ItemNature::ofKind).filter(nature -> nature != MESSAGE);
    }

    /** {@code onAck} and {@code onack} are about a message. */
    private static List<String> withoutOn(List<String> words) {
        if (words.isEmpty() || !words.get(0).startsWith(ON)) {
            return words;
        }
        String rest = words.get(0).substring(ON.length());
        boolean apart = rest.isEmpty() || (words.size() == 1 && ofWord(rest).isPresent());
        return apart
                ? Stream.concat(
                                Stream.of("message"),
                                rest.isEmpty() ? words.stream().skip(1) : Stream.of(rest))
                        .toList()
                : words;
    }

    /** A name of several words, or a word that can mean nothing else. */
    private static Optional<ItemNature> ofName(List<String> words) {
        if (words.stream().anyMatch(WRITING::contains)) {
            boolean paused = words.stream().anyMatch(PAUSED::contains);
            return Optional.of(paused ? STATUS : TYPING);
        }
        if (words.stream().anyMatch(REACTED::contains)) {
            return Optional.of(event(EventKinds.REACTION));
        }
        if (TeamNote.isNamedBy(words)) {
            return Optional.of(event(EventKinds.NOTE));
        }
        if (ChatNotice.isNamedBy(words)) {
            return Optional.of(event(EventKinds.SYSTEM));
        }
        boolean alone = words.size() == 1 && !TOPICS.contains(words.get(0));
        if (!alone && words.stream().noneMatch(MESSAGES::contains)) {
            return Optional.empty();
        }
        if (words.size() > 1
                && words.stream()
                        .anyMatch(word -> RECEIVED.contains(word) || SENT.contains(word))) {
            return Optional.of(STATUS);
        }
        // "message.read", "updated-message", and "message_deleted_for_everyone".
        return Stream.iterate(0, at -> at < words.size(), at -> at + 1)
                .map(at -> isOfMessage(words, at) ? LATER.get(words.get(at)) : ofPart(words, at))
                .filter(Objects::nonNull)
                .reduce((first, last) -> last);
    }

    /** Labels are removed and states changed, too: those words must stand beside the message. */
    private static boolean isOfMessage(List<String> words, int at) {
        boolean before = at > 0 && MESSAGES.contains(words.get(at - 1));
        boolean after = at + 1 < words.size() && MESSAGES.contains(words.get(at + 1));
        return LATER.containsKey(words.get(at)) && (before || after);
    }

    private static @Nullable ItemNature ofPart(List<String> words, int at) {
        return ofWord(words.get(at)).orElse(null);
    }

    private static Optional<ItemNature> ofWord(String word) {
        if (DELETED.contains(word)) {
            return Optional.of(DELETION);
        }
        if (EDITED.contains(word)) {
            return Optional.of(EDIT);
        }
        if (WRITING.contains(word)) {
            return Optional.of(TYPING);
        }
        if (REACTED.contains(word)) {
            return Optional.of(event(EventKinds.REACTION));
        }
        if (word.equals("note")) {
            return Optional.of(event(EventKinds.NOTE));
        }
        return RECEIVED.contains(word) ? Optional.of(STATUS) : Optional.empty();
    }

    private static Stream<ItemNature> flagged(JsonNode level) {
        return level.properties().stream()
                .filter(field -> field.getValue().isBoolean() && field.getValue().booleanValue())
                .map(field -> Words.joined(field.getKey()))
                .flatMap(name -> ofFlag(name).stream());
    }

    private static Optional<ItemNature> ofFlag(String name) {
        return switch (name.replaceFirst("^(?:is|was)", "")) {
            case "deleted", "revoked", "unsent", "retracted" -> Optional.of(DELETION);
            case "edited" -> Optional.of(EDIT);
            case "note", "privatenote", "internalnote", "internal" ->
                    Optional.of(event(EventKinds.NOTE));
            case "history", "historical", "fromhistory" -> Optional.of(event(EventKinds.HISTORY));
            default -> Optional.empty();
        };
    }
}
