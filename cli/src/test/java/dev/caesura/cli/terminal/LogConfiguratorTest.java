package dev.caesura.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogConfiguratorTest {

    private static final String LEVEL = "caesura.log.level";

    private final @Nullable String before = System.getProperty(LEVEL);

    @AfterEach
    void leaveAsItWas() {
        if (before == null) {
            System.clearProperty(LEVEL);
        } else {
            System.setProperty(LEVEL, before);
        }
    }

    @Test
    void shouldTakeALevelThatIsSetWhenThereAreLoggersAlready() {
        // given what a command does that reads its settings first
        System.setProperty(LEVEL, "OFF");
        LoggerContext logs = new LoggerContext();
        new LogConfigurator().configure(logs);
        var early = logs.getLogger("org.springframework.core.env.StandardEnvironment");
        assertThat(early.getEffectiveLevel()).isEqualTo(Level.OFF);

        // when
        System.setProperty(LEVEL, "INFO");
        LogConfigurator.setLevels(logs);

        // then
        assertThat(early.getEffectiveLevel()).isEqualTo(Level.INFO);
    }
}
