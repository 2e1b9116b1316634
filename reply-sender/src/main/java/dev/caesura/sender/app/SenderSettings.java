package dev.caesura.sender.app;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.deliver.DeliveryPolicy;
import dev.caesura.sender.deliver.OnAmbiguous;
import dev.caesura.sender.deliver.webhook.WebhookSettings;
import dev.caesura.sender.generate.template.TemplateSettings;
import dev.caesura.sender.lane.LaneSettings;
import dev.caesura.sender.listen.RetrySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How replies are generated and delivered.
 *
 * @param lanes how wide the lanes are, for requests and for replies each
 * @param generation which generators there are
 * @param delivery how replies are tried, and tried again
 * @param deliverToLog delivers every channel's replies to the log, like the web channel's: for the
 *     demo, where no channel can be called
 * @param accounts what differs for a channel ({@code whatsapp}) or an account ({@code
 *     whatsapp:106540352242922}); the account wins over the channel
 */
@ConfigurationProperties("caesura.sender")
public record SenderSettings(
        @DefaultValue LaneSettings lanes,
        @DefaultValue Generation generation,
        @DefaultValue Delivery delivery,
        @DefaultValue("false") boolean deliverToLog,
        @DefaultValue Map<String, Account> accounts) {

    public SenderSettings {
        accounts = Map.copyOf(accounts);
    }

    /**
     * Which generators there are.
     *
     * @param generator the one that accounts have unless they name another
     * @param template the rules of the template generator
     */
    public record Generation(
            @DefaultValue("template") String generator, @DefaultValue TemplateSettings template) {}

    /**
     * How replies are tried, and tried again.
     *
     * @param retry of replies that were refused for now
     * @param onAmbiguous what becomes of a reply of which nobody learned whether it was sent
     * @param ambiguousWait how long to wait for the channel's status before that
     * @param clockSkew how far the clocks of different machines may be apart
     */
    public record Delivery(
            @DefaultValue RetrySettings retry,
            @DefaultValue("skip") OnAmbiguous onAmbiguous,
            @DefaultValue("60s") Duration ambiguousWait,
            @DefaultValue("10m") Duration clockSkew) {}

    /**
     * What differs for one channel or account.
     *
     * @param generator the name of its generator; null for the usual one
     * @param onAmbiguous what becomes of its ambiguous replies; null for the usual
     * @param webhook the endpoint that takes its replies; null for none
     */
    public record Account(
            @Nullable String generator,
            @Nullable OnAmbiguous onAmbiguous,
            @Nullable WebhookSettings webhook) {}

    /** The name of the generator that a conversation's account has. */
    public String generatorOf(ConversationId conversation) {
        return own(conversation, Account::generator, generation.generator());
    }

    /** How a conversation's replies are delivered. */
    public DeliveryPolicy deliveryOf(ConversationId conversation) {
        return new DeliveryPolicy(
                own(conversation, Account::onAmbiguous, delivery.onAmbiguous()),
                delivery.ambiguousWait());
    }

    private <T> T own(ConversationId conversation, Function<Account, @Nullable T> part, T usual) {
        String channel = conversation.channel();
        for (String key : List.of(channel + ":" + conversation.account(), channel)) {
            Account account = accounts.get(key);
            T own = account == null ? null : part.apply(account);
            if (own != null) {
                return own;
            }
        }
        return usual;
    }
}
