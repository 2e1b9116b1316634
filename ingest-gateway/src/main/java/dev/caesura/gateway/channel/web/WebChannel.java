package dev.caesura.gateway.channel.web;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.gateway.signature.SessionToken;
import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The posts of a chat page in a browser: {@code {"messageId": "…", "contact": "…", "text": "…"}},
 * with an optional {@code sentAt}. With {@code "kind": "edit"} a post is a later text of that
 * message, with {@code "deletion"} its removal; {@code {"contact": "…", "kind": "typing"}} says
 * that somebody is writing.
 *
 * <p>A browser can keep no secret. It sends a {@link SessionToken} in {@code X-Session-Token},
 * which the page's server issued for this one contact.
 */
public final class WebChannel implements Channel {

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.WEB.name();

    private static final String DEMO_ACCOUNT = "demo";

    /** The header in which a browser sends its token. */
    public static final String TOKEN_HEADER = "x-session-token";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Authenticity authenticate(Webhook call, List<String> secrets) {
        String token = call.header(TOKEN_HEADER);
        JsonNode body = token == null ? null : WebhookJson.tryParse(call.body());
        String contact = body == null ? null : WebhookJson.text(body, "contact");
        boolean vouched =
                contact != null
                        && SessionToken.matches(
                                token, accountOf(call), contact, secrets, call.receivedAt());
        return Authenticity.of(token != null, vouched);
    }

    @Override
    public Translation translate(Webhook call) {
        JsonNode body = WebhookJson.parseObject(call.body());
        Kind kind = kindOf(body);
        String contact = required(body, "contact");
        boolean says = kind == Kind.MESSAGE || kind == Kind.EDIT;
        TranslationBuilder found = new TranslationBuilder();
        found.message(
                InboundMessage.builder()
                        .messageId(
                                kind == Kind.TYPING
                                        ? DerivedId.of(contact, call.receivedAt().toString())
                                        : required(body, "messageId"))
                        .channel(NAME)
                        .account(accountOf(call))
                        .contact(contact)
                        .kind(kind)
                        .type(says ? "text" : kind.name().toLowerCase(Locale.ROOT))
                        .text(says ? required(body, "text") : null)
                        .sentAt(Times.any(body.path("sentAt")))
                        .build());
        return found.build();
    }

    private static Kind kindOf(JsonNode body) {
        String kind = WebhookJson.text(body, "kind");
        return switch (kind == null ? "message" : kind) {
            case "message" -> Kind.MESSAGE;
            case "edit" -> Kind.EDIT;
            case "deletion" -> Kind.DELETION;
            case "typing" -> Kind.TYPING;
            default ->
                    throw new UnreadableWebhookException(
                            "A page's kind is message, edit, deletion or typing");
        };
    }

    private static String accountOf(Webhook call) {
        return call.pathAccountOr(DEMO_ACCOUNT);
    }

    private static String required(JsonNode body, String field) {
        String text = WebhookJson.text(body, field);
        if (text == null || text.isBlank()) {
            throw new UnreadableWebhookException("The page's message needs a " + field);
        }
        return text;
    }
}
