package dev.caesura.sender.delivery.channel.twilio;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import dev.caesura.sender.delivery.channel.twilio.TwilioSettings.Transport;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends through Twilio, as SMS, WhatsApp, RCS or Messenger. Status callbacks name a message by its
 * SID.
 */
public final class TwilioDelivery implements DeliveryChannel {

    private static final TextSplitter TEXTS = TextSplitter.ofCharacters(1600);
    private static final ChannelLimits AS_SMS = new ChannelLimits(TEXTS, 1);
    private static final ChannelLimits AS_CHAT = new ChannelLimits(TEXTS, 10);

    private final TwilioSettings settings;
    private final HttpCall http;

    public TwilioDelivery(TwilioSettings settings, HttpCall http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public ChannelLimits limits() {
        return settings.transport() == Transport.SMS ? AS_SMS : AS_CHAT;
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        HttpResponse<String> answer = http.send(request(part));
        JsonNode json = HttpCall.json(answer);
        if (answer.statusCode() / 100 == 2 && !json.isEmpty()) {
            TwilioErrors.check(json, answer);
            return json.path("sid").asString("");
        }
        throw TwilioErrors.read(json, answer, part.conversation().account());
    }

    @Override
    public @Nullable Meaning meaningOf(String error) {
        return TwilioErrors.meaningOf(error);
    }

    private HttpRequest request(Outgoing part) {
        String account = part.conversation().account();
        String to = to(part.conversation(), part.route());
        Transport transport = transport(to, part.route());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", transport.address(to));
        if (account.startsWith("MG")) {
            form.put("MessagingServiceSid", account);
        } else {
            form.put("From", transport.address(account));
        }
        form.put("Body", part.text());
        if (settings.statusCallback() != null) {
            form.put("StatusCallback", settings.statusCallback().toString());
        }
        String url =
                settings.baseUrl()
                        + "/2010-04-01/Accounts/"
                        + settings.accountSid()
                        + "/Messages.json";
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(settings.timeout())
                .header("Authorization", authorization())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
    }

    /** The number that the contact has now; either may begin with its transport. */
    private static String to(ConversationId conversation, Map<String, String> route) {
        return route.getOrDefault("to", conversation.contact());
    }

    /** The contact's transport, whatever the number's usual one. */
    private Transport transport(String to, Map<String, String> route) {
        String used = route.getOrDefault("transport", "");
        return Arrays.stream(Transport.values())
                .filter(transport -> transport.name().equalsIgnoreCase(used))
                .findFirst()
                .or(() -> Transport.of(to))
                .orElse(settings.transport());
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String authorization() {
        String pair = settings.accountSid() + ":" + settings.token().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** WhatsApp only; it also marks the message as read. */
    @Override
    public void typing(ConversationId conversation, InboundMessage asked) {
        String to = to(conversation, asked.route());
        if (transport(to, asked.route()) == Transport.WHATSAPP) {
            http.sendAndForget(
                    HttpCall.post(
                                    settings.messagingUrl() + "/v3/Indicators/Typing.json",
                                    settings.timeout(),
                                    Map.of("channel", "WHATSAPP", "messageId", asked.messageId()))
                            .header("Authorization", authorization())
                            .build());
        }
    }
}
