package dev.caesura.service.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private final Path folder;

    SecretTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldReadAFileAtEachUseWithoutItsLineBreak() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "one\n");
        Secret secret = Secret.of("file:" + file);
        assertThat(secret.reveal()).isEqualTo("one");

        Files.writeString(file, "two\r\n");

        assertThat(secret.reveal()).isEqualTo("two");
        assertThat(secret).isEqualTo(Secret.of("file:" + file)).hasToString("***");
    }

    @Test
    void shouldHoldAValueWhateverBecomesOfItsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "one");
        Secret held = Secret.of("file:" + file).snapshot();

        Files.writeString(file, "two");

        assertThat(held.reveal()).isEqualTo("one");
        assertThat(held)
                .hasToString("***")
                .isEqualTo(Secret.of("one").snapshot())
                .isNotEqualTo(Secret.of("file:" + file).snapshot());
    }

    @Test
    void shouldReadTheEnvironment() {
        assertThat(Secret.of("env:TOKEN", name -> name + "-value\n").reveal())
                .isEqualTo("TOKEN-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "hush\nhush", "hush\rhush", "hush\u0000"})
    void shouldRefuseWhatIsNoSecretWithoutShowingIt(String value) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), value);

        assertThatThrownBy(() -> Secret.of(value))
                .isInstanceOf(SecretException.class)
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> Secret.of("env:TOKEN", name -> value))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("TOKEN")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> Secret.of("file:" + file))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("token")
                .hasMessageNotContaining("hush");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 'a'});
        Path large = Files.write(folder.resolve("large"), new byte[1024 * 1024]);

        assertThatThrownBy(() -> Secret.of("env:NOT_THERE", name -> null))
                .hasMessageContaining("NOT_THERE is not set");
        assertThatThrownBy(() -> Secret.of("env:EMPTY", name -> ""))
                .hasMessageContaining("EMPTY is empty");
        assertThatThrownBy(() -> Secret.of("file:" + folder.resolve("none")))
                .isInstanceOf(SecretException.class)
                .hasMessageContainingAll("none", "does not exist");
        assertThatThrownBy(() -> Secret.of("file:" + binary)).isInstanceOf(SecretException.class);
        assertThatThrownBy(() -> Secret.of("file:" + large)).hasMessageContaining("too long");
    }

    @Test
    void shouldRefuseAPlaceholder() throws Exception {
        Path file = folder.resolve("token");
        Files.writeString(file, Secret.PLACEHOLDER + "the bot's token\n");

        assertThatThrownBy(() -> Secret.of("file:" + file))
                .isInstanceOf(SecretException.class)
                .hasMessageContainingAll("token", "replace this by the bot's token");
    }
}
