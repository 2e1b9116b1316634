package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the files of a message. */
final class TelegramFiles {

    private static final int MAX_DEPTH = 60;

    private static final List<String> KINDS =
            List.of("animation", "live_photo", "video", "audio", "voice_note", "document");

    private TelegramFiles() {}

    static Media file(String type, JsonNode part) {
        return new Media(
                type,
                WebhookJson.text(part, "file_id"),
                null,
                WebhookJson.text(part, "mime_type"),
                WebhookJson.text(part, "file_name"));
    }

    /** A photo comes as several sizes of one picture, in any order. */
    static Media photo(JsonNode sizes) {
        JsonNode largest =
                sizes.values().stream()
                        .max(Comparator.comparingLong(TelegramFiles::area))
                        .orElse(sizes);
        return file("image", largest);
    }

    /** The bought media, as far as they may be seen: a preview has no file. */
    static List<Media> paid(JsonNode part) {
        List<Media> files = new ArrayList<>();
        WebhookJson.items(part, "paid_media").forEach(item -> addFile(item, files));
        return files;
    }

    /** The files of a rich message, in the order of its blocks. */
    static List<Media> inBlocks(JsonNode message) {
        List<Media> files = new ArrayList<>();
        collect(message, files, 0);
        return files;
    }

    private static void collect(JsonNode parent, List<Media> files, int depth) {
        for (String group : List.of("blocks", "items")) {
            for (JsonNode block : WebhookJson.items(parent, group)) {
                addFile(block, files);
                if (depth < MAX_DEPTH) {
                    collect(block, files, depth + 1);
                }
            }
        }
    }

    private static void addFile(JsonNode holder, List<Media> files) {
        if (holder.path("photo").isArray()) {
            files.add(photo(holder.path("photo")));
        }
        for (String kind : KINDS) {
            if (holder.path(kind).isObject()) {
                files.add(file(kind.equals("voice_note") ? "voice" : kind, holder.path(kind)));
            }
        }
    }

    private static long area(JsonNode size) {
        return size.path("width").asLong(0) * size.path("height").asLong(0);
    }
}
