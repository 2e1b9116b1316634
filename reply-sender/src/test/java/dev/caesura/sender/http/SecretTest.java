package dev.caesura.sender.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @Test
    void shouldReadAFileAtEachUseWithoutItsLineBreak(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "one\n");
        Secret secret = Secret.of("file:" + file);
        assertThat(secret.reveal()).isEqualTo("one");

        Files.writeString(file, "two\r\n");

        assertThat(secret.reveal()).isEqualTo("two");
        assertThat(secret).isEqualTo(Secret.of("file:" + file)).hasToString("***");
    }

    @Test
    void shouldRefuseWhatIsNoSecretWithoutShowingIt() {
        assertThatThrownBy(() -> Secret.of("hush\nhush"))
                .isInstanceOf(SecretException.class)
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> Secret.of(" ")).hasMessageContaining("A secret is empty");
        assertThatThrownBy(() -> Secret.of("env:NOT_THERE")).hasMessageContaining("NOT_THERE");
    }
}
