package dev.caesura.sender.testing;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.Topics;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Puts WhatsApp's status webhooks into the log, as the gateway does. */
public final class Statuses implements Consumer<String> {

    private final Log log;
    private final Topics topics;

    public Statuses(Log log, Topics topics) {
        this.log = log;
        this.topics = topics;
    }

    @Override
    public void accept(String webhook) {
        JsonNode value =
                Json.mapper()
                        .readTree(webhook)
                        .path("entry")
                        .path(0)
                        .path("changes")
                        .path(0)
                        .path("value");
        JsonNode status = value.path("statuses").path(0);
        log.write(
                topics.deliveries(),
                new DeliveryEvent(
                        status.path("biz_opaque_callback_data").asString(),
                        null,
                        new ConversationId(
                                        "whatsapp",
                                        value.path("metadata").path("phone_number_id").asString(),
                                        status.path("recipient_id").asString())
                                .toString(),
                        DeliveryStatus.valueOf(
                                status.path("status").asString().toUpperCase(Locale.ROOT)),
                        status.path("id").asString(),
                        Instant.now(),
                        null,
                        false));
    }
}
