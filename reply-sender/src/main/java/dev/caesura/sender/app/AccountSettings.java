package dev.caesura.sender.app;

import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.OnAmbiguous;
import dev.caesura.sender.delivery.channel.TypingPace;
import dev.caesura.sender.delivery.channel.instagram.InstagramSettings;
import dev.caesura.sender.delivery.channel.manychat.ManyChatSettings;
import dev.caesura.sender.delivery.channel.messenger.MessengerSettings;
import dev.caesura.sender.delivery.channel.telegram.TelegramSettings;
import dev.caesura.sender.delivery.channel.twilio.TwilioSettings;
import dev.caesura.sender.delivery.channel.webhook.WebhookSettings;
import dev.caesura.sender.delivery.channel.whatsapp.WhatsAppSettings;
import dev.caesura.sender.generation.generator.BudgetSettings;
import dev.caesura.sender.generation.generator.model.EmbeddingSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * What differs for one channel or account; what is null is as usual.
 *
 * @param generator the name of its generator: one of the generators, {@code template}, or {@code
 *     none} if a bot of the team's own reads its requests
 * @param budget what its answers may cost in an hour
 * @param embedding who gives a second opinion on its drafts
 * @param onAmbiguous what becomes of its ambiguous replies
 * @param pace how fast its replies seem to be typed
 * @param typing whether contacts see that an answer is being written
 * @param callsPerSecond how often it may be called; its channel's usual limit if it is not set
 * @param webhook delivers through a team's own endpoint
 * @param whatsapp delivers through the WhatsApp Cloud API
 * @param messenger delivers through Facebook Messenger
 * @param instagram delivers through Instagram
 * @param telegram delivers as a Telegram bot
 * @param manychat delivers through ManyChat
 * @param twilio delivers through Twilio
 */
@ConfigurationPropertiesSource
public record AccountSettings(
        @Nullable String generator,
        @NestedConfigurationProperty @Nullable BudgetSettings budget,
        @NestedConfigurationProperty @Nullable EmbeddingSettings embedding,
        @Nullable OnAmbiguous onAmbiguous,
        @NestedConfigurationProperty @Nullable TypingPace pace,
        @Nullable Boolean typing,
        @Nullable Integer callsPerSecond,
        @NestedConfigurationProperty @Nullable WebhookSettings webhook,
        @NestedConfigurationProperty @Nullable WhatsAppSettings whatsapp,
        @NestedConfigurationProperty @Nullable MessengerSettings messenger,
        @NestedConfigurationProperty @Nullable InstagramSettings instagram,
        @NestedConfigurationProperty @Nullable TelegramSettings telegram,
        @NestedConfigurationProperty @Nullable ManyChatSettings manychat,
        @NestedConfigurationProperty @Nullable TwilioSettings twilio) {

    public AccountSettings {
        List<DeliverySettings> ways =
                ways(webhook, whatsapp, messenger, instagram, telegram, manychat, twilio);
        if (ways.size() > 1) {
            throw new IllegalArgumentException(
                    "An account has one way of delivery; leave out all but one of webhook,"
                            + " whatsapp, messenger, instagram, telegram, manychat and twilio");
        }
        if (callsPerSecond != null && callsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "An account's calls-per-second is " + callsPerSecond + "; write 1 or more");
        }
    }

    /** The way in which its replies are delivered; null if it has none of its own. */
    @Nullable DeliverySettings delivery() {
        List<DeliverySettings> ways =
                ways(webhook, whatsapp, messenger, instagram, telegram, manychat, twilio);
        return ways.isEmpty() ? null : ways.get(0);
    }

    private static List<DeliverySettings> ways(@Nullable DeliverySettings... all) {
        List<DeliverySettings> ways = new ArrayList<>();
        for (DeliverySettings way : all) {
            if (way != null) {
                ways.add(way);
            }
        }
        return ways;
    }
}
