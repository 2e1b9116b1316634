package dev.caesura.sender.handoff.inbox;

import dev.caesura.schemas.story.Words;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.webhook.WebhookSettings;
import dev.caesura.sender.http.SignedPost;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Posts hand-offs to a team's own endpoint, signed as Standard Webhooks; {@code webhook-id} is the
 * hand-off's id, by which the endpoint drops repeated postings.
 */
public final class WebhookInbox implements Inbox {

    private static final String TYPE = "conversation.handed-off";

    private final WebhookSettings settings;
    private final HttpCall http;
    private final Clock clock;

    public WebhookInbox(WebhookSettings settings, HttpCall http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void post(Posting posting) throws DeliveryException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        new SignedPost(settings.url(), settings.secret(), settings.timeout())
                                .request(posting.id(), TYPE, dataOf(posting), clock.instant()));
        if (answer.statusCode() / 100 != 2) {
            throw HttpCall.refusal("webhook", answer);
        }
    }

    private static Map<String, Object> dataOf(Posting posting) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("handOffId", posting.id());
        data.put("conversationId", posting.conversation().toString());
        data.put("channel", posting.conversation().channel());
        data.put("account", posting.conversation().account());
        data.put("contact", posting.conversation().contact());
        data.put("reason", posting.reason());
        data.put("why", Words.reason(posting.reason()));
        data.put("at", posting.at());
        data.put("messageIds", posting.messageIds());
        data.put("lines", posting.lines());
        if (posting.link() != null) {
            data.put("link", posting.link());
        }
        return data;
    }
}
