package dev.caesura.sender.app;

import dev.caesura.sender.delivery.channel.OnAmbiguous;
import dev.caesura.sender.delivery.channel.TypingPace;
import dev.caesura.sender.generation.generator.BudgetSettings;
import dev.caesura.sender.generation.generator.model.EmbeddingSettings;
import dev.caesura.sender.generation.generator.template.TemplateSettings;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.handoff.HandOffSettings;
import dev.caesura.sender.lane.LaneSettings;
import dev.caesura.sender.work.RetrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How replies are generated and delivered.
 *
 * @param lanes how wide the lanes are, for requests and for replies each
 * @param generation how requests are answered
 * @param delivery how replies are tried, and tried again
 * @param deliverToLog delivers every channel's replies to the log, like the web channel's: for the
 *     demo, where no channel can be called
 * @param handOff how conversations that nobody answers are handed to people
 * @param accounts what differs for a channel ({@code whatsapp}) or an account ({@code
 *     whatsapp:106540352242922}); the account wins over the channel
 * @param accountsFile a YAML file with more of them under {@code accounts}, read again when it
 *     changes
 * @param accountsReload how often the file is checked
 */
@ConfigurationProperties("caesura.sender")
public record SenderSettings(
        @NestedConfigurationProperty @DefaultValue LaneSettings lanes,
        @DefaultValue Generation generation,
        @DefaultValue Delivery delivery,
        @DefaultValue("false") boolean deliverToLog,
        @NestedConfigurationProperty @DefaultValue HandOffSettings handOff,
        @DefaultValue Map<String, AccountSettings> accounts,
        @Nullable Path accountsFile,
        @DefaultValue("2s") Duration accountsReload) {

    public SenderSettings {
        accounts = Map.copyOf(accounts);
        if (accountsReload.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "caesura.sender.accounts-reload is "
                            + accountsReload
                            + "; write for example 2s");
        }
    }

    /**
     * How requests are answered.
     *
     * @param generator the one that accounts have unless they name another: one of the generators,
     *     {@code template} for prepared texts, or {@code none} if a bot of the team's own reads the
     *     requests; the sender does not start if neither this nor any account names one
     * @param generators the generators by name
     * @param noReply the word with which a generator says that it does not want to answer
     * @param template the rules of the template generator
     * @param budget what each account's answers may cost in an hour
     * @param embedding gives a second opinion on drafts, for where words alone can't tell whether
     *     an answer repeats a recent one; null if none is asked
     * @param retry of generators that failed for now; once it is over, the processor is told, and
     *     asks again later
     * @param guard when an account's generator is left alone
     */
    public record Generation(
            @Nullable String generator,
            @DefaultValue Map<String, GeneratorSettings> generators,
            @DefaultValue("NO_REPLY") String noReply,
            @NestedConfigurationProperty @DefaultValue TemplateSettings template,
            @NestedConfigurationProperty @DefaultValue BudgetSettings budget,
            @NestedConfigurationProperty @Nullable EmbeddingSettings embedding,
            @NestedConfigurationProperty @DefaultValue RetrySettings retry,
            @NestedConfigurationProperty @DefaultValue GuardSettings guard) {

        public Generation {
            generators = Map.copyOf(generators);
        }
    }

    /**
     * How replies are tried, and tried again.
     *
     * @param inFlight the most replies that wait or are sent at once; those of an account that is
     *     down wait among them
     * @param retry of replies that were refused for now
     * @param guard when an account is left alone
     * @param typing whether contacts see that an answer is being written
     * @param pace how fast replies seem to be typed
     * @param onAmbiguous what becomes of a reply for which it is unknown whether it was sent
     * @param ambiguousWait how long to wait for the channel's status before that; must be shorter
     *     than the processor's turn limit, which would give the turn up
     * @param clockSkew how far the clocks of different machines may be apart
     */
    public record Delivery(
            @DefaultValue("20000") int inFlight,
            @NestedConfigurationProperty @DefaultValue RetrySettings retry,
            @NestedConfigurationProperty @DefaultValue GuardSettings guard,
            @DefaultValue("true") boolean typing,
            @NestedConfigurationProperty @DefaultValue TypingPace pace,
            @DefaultValue("skip") OnAmbiguous onAmbiguous,
            @DefaultValue("60s") Duration ambiguousWait,
            @DefaultValue("10m") Duration clockSkew) {

        public Delivery {
            if (inFlight < 1) {
                throw new IllegalArgumentException(
                        "caesura.sender.delivery.in-flight is "
                                + inFlight
                                + "; write a number above 0");
            }
        }
    }
}
