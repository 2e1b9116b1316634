package dev.caesura.cli.conversation;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.story.MessageStory;
import dev.caesura.schemas.story.Story;
import dev.caesura.schemas.story.TurnStory;
import dev.caesura.schemas.story.Words;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A story as lines in order of time, then the outcome of each message. */
final class StoryText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int TEXT_SHOWN = 60;

    private final List<Line> lines = new ArrayList<>();

    private StoryText(Story story) {
        story.messages().forEach(this::message);
        story.turns().forEach(this::turn);
        story.commands().forEach(this::command);
        story.setAside()
                .forEach(
                        letter ->
                                line(
                                        letter.at(),
                                        "set aside",
                                        Words.reason(letter.reason())
                                                + code(letter.reason())
                                                + ", "
                                                + letter.position()));
        story.putBack()
                .forEach(
                        note ->
                                line(
                                        note.at(),
                                        "put back",
                                        note.position()
                                                + " by "
                                                + note.by()
                                                + ", as "
                                                + note.writtenTo()));
        // A turn ends in the millisecond of its delivery, and after it.
        lines.sort(Comparator.comparing(line -> line.at().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Prints the story. */
    static void print(Story story, PrintWriter out) {
        out.println(story.conversationId() + ", since " + TIME.format(story.since()) + " (UTC)");
        out.println();
        for (Line line : new StoryText(story).lines) {
            out.printf("%s  %-9s  %s%n", TIME.format(line.at()), line.what(), line.detail());
        }
        out.println();
        for (MessageStory message : story.messages()) {
            out.println(
                    message.messageId()
                            + quoted(message.text())
                            + ": "
                            + message.why()
                            + codes(message.outcomes()));
        }
    }

    private record Line(Instant at, String what, String detail) {}

    private void line(Instant at, String what, String detail) {
        lines.add(new Line(at, what, detail));
    }

    private void command(Command command) {
        String by = command.by() == null ? "Somebody" : command.by();
        line(command.at(), "command", by + ' ' + Words.of(command.command()));
    }

    private void message(MessageStory message) {
        for (Instant arrival : message.arrivals()) {
            line(
                    arrival,
                    "message",
                    message.messageId() + " (" + message.type() + ")" + quoted(message.text()));
        }
    }

    private void turn(TurnStory turn) {
        int size = turn.messageIds().size();
        line(
                turn.closedAt(),
                "burst",
                size
                        + (size == 1 ? " message" : " messages")
                        + "; closed: "
                        + Words.of(turn.closeReason()));
        for (int i = 0; i < turn.askedAt().size(); i++) {
            line(turn.askedAt().get(i), "request", turn.requestId() + ", attempt " + (i + 1));
        }
        turn.drafts().forEach(this::draft);
        if (turn.reply() != null) {
            line(turn.reply().approvedAt(), "reply", turn.reply().replyId() + " may be sent");
        }
        turn.deliveries().forEach(this::delivery);
        if (turn.outcome() != null) {
            line(turn.outcome().at(), "turn", turn.why() + codes(List.of(turn.outcome())));
        }
    }

    private void draft(ReplyDraft draft) {
        String took = " after " + draft.generationMillis() + " ms";
        line(
                draft.generatedAt(),
                "draft",
                draft.error() == null
                        ? draft.model() + took + quoted(draft.text())
                        : "error" + took + ": " + draft.error());
    }

    private void delivery(DeliveryEvent delivery) {
        String error = delivery.error() == null ? "" : ": " + delivery.error();
        String again = delivery.retryable() ? " (tried again)" : "";
        line(
                delivery.at(),
                "delivery",
                delivery.status().name().toLowerCase(Locale.ROOT) + error + again);
    }

    /** The reasons' codes, for finding them in the policies and in the metrics. */
    private static String codes(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(Outcome::reason)
                .filter(Objects::nonNull)
                .distinct()
                .map(StoryText::code)
                .collect(Collectors.joining());
    }

    private static String code(String reason) {
        return " [" + reason + ']';
    }

    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("\\s+", " ").strip();
        return " \""
                + (line.length() > TEXT_SHOWN ? line.substring(0, TEXT_SHOWN) + "…" : line)
                + '"';
    }
}
