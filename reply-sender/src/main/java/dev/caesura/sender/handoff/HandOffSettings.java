package dev.caesura.sender.handoff;

import dev.caesura.schemas.event.Reason;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.webhook.WebhookSettings;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.handoff.inbox.ChatwootInbox;
import dev.caesura.sender.handoff.inbox.ChatwootSettings;
import dev.caesura.sender.handoff.inbox.Inbox;
import dev.caesura.sender.handoff.inbox.WebhookInbox;
import dev.caesura.sender.work.RetrySettings;
import dev.caesura.service.secret.Secret;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How conversations that Caesura does not answer are handed to people.
 *
 * @param chatwoot posts them to an inbox of Chatwoot
 * @param webhook posts them to a team's own endpoint, signed
 * @param reasons which outcomes are handed to people, by the reason's code
 * @param lines how many of the conversation's last lines are posted; 0 for none
 * @param processorUrl any instance of the processor, such as {@code http://processor:8081}, which
 *     is asked for these lines; without it none are posted
 * @param processorToken the value of {@code caesura.processor.query.token} there
 * @param consoleUrl where people open the console, such as {@code https://console.example}; each
 *     posting links to its conversation there
 * @param retry of postings that fail; an outcome that is older than its budget is not posted
 * @param guard when the inbox is left alone
 */
public record HandOffSettings(
        @NestedConfigurationProperty @Nullable ChatwootSettings chatwoot,
        @NestedConfigurationProperty @Nullable WebhookSettings webhook,
        @DefaultValue({
                    "stale-handed-off",
                    "pause-command",
                    "person-took-over",
                    "exit",
                    "loop-quick-replies",
                    "loop-same-question",
                    "loop-repeated-reply",
                    "loop-replies-per-hour",
                    "no-draft",
                    "generation-error",
                    "generation-outage",
                    "delivery-failed",
                    "failed-late",
                    "no-delivery-result",
                    "reply-window-over",
                    "conversation-set-aside"
                })
                List<String> reasons,
        @DefaultValue("20") int lines,
        @DefaultValue("") String processorUrl,
        @Nullable Secret processorToken,
        @DefaultValue("") String consoleUrl,
        @NestedConfigurationProperty @DefaultValue RetrySettings retry,
        @NestedConfigurationProperty @DefaultValue GuardSettings guard) {

    private static final int MOST_LINES = 50;

    public HandOffSettings {
        reasons = List.copyOf(reasons);
        for (String reason : reasons) {
            if (Reason.of(reason).isEmpty()) {
                throw new IllegalArgumentException(
                        "caesura.sender.hand-off.reasons has '"
                                + reason
                                + "', which is not the reason of an outcome; write for example"
                                + " stale-handed-off");
            }
        }
        if (chatwoot != null && webhook != null) {
            throw new IllegalArgumentException(
                    "Hand-offs go to one inbox; leave chatwoot or webhook out of"
                            + " caesura.sender.hand-off");
        }
        if (lines < 0 || lines > MOST_LINES) {
            throw new IllegalArgumentException(
                    "caesura.sender.hand-off.lines is "
                            + lines
                            + "; write a number from 0 to "
                            + MOST_LINES);
        }
        requireAddress("processor-url", processorUrl);
        requireAddress("console-url", consoleUrl);
        if (!processorUrl.isEmpty() && processorToken == null) {
            throw new IllegalArgumentException(
                    "caesura.sender.hand-off.processor-token is missing; write the value of"
                            + " caesura.processor.query.token, as env:NAME or file:/path");
        }
    }

    private static void requireAddress(String name, String url) {
        if (!url.isEmpty() && !url.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new IllegalArgumentException(
                    "caesura.sender.hand-off."
                            + name
                            + " is '"
                            + url
                            + "': write an address such as https://console.example");
        }
    }

    /** Where hand-offs go; null if nowhere. */
    public @Nullable Inbox inbox(HttpCall http, Clock clock) {
        if (chatwoot != null) {
            return new ChatwootInbox(chatwoot, http);
        }
        return webhook == null ? null : new WebhookInbox(webhook, http, clock);
    }
}
