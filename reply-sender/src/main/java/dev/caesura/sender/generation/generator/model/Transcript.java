package dev.caesura.sender.generation.generator.model;

import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generation.generator.model.Prompt.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request as turns of the contact and of the business side. In a group, each line names
 * its author, and further lines within a text are indented.
 */
final class Transcript {

    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";
    private static final String LEFT_OUT = "(Earlier messages are left out.)";
    private static final int LONGEST_NAME = 64;

    private final boolean group;
    private final int mostCharacters;

    /**
     * A transcript.
     *
     * @param mostCharacters its longest length; the oldest lines are left out first
     */
    Transcript(ReplyRequest request, int mostCharacters) {
        this.group = isGroup(request);
        this.mostCharacters = mostCharacters;
    }

    static boolean isGroup(ReplyRequest request) {
        return request.messages().stream().anyMatch(InboundMessage::group);
    }

    /** The turns, in which no two of one side follow each other. */
    List<Turn> of(ReplyRequest request) {
        List<Turn> lines = new ArrayList<>();
        List<InboundMessage> burst = request.messages();
        int left = mostCharacters;
        for (int i = burst.size() - 1; i >= 0 && left > 0; i--) {
            String text = line(burst.get(i));
            String kept = text.length() <= left ? text : text.substring(text.length() - left);
            lines.add(0, new Turn(USER, kept));
            left -= text.length() + 1;
        }
        List<HistoryEntry> past = past(request);
        for (int i = past.size() - 1; i >= 0 && left > 0; i--) {
            Turn line = line(past.get(i));
            left -= line.text().length() + 1;
            if (left >= 0) {
                lines.add(0, line);
            }
        }
        return merged(lines);
    }

    /** The history, and the recent replies that it lacks. */
    private static List<HistoryEntry> past(ReplyRequest request) {
        List<HistoryEntry> past = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (HistoryEntry line : request.history()) {
            String text = line.text();
            if (text != null && !text.isBlank()) {
                past.add(line);
                said.add(text);
            }
        }
        for (RecentReply reply : request.recentReplies()) {
            if (reply.text() != null && said.add(reply.text())) {
                past.add(new HistoryEntry(HistoryEntry.Role.BOT, "text", reply.text(), reply.at()));
            }
        }
        past.sort(Comparator.comparing(HistoryEntry::at));
        return past;
    }

    private Turn line(HistoryEntry entry) {
        String text = entry.text() == null ? "" : entry.text();
        return entry.role() == HistoryEntry.Role.CONTACT
                ? new Turn(USER, named(entry.name(), text))
                : new Turn(ASSISTANT, text);
    }

    private String line(InboundMessage message) {
        String media =
                message.media().stream()
                        .map(item -> "[" + item.type() + "]")
                        .collect(Collectors.joining(" "));
        String text = message.text() == null ? "" : message.text();
        String both = (media + " " + text).strip();
        String name = message.senderName() == null ? message.sender() : message.senderName();
        return named(name, both.isEmpty() ? "[" + message.type() + "]" : both);
    }

    private String named(@Nullable String name, String text) {
        if (!group) {
            return text;
        }
        String who = name == null ? "" : name.replaceAll("[\\p{C}\\p{Z}:]+", " ").strip();
        String cut = who.length() <= LONGEST_NAME ? who : who.substring(0, LONGEST_NAME);
        return (cut.isEmpty() ? "?" : cut) + ": " + text.replaceAll("\\R", "\n  ");
    }

    private static List<Turn> merged(List<Turn> lines) {
        List<Turn> turns = new ArrayList<>();
        if (lines.isEmpty() || !lines.get(0).role().equals(USER)) {
            // The interfaces require the contact to begin.
            turns.add(new Turn(USER, LEFT_OUT));
        }
        for (Turn line : lines) {
            int last = turns.size() - 1;
            if (last >= 0 && turns.get(last).role().equals(line.role())) {
                turns.set(last, new Turn(line.role(), turns.get(last).text() + "\n" + line.text()));
            } else {
                turns.add(line);
            }
        }
        return turns;
    }
}
