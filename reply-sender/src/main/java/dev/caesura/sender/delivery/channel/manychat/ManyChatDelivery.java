package dev.caesura.sender.delivery.channel.manychat;

import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import dev.caesura.sender.delivery.channel.manychat.ManyChatSettings.Platform;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Sends through ManyChat, which returns no id of a sent message and has no receipts: an unanswered
 * call stays ambiguous.
 */
public final class ManyChatDelivery implements DeliveryChannel {

    private static final int CALLS_PER_SECOND = 10;
    private static final String PLATFORM = "platform";

    private final ManyChatSettings settings;
    private final ChannelLimits limits;
    private final HttpCall http;

    public ManyChatDelivery(ManyChatSettings settings, HttpCall http) {
        this.settings = settings;
        this.limits = new ChannelLimits(splitterOf(settings.platform()), CALLS_PER_SECOND);
        this.http = http;
    }

    private static TextSplitter splitterOf(Platform platform) {
        return switch (platform) {
            case MESSENGER -> TextSplitter.ofCharacters(2000);
            case INSTAGRAM -> TextSplitter.ofBytes(1000);
            case WHATSAPP, TELEGRAM -> TextSplitter.ofCharacters(4096);
        };
    }

    @Override
    public ChannelLimits limits() {
        return limits;
    }

    @Override
    public TextSplitter texts(Map<String, String> route) {
        return splitterOf(platformOf(route));
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        HttpResponse<String> answer = http.send(request(part));
        JsonNode json = HttpCall.json(answer);
        int status = answer.statusCode();
        if (status / 100 == 2 && "success".equals(json.path("status").asString(""))) {
            return part.reference();
        }
        throw ManyChatErrors.read(json, answer);
    }

    private HttpRequest request(Outgoing part) {
        Map<String, Object> content = new HashMap<>();
        content.put("messages", List.of(Map.of("type", "text", "text", part.text())));
        Platform platform = platformOf(part.route());
        if (platform != Platform.MESSENGER) {
            content.put("type", platform.name().toLowerCase(Locale.ROOT));
        }
        Map<String, Object> body =
                Map.of(
                        "subscriber_id",
                        subscriber(part.contact()),
                        "data",
                        Map.of("version", "v2", "content", content));
        String url = settings.baseUrl() + "/fb/sending/sendContent";
        return HttpCall.post(url, settings.timeout(), body)
                .header("Authorization", "Bearer " + settings.token().reveal())
                .build();
    }

    /** The contact's platform, if the flow sends it; else the page's. */
    private Platform platformOf(Map<String, String> route) {
        String told = route.getOrDefault(PLATFORM, "");
        return Arrays.stream(Platform.values())
                .filter(platform -> platform.name().equalsIgnoreCase(told))
                .findFirst()
                .orElse(settings.platform());
    }

    /** ManyChat wants the number as a number. */
    private static Object subscriber(String contact) {
        return contact.matches("\\d{1,18}") ? Long.valueOf(contact) : contact;
    }
}
