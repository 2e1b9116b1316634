package dev.caesura.console;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.console.app.ConsoleApplication;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the console refuses to start. */
class StartTest {

    @Test
    void shouldNotStartOpen() {
        assertThatThrownBy(
                        () ->
                                ConsoleApplication.start(
                                        Map.of("server.address", "0.0.0.0", "server.port", 0)))
                .hasMessageContaining("caesura.console.sign-in.users[0].name");
    }

    @Test
    void shouldNameASettingThatIsNoAddress() {
        Map<String, Object> settings = RunningConsole.settings("127.0.0.1:1");
        settings.put("caesura.console.processor-url", "processor:8081");

        assertThatThrownBy(() -> ConsoleApplication.start(settings))
                .hasMessageContaining("write an address such as http://127.0.0.1:8081");
    }
}
