package dev.caesura.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What every command owes its user: help, plain words, and a status that says how it went. */
class MainTest {

    @Test
    void shouldFindEachCommandByItsOwnNameAlone() {
        for (String name : Commands.names()) {
            // when
            var found = Main.commandLine(name).getSubcommands();

            // then
            assertThat(found).containsKey(name);
        }
    }

    @Test
    void shouldExplainItselfWithoutACommand() {
        // when
        CommandRun run = CommandRun.of();

        // then
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("demo", "topics", "translate", "similarity", "Exit status");
    }

    @Test
    void shouldHaveHelpForEveryCommand() {
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            String name = command.getCommandName();
            if (command.getCommandSpec().usageMessage().hidden()) {
                continue; // For the launcher.
            }
            CommandRun run = name.equals("help") ? CommandRun.of(name) : CommandRun.of(name, "-h");
            assertThat(run.status()).as(name).isZero();
            assertThat(run.out()).as(name).contains("Usage: caesura");
            assertThat(run.err()).as(name).isEmpty();
        }
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        // when
        CommandRun run = CommandRun.of("topcs");

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean", "topics");
    }

    @Test
    void shouldAskWhichKafka(@TempDir Path folder) throws Exception {
        // given
        Path config = Files.writeString(folder.resolve("caesura.properties"), "a = b\n");

        // when
        CommandRun run = CommandRun.of("topics", "check", "--config", config.toString());

        // then
        if (System.getenv("CAESURA_BOOTSTRAP_SERVERS") == null) {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("--bootstrap-servers").doesNotContain("Exception");
        }
    }

    @Test
    void shouldNameAConfigurationThatIsMissing() {
        // when
        CommandRun run = CommandRun.of("topics", "check", "--config", "/no/such.properties");

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("/no/such.properties", "There is no such file");
    }

    @Test
    void shouldRefuseAGapThatIsNoDuration() {
        // when
        CommandRun run = CommandRun.of("demo", "--gap", "5x");

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("30s, 500ms").doesNotContain("Exception");
    }

    @Test
    void shouldCompleteItsCommandsInTheShell() throws Exception {
        // given
        String script = CommandRun.of("completion", "bash").out();
        String ask =
                "COMP_WORDS=(caesura dia); COMP_CWORD=1; _complete_caesura; echo ${COMPREPLY[@]}";

        // when
        Process bash = new ProcessBuilder("bash", "-c", script + "\n" + ask).start();

        // then
        assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8)).contains("diagnose");
    }
}
