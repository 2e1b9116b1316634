package dev.caesura.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.registry.Channels;
import dev.caesura.service.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VouchersTest {

    private final Directory directory =
            new Directory(
                    new Accounts(List.of(account("ana", "a"), account("bert", "b"))),
                    accounts -> Channels.standard());

    @Test
    void shouldLetAnAccountSpeakForItself() {
        Vouchers vouchers = vouchers(null, "a");

        assertThat(vouchers.authenticity()).isEqualTo(Authenticity.AUTHENTIC);
        assertThat(vouchers.verdictOn("ana")).isEqualTo(Vouchers.Verdict.VOUCHED);
    }

    @Test
    void shouldNotLetAnAccountSpeakForAnother() {
        assertThat(vouchers(null, "a").verdictOn("bert"))
                .isEqualTo(Vouchers.Verdict.FOREIGN_ACCOUNT);
        assertThat(vouchers("ana", "a").verdictOn("bert"))
                .isEqualTo(Vouchers.Verdict.FOREIGN_ACCOUNT);
    }

    @Test
    void shouldRefuseAnotherAccountsSecretAtAnEndpointOfItsOwn() {
        assertThat(vouchers("ana", "b").authenticity()).isEqualTo(Authenticity.WRONG);
    }

    @Test
    void shouldNotTakeMessagesForAccountsThatNobodyConfigured() {
        assertThat(vouchers(null, "a").verdictOn("carla"))
                .isEqualTo(Vouchers.Verdict.UNKNOWN_ACCOUNT);
    }

    @Test
    void shouldLetAnEndpointOfItsOwnCarryUnlistedAccounts() {
        assertThat(vouchers("ana", "a").verdictOn("106540352242922"))
                .isEqualTo(Vouchers.Verdict.VOUCHED);
    }

    private Vouchers vouchers(@Nullable String pathAccount, String secret) {
        Webhook call =
                new Webhook(
                        "POST",
                        "",
                        pathAccount,
                        Map.of(),
                        Map.of("authorization", List.of("Bearer " + secret)),
                        new byte[0],
                        Instant.EPOCH);
        return directory.find("generic", pathAccount).orElseThrow().vouchersOf(call);
    }

    private static Account account(String name, String secret) {
        return new Account(
                "generic",
                name,
                List.of(Secret.of(secret)),
                List.of(),
                false,
                0,
                AccountOptions.NONE);
    }
}
