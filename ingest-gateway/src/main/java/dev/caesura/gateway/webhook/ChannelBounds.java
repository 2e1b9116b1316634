package dev.caesura.gateway.webhook;

import java.util.Map;

/**
 * The longest parts of a channel's webhooks: well above the channel's documented limits, and low
 * enough that a message always fits into a record.
 *
 * @param body the longest body, in bytes
 * @param text the longest text, in bytes of UTF-8
 * @param payload the longest machine-readable part, in bytes of UTF-8
 */
record ChannelBounds(int body, int text, int payload) {

    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = 1024 * KILOBYTE;

    private static final ChannelBounds USUAL =
            new ChannelBounds(MEGABYTE, 64 * KILOBYTE, 64 * KILOBYTE);

    /**
     * Meta batches up to 1,000 updates into bodies of up to 3 MB (Graph API, webhooks, "Batch
     * limits"); a contact may write 65,536 characters on WhatsApp, by way of Twilio too. A
     * browser's message is one text, perhaps escaped.
     */
    private static final Map<String, ChannelBounds> SPECIAL =
            Map.of(
                    "whatsapp", new ChannelBounds(3 * MEGABYTE, 256 * KILOBYTE, 64 * KILOBYTE),
                    "messenger", new ChannelBounds(3 * MEGABYTE, 64 * KILOBYTE, 64 * KILOBYTE),
                    "instagram", new ChannelBounds(3 * MEGABYTE, 64 * KILOBYTE, 64 * KILOBYTE),
                    "twilio", new ChannelBounds(MEGABYTE, 256 * KILOBYTE, 64 * KILOBYTE),
                    "web", new ChannelBounds(512 * KILOBYTE, 64 * KILOBYTE, 64 * KILOBYTE));

    static ChannelBounds of(String channel) {
        return SPECIAL.getOrDefault(channel, USUAL);
    }
}
