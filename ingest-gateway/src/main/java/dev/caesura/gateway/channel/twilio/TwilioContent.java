package dev.caesura.gateway.channel.twilio;

import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.gateway.channel.read.Words;
import dev.caesura.schemas.event.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the content of a message. */
final class TwilioContent {

    /** More than any channel of Twilio carries; the number of files comes from the caller. */
    private static final int MAX_FILES = 100;

    private static final String REFERRAL = "Referral";

    private TwilioContent() {}

    static Content of(TwilioForm form) {
        String body = form.body();
        String button = form.text("ButtonText");
        if (button != null) {
            return Content.choice("button", button, form.text("ButtonPayload"));
        }
        String choice = form.text("ListId");
        if (choice != null) {
            return Content.choice(
                    "list_reply", body == null ? form.text("ListTitle") : body, choice);
        }
        if (form.text("Latitude") != null) {
            return new Content("location", body, location(form), List.of());
        }
        List<Media> files = files(form);
        String data = form.text("InteractiveData", "FlowData", "OrderData");
        String type = files.isEmpty() ? typeOf(form, body) : files.get(0).type();
        String payload = data == null ? form.text("OptOutType") : data;
        return new Content(type, body, payload == null ? referral(form) : payload, files);
    }

    /**
     * The ad or post that a person came from, by the names that WhatsApp itself has for its parts;
     * null if they didn't.
     *
     * @see <a
     *     href="https://www.twilio.com/docs/messaging/guides/webhook-request#whatsapp-specific-parameters">Twilio:
     *     WhatsApp-specific parameters</a>
     */
    private static @Nullable String referral(TwilioForm form) {
        ObjectNode referral = JsonNodeFactory.instance.objectNode();
        for (String name : form.names(REFERRAL)) {
            String part = String.join("_", Words.split(name.substring(REFERRAL.length())));
            if (!part.isEmpty()) {
                referral.put(part, form.text(name));
            }
        }
        return referral.isEmpty() ? null : WebhookJson.json(referral);
    }

    /** A message without a text or any part that is known here keeps Twilio's name for it. */
    private static String typeOf(TwilioForm form, @Nullable String body) {
        String type = form.text("MessageType");
        boolean says = body != null && form.text("InteractiveData", "FlowData") == null;
        if (type == null || says || type.equals("unknown")) {
            return "text";
        }
        return type.toLowerCase(Locale.ROOT);
    }

    private static List<Media> files(TwilioForm form) {
        List<Media> files = new ArrayList<>();
        int count = Math.min(count(form.text("NumMedia")), MAX_FILES);
        for (int i = 0; i < count; i++) {
            String mimeType = form.text("MediaContentType" + i);
            files.add(new Media(typeOf(mimeType), null, form.text("MediaUrl" + i), mimeType, null));
        }
        return files;
    }

    private static int count(@Nullable String number) {
        try {
            return number == null ? 0 : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String typeOf(@Nullable String mimeType) {
        if (mimeType == null) {
            return "media";
        }
        String kind = mimeType.replaceFirst("/.*", "");
        return switch (kind) {
            case "image", "video", "audio" -> kind;
            default -> "document";
        };
    }

    private static @Nullable String location(TwilioForm form) {
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        for (String part : List.of("Latitude", "Longitude", "Label", "Address")) {
            String value = form.text(part);
            if (value != null) {
                location.put(part.toLowerCase(Locale.ROOT), value);
            }
        }
        return WebhookJson.json(location);
    }
}
