package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.read.Automation;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells the writer of an echo: the app whose id it carries, the Page itself in the name of a post
 * or an ad under which a person pressed "Send message", or else a person.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/message-echoes">Meta:
 *     message_echoes</a>
 */
final class MessagingEcho {

    /**
     * Meta's own inboxes, where people write: that of Pages, whose id its documents print in two
     * ways, and that of Instagram. A person may answer either channel in either.
     *
     * @see <a
     *     href="https://developers.facebook.com/docs/messenger-platform/reference/handover-protocol">Meta:
     *     Handover Protocol (target_app_id)</a>
     */
    private static final Set<String> INBOXES =
            Set.of("263902037430900", "26390203743090", "1217981644879628");

    private final Set<String> inboxApps;

    /**
     * Echoes of an account.
     *
     * @param inboxApps the ids of further apps in which people write
     */
    MessagingEcho(Set<String> inboxApps) {
        this.inboxApps = inboxApps;
    }

    /**
     * {@code app:} and its id, {@code post}, or the value of a mark; null where a person may have
     * written it.
     */
    @Nullable String automation(JsonNode item, JsonNode message) {
        String mark = Automation.in(message);
        String marked = mark == null ? Automation.in(item) : mark;
        String app = WebhookJson.text(message, "app_id");
        if (marked != null) {
            return marked;
        }
        if (app != null) {
            return INBOXES.contains(app) || inboxApps.contains(app) ? null : "app:" + app;
        }
        return isTemplateOnly(message) ? "post" : null;
    }

    /** Templates come from programs; one without an app and without words is a post's. */
    private static boolean isTemplateOnly(JsonNode message) {
        List<JsonNode> attachments = WebhookJson.items(message, "attachments");
        return WebhookJson.text(message, "text") == null
                && !attachments.isEmpty()
                && attachments.stream()
                        .allMatch(part -> part.path("type").asString("").equals("template"));
    }
}
