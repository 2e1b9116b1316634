package dev.caesura.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caesura.gateway.account.Account;
import dev.caesura.gateway.account.Accounts;
import dev.caesura.gateway.account.Directory;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.registry.Channels;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Watch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsLoaderTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("APP_SECRET", "from-env");

    private final Path folder;
    private final Path file;

    AccountsLoaderTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("accounts.yml");
    }

    @Test
    void shouldReadSecretsFromEnvironmentFileAndText() throws Exception {
        Files.writeString(folder.resolve("secret"), "from-file\n");
        write(
                """
                accounts:
                  - channel: generic
                    account: "106540352242922"
                    secrets: ["env:APP_SECRET", "file:%s", "literal"]
                    mapping: {text: [/message/text, /body]}
                """
                        .formatted(folder.resolve("secret")));

        Accounts accounts = loader().load();

        Account account = accounts.find("generic", "106540352242922").orElseThrow();
        assertThat(account.options().mapping())
                .containsEntry("text", List.of("/message/text", "/body"));
        for (String secret : List.of("from-env", "from-file", "literal")) {
            assertThat(authenticity(accounts, "106540352242922", secret))
                    .isEqualTo(Authenticity.AUTHENTIC);
            assertThat(accounts.toString()).doesNotContain(secret);
        }
    }

    @Test
    void shouldReadTheAppsInWhichPeopleWrite() throws Exception {
        write(
                "accounts: [{channel: instagram, account: shop, open: true, inbox-apps: ['815', '816']}]");

        assertThat(loader().load().find("instagram", "shop").orElseThrow().options().inboxApps())
                .containsExactlyInAnyOrder("815", "816");
    }

    @Test
    void shouldRefuseAnAccountThatIsOpenByOmission() throws Exception {
        write("accounts: [{channel: whatsapp}]");

        assertThatThrownBy(loader()::load)
                .hasMessageContaining("whatsapp/* has no secret")
                .hasMessageContaining("open: true");
    }

    @Test
    void shouldSayWhichSecretIsMissing() throws Exception {
        write("accounts: [{channel: whatsapp, secrets: ['env:NOT_THERE']}]");

        assertThatThrownBy(loader()::load).hasMessageContaining("NOT_THERE");
    }

    @Test
    void shouldNotShowASecretOfAFileThatIsWrong() throws Exception {
        write("accounts: [{channel: whatsapp, open: hush-hush, secrets: [hush-hush]}]");

        assertThatThrownBy(loader()::load)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush-hush");
    }

    @Test
    void shouldPutChangesInForceAndKeepTheOldOverWrongOnes() throws Exception {
        write("accounts: [{channel: generic, account: a, secrets: [one]}]");
        Directory directory = new Directory(loader().load(), accounts -> Channels.standard());
        try (Supervisor supervisor = new Supervisor(new SimpleMeterRegistry());
                Watch watch = loader().watch(directory, Duration.ofMillis(20), supervisor)) {

            write("accounts: [{channel: generic, account: a, secrets: [two]}]");
            await().until(() -> isAuthentic(directory, "two"));
            assertThat(isAuthentic(directory, "one")).isFalse();

            write("accounts: [{channel: pigeon, secrets: [three]}]");
            await().until(() -> watch.problem().isPresent());
            assertThat(watch.problem().orElseThrow()).contains("There is no channel pigeon");
            assertThat(isAuthentic(directory, "two")).isTrue();

            write("accounts: [{channel: generic, account: a, secrets: [three]}]");
            await().until(() -> watch.problem().isEmpty() && isAuthentic(directory, "three"));
        }
    }

    private static boolean isAuthentic(Directory directory, String secret) {
        return authenticity(directory.accounts(), "a", secret) == Authenticity.AUTHENTIC;
    }

    private static Authenticity authenticity(Accounts accounts, String account, String secret) {
        return new Directory(accounts, any -> Channels.standard())
                .find("generic", account)
                .orElseThrow()
                .vouchersOf(call(account, secret))
                .authenticity();
    }

    private static Webhook call(String account, String secret) {
        return new Webhook(
                "POST",
                "",
                account,
                Map.of(),
                Map.of("authorization", List.of("Bearer " + secret)),
                new byte[0],
                Instant.EPOCH);
    }

    private AccountsLoader loader() {
        return new AccountsLoader(List.of(), file, ENVIRONMENT::get);
    }

    /** In one step, as a deployment does: a half-written file is nobody's intention. */
    private void write(String yaml) throws IOException {
        Path next = Files.writeString(folder.resolve("next.yml"), yaml);
        Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
