package dev.caesura.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsideFolderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.006Z");

    private final Path spool;
    private final SetAsideFolder folder;

    SetAsideFolderTest(@TempDir Path temporary) {
        this.spool = temporary.resolve("spool");
        this.folder = new SetAsideFolder(spool, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void shouldKeepEntriesByNameInOrderForAnotherProcess() {
        folder.keep("too-large", "messages: 2 MB", "one".getBytes(UTF_8));
        folder.keep("not/authorized", "deliveries", "two".getBytes(UTF_8));

        SetAsideFolder other = new SetAsideFolder(spool, Clock.systemUTC());

        assertThat(other.count()).isEqualTo(2);
        assertThat(other.list())
                .extracting(SetAside::name)
                .containsExactly(
                        "20260102T030405.006Z-0001-too-large",
                        "20260102T030405.006Z-0002-not-authorized");
        SetAside first = other.list().get(0);
        assertThat(first.at()).isEqualTo(NOW);
        assertThat(first.reason()).isEqualTo("too-large");
        assertThat(first.detail()).isEqualTo("messages: 2 MB");
        assertThat(first.bytes()).isEqualTo("one".getBytes(UTF_8));
    }

    @Test
    void shouldForgetWhatWasPutBack() {
        SetAside entry = folder.keep("too-large", "", new byte[] {1});

        new SetAsideFolder(spool, Clock.systemUTC()).remove(entry);

        folder.refresh();
        assertThat(folder.count()).isZero();
        assertThat(folder.list()).isEmpty();
    }

    @Test
    void shouldSayThatTheDiskDoesNotTakeIt() throws Exception {
        Files.createDirectories(spool);
        Files.writeString(spool.resolve("set-aside"), "in the way");

        assertThatThrownBy(() -> folder.keep("too-large", "", new byte[] {1}))
                .isInstanceOf(SpoolException.class);
    }
}
