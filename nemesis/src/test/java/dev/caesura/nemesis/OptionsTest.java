package dev.caesura.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caesura.nemesis.fault.Fault;
import dev.caesura.nemesis.lab.Part.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The command line of {@code nemesis/run}. */
class OptionsTest {

    @Test
    void shouldKnowWhenItIsOnlyAsked() {
        assertThat(Options.isHelp("--help")).isTrue();
        assertThat(Options.isHelp("--seed=3", "-h")).isTrue();
        assertThat(Options.isHelp()).isFalse();
        assertThat(Options.isHelp("--seed=3")).isFalse();
    }

    @Test
    void shouldSayEachOptionAndEachFault() {
        assertThat(Options.USAGE)
                .startsWith("Usage: nemesis/run")
                .contains("--minutes", "--seed", "--brokers", "--contacts", "--rate", "--folder");
        for (Fault fault : Fault.values()) {
            assertThat(Options.USAGE).contains(fault.title());
        }
    }

    @Test
    void shouldReadWhatIsGivenAndKeepToTheUsualElse() {
        Options options = Options.of("--minutes=0.5", "--seed=7", "--brokers=1");

        assertThat(options.time()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.brokers()).isEqualTo(1);
        assertThat(options.contacts()).isEqualTo(100);
        assertThat(options.faults()).isNotEmpty().doesNotContain(Fault.CLOCK_AHEAD);
        assertThat(options.at()).isNull();
    }

    @Test
    void shouldKnowTheRolesByName() {
        assertThat(Options.of("--at=processor").at()).isEqualTo(Role.PROCESSOR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("--at=reader"))
                .withMessageStartingWith("There is no role reader");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("--faults=bot-away", "--at=broker"))
                .withMessage("None of these faults strikes a broker");
    }

    @Test
    void shouldSayTheUsageWhereItIsNotUnderstood() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("--sed=3"))
                .withMessageStartingWith("What is meant by {sed=3}?")
                .withMessageContaining(Options.USAGE);
    }
}
