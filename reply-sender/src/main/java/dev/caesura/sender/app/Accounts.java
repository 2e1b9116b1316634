package dev.caesura.sender.app;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryChannels;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.DeliveryPolicy;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.generation.generator.BudgetSettings;
import dev.caesura.sender.generation.generator.Generators;
import dev.caesura.sender.generation.generator.model.EmbeddingSettings;
import dev.caesura.service.YamlFile;
import dev.caesura.service.settings.Problem;
import dev.caesura.service.settings.SettingsException;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Watch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;

/**
 * The present differences of channels and accounts: those in the settings, and those in the
 * accounts file now. A call sees one state of them.
 */
final class Accounts implements DeliveryChannels {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /** A channel, or a channel and an account. */
    private static final Pattern NAME = Pattern.compile("[^\\s:]+(:\\S(.*\\S)?)?");

    private final SenderSettings settings;
    private final Clock clock;
    private final HttpCall http = new HttpCall();
    private volatile State state;

    private record State(Map<String, AccountSettings> accounts, ConfiguredChannels channels) {}

    /**
     * The present accounts.
     *
     * @throws IllegalArgumentException if something is wrong; the message says where
     */
    Accounts(SenderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.state = state(load());
    }

    /** Keeps the accounts up to date with their file. */
    Watch watch(Supervisor supervisor) {
        return new Watch(supervisor, "accounts", settings.accountsReload(), this::reload);
    }

    private void reload() {
        Map<String, AccountSettings> now = load();
        if (!now.equals(state.accounts())) {
            state = state(now);
            LOG.info("{} accounts are in force", now.size());
        }
    }

    private State state(Map<String, AccountSettings> accounts) {
        return new State(
                accounts, new ConfiguredChannels(settings.deliverToLog(), accounts, http, clock));
    }

    private Map<String, AccountSettings> load() {
        Map<String, AccountSettings> all = new HashMap<>(settings.accounts());
        Path file = settings.accountsFile();
        if (file != null) {
            new YamlFile(file)
                    .read(
                            "caesura.sender",
                            "accounts",
                            Bindable.mapOf(String.class, AccountSettings.class))
                    .orElse(Map.of())
                    .forEach((name, account) -> add(all, name, account));
        }
        all.keySet().forEach(Accounts::requireName);
        all.forEach(
                (name, account) ->
                        Generators.check(
                                name,
                                account.generator(),
                                settings.generation().generators().keySet()));
        return Map.copyOf(all);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new SettingsException(
                    List.of(
                            new Problem(
                                    "",
                                    "caesura.sender.accounts[" + name + "]",
                                    "names neither a channel nor an account; write channel or"
                                            + " channel:account")));
        }
    }

    /** Whether at least one account has named a generator. */
    boolean nameGenerators() {
        return state.accounts().values().stream().anyMatch(a -> a.generator() != null);
    }

    private static void add(
            Map<String, AccountSettings> all, String name, AccountSettings account) {
        if (all.putIfAbsent(name, account) != null) {
            throw new IllegalArgumentException(
                    "The account "
                            + name
                            + " is in the settings and in the accounts' file; leave one of them"
                            + " out");
        }
    }

    @Override
    public DeliveryChannel of(ConversationId conversation) throws DeliveryException {
        return state.channels().of(conversation);
    }

    /** The name of the generator of a conversation's account; null if none is named. */
    @Nullable String generatorOf(ConversationId conversation) {
        String own = own(conversation, AccountSettings::generator);
        return own != null ? own : settings.generation().generator();
    }

    /** The longest time that one call to a channel may take, by the accounts' present settings. */
    Duration longestCall() {
        Duration longest = Duration.ZERO;
        for (AccountSettings account : state.accounts().values()) {
            DeliverySettings delivery = account.delivery();
            if (delivery != null && delivery.timeout().compareTo(longest) > 0) {
                longest = delivery.timeout();
            }
        }
        return longest;
    }

    /** The budget for the answers of a conversation's account. */
    BudgetSettings budgetOf(ConversationId conversation) {
        return own(conversation, AccountSettings::budget, settings.generation().budget());
    }

    /**
     * The model that gives a second opinion on the drafts of a conversation's account; null if
     * there is none.
     */
    @Nullable EmbeddingSettings embeddingOf(ConversationId conversation) {
        EmbeddingSettings own = own(conversation, AccountSettings::embedding);
        return own != null ? own : settings.generation().embedding();
    }

    /** All models that give second opinions, by the accounts' present settings. */
    List<EmbeddingSettings> embeddings() {
        return Stream.concat(
                        Stream.ofNullable(settings.generation().embedding()),
                        state.accounts().values().stream()
                                .map(AccountSettings::embedding)
                                .filter(Objects::nonNull))
                .distinct()
                .toList();
    }

    /** Whether a conversation's contact is shown that an answer is being written. */
    boolean showsTyping(ConversationId conversation) {
        return own(conversation, AccountSettings::typing, settings.delivery().typing());
    }

    /** The most calls per second for a conversation's account. */
    int callsPerSecondOf(ConversationId conversation) {
        try {
            int usual = of(conversation).limits().callsPerSecond();
            return own(conversation, AccountSettings::callsPerSecond, usual);
        } catch (DeliveryException e) {
            // It is never called.
            return 1;
        }
    }

    /** The delivery policy of a conversation's replies. */
    DeliveryPolicy deliveryOf(ConversationId conversation) {
        return new DeliveryPolicy(
                own(conversation, AccountSettings::onAmbiguous, settings.delivery().onAmbiguous()),
                settings.delivery().ambiguousWait(),
                own(conversation, AccountSettings::pace, settings.delivery().pace()));
    }

    private <T> T own(
            ConversationId conversation, Function<AccountSettings, @Nullable T> part, T usual) {
        T own = own(conversation, part);
        return own != null ? own : usual;
    }

    private <T> @Nullable T own(
            ConversationId conversation, Function<AccountSettings, @Nullable T> part) {
        Map<String, AccountSettings> inForce = state.accounts();
        String channel = conversation.channel();
        for (String key : List.of(channel + ":" + conversation.account(), channel)) {
            AccountSettings account = inForce.get(key);
            T own = account == null ? null : part.apply(account);
            if (own != null) {
                return own;
            }
        }
        return null;
    }
}
