package dev.caesura.cli.settings;

import java.util.List;
import java.util.Map;

/**
 * The parts of a channel account's configuration.
 *
 * @param incoming the secret that authenticates its webhooks, and where to find it
 * @param verified whether Meta's handshake needs a self-chosen token
 * @param outgoing the lines of the sender's settings, with {@code %s} for a secret's reference
 * @param token the secret of these lines, and where to find it; empty if they need none
 */
record ChannelParts(String incoming, boolean verified, List<String> outgoing, String token) {

    private static final ChannelParts OWN =
            new ChannelParts(
                    "a secret of your own, with which your system signs its calls",
                    false,
                    List.of("webhook.url: http://127.0.0.1:9000/deliver", "webhook.secret: %s"),
                    "a secret of your own, with which Caesura signs its calls");

    private static final Map<String, ChannelParts> BY_CHANNEL =
            Map.of(
                    "whatsapp",
                    meta("whatsapp", "WhatsApp"),
                    "messenger",
                    meta("messenger", "Messenger"),
                    "instagram",
                    meta("instagram", "Instagram"),
                    "telegram",
                    new ChannelParts(
                            "the secret_token that you give to setWebhook",
                            false,
                            List.of("telegram.token: %s"),
                            "the bot's token, from @BotFather"),
                    "manychat",
                    new ChannelParts(
                            "a secret of your own, sent by the External Request in a header",
                            false,
                            List.of("manychat.token: %s"),
                            "the API token, from Settings > API"),
                    "twilio",
                    new ChannelParts(
                            "the account's Auth Token",
                            false,
                            List.of(
                                    "twilio.account-sid: AC00000000000000000000000000000000",
                                    "twilio.token: %s"),
                            "the account's Auth Token"));

    private static ChannelParts meta(String channel, String product) {
        return new ChannelParts(
                "the app's secret, from its basic settings",
                true,
                List.of(channel + ".token: %s"),
                "the access token of " + product);
    }

    /** The parts of a channel that signs its calls; web pages need none. */
    static ChannelParts of(String channel) {
        return BY_CHANNEL.getOrDefault(channel, OWN);
    }
}
