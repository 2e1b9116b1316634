package dev.caesura.schemas.channel;

import dev.caesura.schemas.channel.ChannelDescriptor.Bodies;
import dev.caesura.schemas.channel.ChannelDescriptor.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All channels. A new channel is one entry here, and one line in each service that handles it. */
public final class ChannelCatalog {

    /**
     * How long after a contact's last message Meta's channels let a business write freely.
     *
     * @see <a
     *     href="https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages#customer-service-windows">customer
     *     service windows</a>
     */
    private static final Duration META_WINDOW = Duration.ofHours(24);

    public static final ChannelDescriptor WHATSAPP =
            vendor(
                    "whatsapp",
                    "WhatsApp Cloud API",
                    "phone number id",
                    "phone number, user id or group id",
                    META_WINDOW);

    public static final ChannelDescriptor MESSENGER =
            vendor("messenger", "Messenger", "Page id", "page-scoped id", META_WINDOW);

    public static final ChannelDescriptor INSTAGRAM =
            vendor(
                    "instagram",
                    "Instagram messaging",
                    "professional account's id",
                    "Instagram-scoped id",
                    META_WINDOW);

    public static final ChannelDescriptor TELEGRAM =
            vendor(
                    "telegram",
                    "Telegram Bot API",
                    "bot, as in the path",
                    "chat id, with its topic",
                    Duration.ZERO);

    public static final ChannelDescriptor MANYCHAT =
            new ChannelDescriptor(
                    "manychat",
                    "ManyChat",
                    "page id",
                    "subscriber id",
                    Delivery.API,
                    Bodies.MAPPED,
                    Duration.ZERO);

    public static final ChannelDescriptor TWILIO =
            vendor(
                    "twilio",
                    "Twilio Messaging",
                    "number or messaging service",
                    "phone number",
                    Duration.ZERO);

    public static final ChannelDescriptor GENERIC =
            own("generic", "Any JSON", "as the body or the path says", Bodies.MAPPED);

    public static final ChannelDescriptor CLOUDEVENTS =
            own("cloudevents", "CloudEvents 1.0", "source", Bodies.FIXED);

    public static final ChannelDescriptor WEB =
            new ChannelDescriptor(
                    "web",
                    "Chat page",
                    "site, as in the path",
                    "visitor id",
                    Delivery.PAGE,
                    Bodies.FIXED,
                    Duration.ZERO);

    private static final List<ChannelDescriptor> ALL =
            List.of(
                    WHATSAPP,
                    MESSENGER,
                    INSTAGRAM,
                    TELEGRAM,
                    MANYCHAT,
                    TWILIO,
                    GENERIC,
                    CLOUDEVENTS,
                    WEB);

    private ChannelCatalog() {}

    /** All channels, in the order in which they are shown. */
    public static List<ChannelDescriptor> all() {
        return ALL;
    }

    /** Their names, in the same order. */
    public static List<String> names() {
        return ALL.stream().map(ChannelDescriptor::name).toList();
    }

    /** The channel of that name, if there is one. */
    public static Optional<ChannelDescriptor> find(String name) {
        return ALL.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    private static ChannelDescriptor vendor(
            String name, String title, String account, String contact, Duration replyWindow) {
        return new ChannelDescriptor(
                name, title, account, contact, Delivery.API, Bodies.FIXED, replyWindow);
    }

    private static ChannelDescriptor own(String name, String title, String account, Bodies bodies) {
        return new ChannelDescriptor(
                name, title, account, "as the body says", Delivery.WEBHOOK, bodies, Duration.ZERO);
    }
}
