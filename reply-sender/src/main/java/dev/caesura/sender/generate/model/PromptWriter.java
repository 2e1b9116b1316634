package dev.caesura.sender.generate.model;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes prompts: the burst as one user turn, everything else in the system prompt. */
public final class PromptWriter {

    private static final int CHARACTERS_PER_TOKEN = 3;

    private final Template template;
    private final int mostCharacters;

    /** Reads the template; one that can't be read fails the start. */
    public PromptWriter(PromptSettings settings) {
        this.mostCharacters = settings.mostInputTokens() * CHARACTERS_PER_TOKEN;
        try {
            this.template =
                    Mustache.compiler()
                            .escapeHTML(false)
                            .defaultValue("")
                            .compile(
                                    settings.template().getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The prompt's template can't be read: " + settings.template(), e);
        }
    }

    /** What the model is told about one request. */
    public Prompt write(ReplyRequest request) {
        String user = user(request.messages());
        List<HistoryEntry> history = request.history();
        String system = system(request, history);
        while (!history.isEmpty() && system.length() + user.length() > mostCharacters) {
            history = history.subList((history.size() + 1) / 2, history.size());
            system = system(request, history);
        }
        return new Prompt(system, user);
    }

    private String system(ReplyRequest request, List<HistoryEntry> history) {
        List<Map<String, String>> lines =
                history.stream()
                        .filter(line -> line.text() != null)
                        .map(line -> Map.of("role", roleOf(line), "text", textOf(line)))
                        .toList();
        return template.execute(
                Map.of(
                        "channel",
                        ConversationId.channelOf(request.conversationId()),
                        "hasHistory",
                        !lines.isEmpty(),
                        "history",
                        lines,
                        "hasRecentReplies",
                        !request.recentReplies().isEmpty(),
                        "recentReplies",
                        request.recentReplies().stream()
                                .map(reply -> Map.of("text", reply.text()))
                                .toList()));
    }

    private static String roleOf(HistoryEntry line) {
        return line.role().name().toLowerCase(Locale.ROOT);
    }

    private static String textOf(HistoryEntry line) {
        return line.text() == null ? "" : line.text();
    }

    /** The newest messages that fit; the very last one is cut to fit. */
    private String user(List<InboundMessage> messages) {
        List<String> kept = new ArrayList<>();
        int left = mostCharacters;
        for (int i = messages.size() - 1; i >= 0 && left > 0; i--) {
            String text = textOf(messages.get(i));
            kept.add(0, text.length() <= left ? text : text.substring(text.length() - left));
            left -= text.length() + 1;
        }
        return String.join("\n", kept);
    }

    private static String textOf(InboundMessage message) {
        String media =
                message.media().stream()
                        .map(item -> "[" + item.type() + "]")
                        .collect(Collectors.joining(" "));
        String text = message.text() == null ? "" : message.text();
        String both = (media + " " + text).strip();
        return both.isEmpty() ? "[" + message.type() + "]" : both;
    }
}
