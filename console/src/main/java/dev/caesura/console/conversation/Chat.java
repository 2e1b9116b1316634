package dev.caesura.console.conversation;

import dev.caesura.console.conversation.Part.Deed;
import dev.caesura.console.conversation.Part.Ended;
import dev.caesura.console.conversation.Part.Group;
import dev.caesura.console.conversation.Part.Line;
import dev.caesura.schemas.deadletters.PutBack;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.story.MessageStory;
import dev.caesura.schemas.story.Story;
import dev.caesura.schemas.story.TurnStory;
import dev.caesura.schemas.story.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's story as the contact saw it: groups of messages that were answered together or
 * ended alike, and people's actions in between, in order of time.
 */
final class Chat {

    private final Story story;
    private final List<Part> parts = new ArrayList<>();

    private Chat(Story story) {
        this.story = story;
    }

    static List<Part> of(Story story) {
        return new Chat(story).parts();
    }

    private List<Part> parts() {
        story.turns().forEach(this::turn);
        looseMessages();
        story.commands().forEach(command -> parts.add(deed(command)));
        story.setAside().forEach(letter -> parts.add(deed(letter)));
        story.putBack().forEach(note -> parts.add(deed(note)));
        parts.sort(Comparator.comparing(Part::at));
        return joined();
    }

    private void turn(TurnStory turn) {
        List<Line> lines =
                story.messages().stream()
                        .filter(message -> turn.messageIds().contains(message.messageId()))
                        .map(Chat::line)
                        .toList();
        parts.add(new Group(turn.requestId(), turn.openedAt(), lines, Turns.of(turn), null));
    }

    private void looseMessages() {
        Set<String> grouped = new HashSet<>();
        story.turns().forEach(turn -> grouped.addAll(turn.messageIds()));
        story.messages().stream()
                .filter(message -> !grouped.contains(message.messageId()))
                .forEach(
                        message ->
                                parts.add(
                                        new Group(
                                                message.messageId(),
                                                message.at(),
                                                List.of(line(message)),
                                                null,
                                                why(message))));
    }

    /** Messages that ended at once and alike, with nothing in between, make one group. */
    private List<Part> joined() {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (part instanceof Group group
                    && last instanceof Group before
                    && areAlike(before, group)) {
                joined.set(joined.size() - 1, before.with(group.messages()));
            } else {
                joined.add(part);
            }
        }
        return List.copyOf(joined);
    }

    private static boolean areAlike(Group a, Group b) {
        return a.turn() == null
                && b.turn() == null
                && a.messages().get(0).business() == b.messages().get(0).business()
                && Objects.equals(a.messages().get(0).end(), b.messages().get(0).end());
    }

    private static Line line(MessageStory message) {
        Outcome end = end(message);
        return new Line(
                message.messageId(),
                message.at(),
                message.text(),
                message.type(),
                message.direction() == Direction.ECHO,
                Math.max(0, message.arrivals().size() - 1),
                end == null ? null : new Ended(end.outcome(), end.reason(), end.score(), end.at()));
    }

    /** The message's outcome at its first arrival. */
    private static @Nullable Outcome end(MessageStory message) {
        return message.outcomes().stream()
                .filter(outcome -> outcome.outcome() != Outcome.Kind.DUPLICATE)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String why(MessageStory message) {
        Outcome end = end(message);
        return end == null || end.outcome() == Outcome.Kind.ANSWERED ? null : Words.of(end);
    }

    private static Deed deed(Command command) {
        String by = Objects.requireNonNullElse(command.by(), "Somebody");
        return deed(command.commandId(), command.at(), by + ' ' + Words.of(command.command()));
    }

    private static Deed deed(Story.SetAside letter) {
        return deed(
                letter.position(),
                letter.at(),
                "Set aside as a dead letter: " + Words.reason(letter.reason()));
    }

    private static Deed deed(PutBack note) {
        return deed(
                note.position() + note.at(),
                note.at(),
                note.by() + " put the dead letter back, as " + note.writtenTo());
    }

    private static Deed deed(String key, Instant at, String words) {
        return new Deed(key, at, words);
    }
}
