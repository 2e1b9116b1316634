package dev.caesura.sender.app;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.generate.template.TemplateSettings;
import dev.caesura.sender.lane.LaneSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How replies are generated and delivered.
 *
 * @param lanes how wide the lanes are, for requests and for replies each
 * @param generation which generators there are
 * @param deliverToLog delivers every channel's replies to the log, like the web channel's: for the
 *     demo, where no channel can be called
 * @param accounts what differs for a channel ({@code whatsapp}) or an account ({@code
 *     whatsapp:106540352242922}); the account wins over the channel
 */
@ConfigurationProperties("caesura.sender")
public record SenderSettings(
        @DefaultValue LaneSettings lanes,
        @DefaultValue Generation generation,
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
     * What differs for one channel or account.
     *
     * @param generator the name of its generator; null for the usual one
     */
    public record Account(@Nullable String generator) {}

    /** The name of the generator that a conversation's account has. */
    public String generatorOf(ConversationId conversation) {
        String channel = conversation.channel();
        Account account = accounts.get(channel + ":" + conversation.account());
        if (account != null && account.generator() != null) {
            return account.generator();
        }
        Account usual = accounts.get(channel);
        return usual != null && usual.generator() != null
                ? usual.generator()
                : generation.generator();
    }
}
