package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads receipts of sent messages. They repeat, and come out of order. A group's receipts come for
 * each member: an unreachable member does not make the reply a failure, and no member is the group.
 *
 * <p>The reply's id is the {@code biz_opaque_callback_data} that the sender passed.
 */
final class WhatsAppStatuses {

    private final WhatsAppAccount account;
    private final WhatsAppPeople people;
    private final Instant receivedAt;
    private final TranslationBuilder found;

    WhatsAppStatuses(
            WhatsAppAccount account,
            WhatsAppPeople people,
            Instant receivedAt,
            TranslationBuilder found) {
        this.account = account;
        this.people = people;
        this.receivedAt = receivedAt;
        this.found = found;
    }

    void readStatus(JsonNode status) {
        WebhookJson.requireObject(status, "status");
        String id = WebhookJson.text(status, "id");
        String word = WebhookJson.text(status, "status");
        DeliveryStatus known = known(word);
        String recipient = WebhookJson.text(status, "recipient_id", "recipient_user_id");
        boolean ring = status.path("type").asString("").equals("call");
        boolean group = "group".equals(WebhookJson.text(status, "recipient_type"));
        boolean oneOfMany = group && isOfOneMember(status) && known == DeliveryStatus.FAILED;
        if (known == null || recipient == null || ring || oneOfMany) {
            found.event(ring ? EventKinds.CALL : EventKinds.STATUS, id, word);
            return;
        }
        if (!group) {
            String userId = WebhookJson.text(status, "recipient_user_id");
            people.named(recipient, userId)
                    .forEach(other -> found.link(account.with(recipient), account.with(other)));
        }
        Instant at = Times.epoch(status.path("timestamp"));
        found.delivery(
                new DeliveryEvent(
                        WebhookJson.text(status, "biz_opaque_callback_data"),
                        null,
                        account.with(recipient).toString(),
                        known,
                        id,
                        Objects.requireNonNullElse(at, receivedAt),
                        errorIn(status),
                        false));
    }

    private static boolean isOfOneMember(JsonNode status) {
        return WebhookJson.text(status, "recipient_participant_id", "recipient_user_id") != null;
    }

    /** Other words, such as {@code deleted} and future ones, say nothing about a delivery. */
    private static @Nullable DeliveryStatus known(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "sent" -> DeliveryStatus.SENT;
            case "delivered" -> DeliveryStatus.DELIVERED;
            case "read", "played" -> DeliveryStatus.READ;
            case "failed" -> DeliveryStatus.FAILED;
            default -> null;
        };
    }

    /** The code, the title and the details of the first error. */
    private static @Nullable String errorIn(JsonNode status) {
        JsonNode error = status.path("errors").path(0);
        String text =
                Stream.of(
                                WebhookJson.text(error, "code"),
                                WebhookJson.text(error, "title", "message"),
                                WebhookJson.text(error.path("error_data"), "details"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(": "));
        return text.isEmpty() ? null : text;
    }
}
