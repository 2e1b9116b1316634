package dev.caesura.gateway.account;

import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.registry.Channels;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The accounts and channels in force; a call sees one state of them from its beginning to its end.
 */
public final class Directory {

    private record State(Accounts accounts, Channels channels) {}

    private final Function<Accounts, Channels> channelsFor;
    private volatile State state;

    /**
     * A directory.
     *
     * @param accounts the configured accounts
     * @param channelsFor makes the channels, with the mappings that the accounts want
     * @throws IllegalArgumentException if an account's channel is not known
     */
    public Directory(Accounts accounts, Function<Accounts, Channels> channelsFor) {
        this.channelsFor = channelsFor;
        this.state = check(accounts);
    }

    /**
     * Puts other accounts in force.
     *
     * @return whether anything has changed
     * @throws IllegalArgumentException if they are invalid; then the old ones stay
     */
    public boolean replace(Accounts accounts) {
        if (accounts.equals(accounts())) {
            return false;
        }
        state = check(accounts);
        return true;
    }

    public Accounts accounts() {
        return state.accounts();
    }

    /** Whether there is a channel of this name, configured or not. */
    public boolean knows(String channel) {
        return state.channels().find(channel).isPresent();
    }

    /**
     * The endpoint that a call goes to; empty if nothing is configured for it.
     *
     * @param account the account in the path, or null
     */
    public Optional<Endpoint> find(String channelName, @Nullable String account) {
        State now = state;
        List<Account> candidates =
                account == null
                        ? now.accounts.of(channelName)
                        : now.accounts.find(channelName, account).stream().toList();
        Optional<Channel> channel = now.channels.find(channelName);
        return candidates.isEmpty()
                ? Optional.empty()
                : channel.map(found -> new Endpoint(found, candidates, now.accounts, account));
    }

    private State check(Accounts accounts) {
        Channels channels = channelsFor.apply(accounts);
        for (Account account : accounts.all()) {
            if (channels.find(account.channel()).isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no channel "
                                + account.channel()
                                + "; write one of "
                                + channels.all().stream().map(Channel::name).toList());
            }
        }
        return new State(accounts, channels);
    }
}
