package dev.caesura.cli.deadletters;

import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.registry.Channels;
import dev.caesura.schemas.deadletters.DeadLetter;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dead letter's webhook again, as this version's gateway would: it may understand what an
 * earlier one did not.
 */
final class WebhookReplay {

    private static final String SOURCE = "webhook:";

    private final Channels channels = Channels.standard();

    /** The present meaning of a webhook, or the reason why it is still not understood. */
    record Reading(List<InboundMessage> messages, @Nullable String problem) {}

    Reading read(DeadLetter letter) {
        Optional<Channel> channel = channels.find(channelOf(letter));
        byte[] body = letter.entry().record().value();
        if (channel.isEmpty() || body == null) {
            return new Reading(List.of(), "there is no channel " + channelOf(letter));
        }
        try {
            return reading(channel.get().translate(webhook(letter, body)));
        } catch (UnreadableWebhookException e) {
            return new Reading(List.of(), "it still can't be read: " + e.getMessage());
        }
    }

    private static Reading reading(Translation translation) {
        List<InboundMessage> messages = List.copyOf(translation.messages());
        if (!translation.unreadable().isEmpty()) {
            return new Reading(
                    messages,
                    messages.isEmpty()
                            ? "it still can't be read: " + translation.unreadable().get(0).reason()
                            : null);
        }
        return new Reading(
                messages, messages.isEmpty() ? "it can be read, but has no message" : null);
    }

    private static Webhook webhook(DeadLetter letter, byte[] body) {
        return new Webhook(
                "POST",
                "",
                letter.entry().header(Headers.ACCOUNT),
                Map.of(),
                headers(letter.entry().header(Headers.HTTP_HEADERS)),
                body,
                letter.at());
    }

    private static String channelOf(DeadLetter letter) {
        String channel = letter.entry().header(Headers.CHANNEL);
        return channel == null ? letter.sourceTopic().substring(SOURCE.length()) : channel;
    }

    private static Map<String, List<String>> headers(@Nullable String lines) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (lines != null) {
            lines.lines()
                    .filter(line -> line.contains(": "))
                    .forEach(
                            line -> {
                                int colon = line.indexOf(": ");
                                headers.put(
                                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                                        List.of(line.substring(colon + 2)));
                            });
        }
        return headers;
    }
}
