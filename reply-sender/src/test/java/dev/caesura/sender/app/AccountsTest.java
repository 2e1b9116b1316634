package dev.caesura.sender.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.telegram.TelegramDelivery;
import dev.caesura.sender.generation.generator.Budgets;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Watch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccountsTest {

    private static final ConversationId ANN = ConversationId.parse("telegram:bot:5");

    private final Path folder;
    private final Path file;

    AccountsTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("accounts.yml");
    }

    @Test
    void shouldPutChangesInForceAndKeepTheOldOverWrongOnes() throws Exception {
        write("accounts: {'[telegram:bot]': {telegram.token: one, calls-per-second: 3}}");
        Accounts accounts = accounts();
        assertThat(accounts.of(ANN)).isInstanceOf(TelegramDelivery.class);
        assertThat(accounts.callsPerSecondOf(ANN)).isEqualTo(3);
        try (Supervisor supervisor = new Supervisor(new SimpleMeterRegistry());
                Watch watch = accounts.watch(supervisor)) {

            write("accounts: {telegram: {telegram.token: one, generator: template}}");
            await().until(() -> accounts.callsPerSecondOf(ANN) == 30);
            assertThat(accounts.generatorOf(ANN)).isEqualTo("template");

            write("accounts: {telegram: {telegram.token: one, calls-per-second: hush-hush}}");
            await().until(() -> watch.problem().isPresent());
            assertThat(watch.problem().orElseThrow())
                    .contains("accounts.telegram")
                    .doesNotContain("hush-hush");
            assertThat(accounts.generatorOf(ANN)).isEqualTo("template");

            write("accounts: {}");
            await().until(() -> watch.problem().isEmpty() && isGone(accounts));
        }
    }

    @Test
    void shouldLeaveWhatHasNotChangedAlone() throws Exception {
        write("accounts: {telegram: {telegram.token: one}}");
        Accounts accounts = accounts();
        Object before = accounts.of(ANN);
        try (Supervisor supervisor = new Supervisor(new SimpleMeterRegistry());
                Watch watch = accounts.watch(supervisor)) {
            write("accounts: [");
            await().until(() -> watch.problem().isPresent());
            write("# the same\naccounts: {telegram: {telegram.token: one}}");
            await().until(() -> watch.problem().isEmpty());
        }
        assertThat(accounts.of(ANN)).isSameAs(before);
    }

    @Test
    void shouldGiveAnAccountItsNewBudgetAtOnce() throws Exception {
        write("accounts: {telegram: {budget.calls-per-hour: 1}}");
        Accounts accounts = accounts();
        Budgets budgets = new Budgets(accounts::budgetOf);
        assertThat(budgets.tryCall(ANN)).isTrue();
        assertThat(budgets.tryCall(ANN)).isFalse();
        try (Supervisor supervisor = new Supervisor(new SimpleMeterRegistry());
                Watch watch = accounts.watch(supervisor)) {
            write("accounts: {telegram: {budget.calls-per-hour: 2}}");
            await().until(() -> budgets.tryCall(ANN));
            assertThat(watch.problem()).isEmpty();
        }
    }

    @Test
    void shouldRefuseToStartWithAFileThatIsNotThereOrSaysAnAccountTwice() throws Exception {
        assertThatThrownBy(this::accounts)
                .hasMessageContainingAll("accounts.yml", "There is no such file");
        write("accounts: {web: {typing: false}}");
        assertThatThrownBy(this::accounts).hasMessageContaining("The account web is in the");
    }

    private static boolean isGone(Accounts accounts) {
        try {
            accounts.of(ANN);
            return false;
        } catch (DeliveryException e) {
            return true;
        }
    }

    private Accounts accounts() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.sender.accounts-file", file.toString());
        settings.put("caesura.sender.accounts-reload", "20ms");
        settings.put("caesura.sender.accounts.web.typing", "true");
        return new Accounts(
                new Binder(new MapConfigurationPropertySource(settings))
                        .bindOrCreate("caesura.sender", SenderSettings.class),
                Clock.systemUTC());
    }

    /** In one step, as a deployment does: a half-written file is nobody's intention. */
    private void write(String yaml) throws IOException {
        Path next = Files.writeString(folder.resolve("next.yml"), yaml);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
