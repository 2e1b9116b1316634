package dev.caesura.sender.handoff.inbox;

import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.story.Words;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * The private note in which Chatwoot's agents read a hand-off, in Markdown. It ends with the
 * hand-off's id, by which the note is found again.
 *
 * <p>Contacts' texts are quoted so that they have no effect: Chatwoot notifies people whom a note
 * mentions, and fills in placeholders.
 */
final class ChatwootNote {

    private static final int LONGEST_LINE = 2_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private ChatwootNote() {}

    static String of(Posting posting) {
        StringBuilder note = new StringBuilder("**Caesura leaves this to a person**: ");
        note.append(Words.reason(posting.reason())).append(".\n\n");
        if (!posting.lines().isEmpty()) {
            posting.lines().forEach(line -> note.append("> ").append(line(line)).append("\n>\n"));
            note.setLength(note.length() - 2);
            note.append("\n");
        }
        note.append("Conversation `").append(harmless(posting.conversation().toString()));
        note.append("`");
        if (posting.link() != null) {
            note.append(", [in the console](").append(posting.link()).append(")");
        }
        return note.append("\n\n`").append(posting.id()).append("`").toString();
    }

    private static String line(HistoryEntry line) {
        String who =
                switch (line.role()) {
                    case CONTACT -> Objects.requireNonNullElse(line.name(), "contact");
                    case BOT -> "Caesura";
                    case PERSON -> "a person";
                };
        String text = line.text();
        String said = text == null || text.isEmpty() ? "(" + line.type() + ")" : text;
        String cut = said.length() > LONGEST_LINE ? said.substring(0, LONGEST_LINE) + "…" : said;
        return TIME.format(line.at())
                + " **"
                + harmless(who)
                + "**: "
                + harmless(cut).replaceAll("\\R", "\n> ");
    }

    private static String harmless(String text) {
        return text.replace("mention://", "mention:/ /")
                .replace("{{", "{ {")
                .replace("{%", "{ %")
                .replace("`", "'")
                .replaceAll("([\\\\\\[\\]<>*_])", "\\\\$1");
    }
}
