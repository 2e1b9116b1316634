package dev.caesura.sender.handoff;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.http.HttpSender;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks the processor for a conversation's last lines, just before they are posted: messages that
 * were deleted or forgotten by then are not among them.
 */
final class LastLines {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final HandOffSettings settings;
    private final HttpSender http = new HttpSender(MOST_BYTES);

    LastLines(HandOffSettings settings) {
        this.settings = settings;
    }

    /**
     * The last lines, oldest first; none where nobody can be asked, or nothing is known.
     *
     * @throws IOException if the processor does not answer
     */
    List<HistoryEntry> of(ConversationId conversation) throws IOException, InterruptedException {
        if (settings.processorUrl().isEmpty()
                || settings.processorToken() == null
                || settings.lines() == 0) {
            return List.of();
        }
        String id = URLEncoder.encode(conversation.toString(), StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                settings.processorUrl().replaceAll("/+$", "")
                                                        + "/conversations/"
                                                        + id.replace("+", "%20")))
                                .timeout(PATIENCE)
                                .header(
                                        "Authorization",
                                        "Bearer " + settings.processorToken().reveal())
                                .GET()
                                .build());
        if (answer.statusCode() == 404) {
            return List.of();
        }
        if (answer.statusCode() != 200) {
            throw new IOException("The processor answers HTTP " + answer.statusCode());
        }
        return read(answer.body());
    }

    private List<HistoryEntry> read(String body) throws IOException {
        try {
            List<HistoryEntry> lines = new ArrayList<>();
            for (JsonNode line : Json.mapper().readTree(body).path("history")) {
                lines.add(Json.mapper().treeToValue(line, HistoryEntry.class));
            }
            return lines.subList(Math.max(0, lines.size() - settings.lines()), lines.size());
        } catch (JacksonException e) {
            throw new IOException("The processor's answer can't be read", e);
        }
    }
}
