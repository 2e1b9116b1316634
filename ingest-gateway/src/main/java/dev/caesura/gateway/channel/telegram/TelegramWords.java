package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The words of content that is neither text nor file. */
final class TelegramWords {

    private TelegramWords() {}

    /** The words; null for content without any, such as a place. */
    static @Nullable String of(String field, JsonNode part, JsonNode message) {
        return switch (field) {
            case "poll" -> WebhookJson.text(part, "question");
            case "checklist", "game", "invoice" -> WebhookJson.text(part, "title");
            case "checklist_tasks_added" -> tasks(WebhookJson.items(part, "tasks"));
            case "checklist_tasks_done" -> tasks(done(part));
            case "giveaway" -> WebhookJson.text(part, "prize_description");
            case "venue", "location", "dice", "story" -> null;
            default -> TelegramContent.textOf(message);
        };
    }

    private static @Nullable String tasks(List<JsonNode> tasks) {
        String lines =
                tasks.stream()
                        .map(task -> WebhookJson.text(task, "text"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    /** The notice has the numbers of the tasks; their words are in the checklist it belongs to. */
    private static List<JsonNode> done(JsonNode part) {
        List<String> numbers =
                WebhookJson.items(part, "marked_as_done_task_ids").stream()
                        .map(number -> String.valueOf(WebhookJson.text(number)))
                        .toList();
        JsonNode checklist = part.path("checklist_message").path("checklist");
        return WebhookJson.items(checklist, "tasks").stream()
                .filter(task -> numbers.contains(WebhookJson.text(task, "id")))
                .toList();
    }
}
