package dev.caesura.gateway.account;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.service.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts that vouch for one call.
 *
 * <p>Where several accounts share an endpoint, each may have secrets of its own. A body that names
 * an account must then be signed by that very account: the owner of one must not be able to write
 * as another.
 */
public final class Vouchers {

    private final Endpoint endpoint;
    private final Webhook call;
    private final Map<List<Secret>, Authenticity> checked = new HashMap<>();

    Vouchers(Endpoint endpoint, Webhook call) {
        this.endpoint = endpoint;
        this.call = call;
    }

    /** Whether the call is authentic for anybody at its endpoint. */
    public Authenticity authenticity() {
        Authenticity result = Authenticity.WRONG;
        for (Account account : endpoint.candidates()) {
            Authenticity found = check(account);
            if (found == Authenticity.AUTHENTIC) {
                return found;
            }
            result = found;
        }
        return result;
    }

    /** The first account that vouches. */
    public Optional<Account> first() {
        return endpoint.candidates().stream()
                .filter(account -> check(account) == Authenticity.AUTHENTIC)
                .findFirst();
    }

    /** Whether the call may speak for the account that a message in it names. */
    public Verdict verdictOn(String account) {
        Optional<Account> responsible =
                endpoint.accounts()
                        .find(endpoint.channel().name(), account)
                        .or(this::accountOfPath);
        if (responsible.isEmpty()) {
            return Verdict.UNKNOWN_ACCOUNT;
        }
        return check(responsible.get()) == Authenticity.AUTHENTIC
                ? Verdict.VOUCHED
                : Verdict.FOREIGN_ACCOUNT;
    }

    /** An account's own endpoint may carry unlisted accounts, under any name. */
    private Optional<Account> accountOfPath() {
        return endpoint.pathAccount() == null
                ? Optional.empty()
                : endpoint.candidates().stream().findFirst();
    }

    private Authenticity check(Account account) {
        return account.open()
                ? Authenticity.AUTHENTIC
                : checked.computeIfAbsent(
                        account.secrets(),
                        secrets -> endpoint.channel().authenticate(call, account.secretValues()));
    }

    /** Whether a message may be taken from a call. */
    public enum Verdict {
        VOUCHED,
        /** Signed, but not by the account that it names. */
        FOREIGN_ACCOUNT,
        /** It names an account that is not configured. */
        UNKNOWN_ACCOUNT
    }
}
