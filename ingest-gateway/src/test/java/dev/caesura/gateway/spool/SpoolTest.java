package dev.caesura.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Path folder;

    SpoolTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldGiveBackInOrderAfterItWasClosed() {
        try (Spool spool = open()) {
            spool.append(bytes("one", "two"));
            spool.append(bytes("three"));
        }

        try (Spool spool = open()) {
            assertThat(texts(spool.front(10, 1_000))).containsExactly("one", "two", "three");
            assertThat(spool.entries()).isEqualTo(3);
            assertThat(spool.bytes()).isEqualTo(11);
            assertThat(spool.oldest()).contains(NOW);
        }
    }

    @Test
    void shouldForgetWhatWasRemovedAndNothingElse() {
        try (Spool spool = open()) {
            spool.append(bytes("one", "two", "three"));
            spool.removeThrough(spool.front(2, 1_000).get(1));
        }

        try (Spool spool = open()) {
            assertThat(texts(spool.front(10, 1_000))).containsExactly("three");
            spool.append(bytes("four"));
            assertThat(texts(spool.front(10, 1_000))).containsExactly("three", "four");
            assertThat(spool.bytes()).isEqualTo(9);
        }
    }

    @Test
    void shouldGoOnAfterItWasEmptied() {
        try (Spool spool = open()) {
            for (int round = 0; round < 3; round++) {
                int first = round * 10_000;
                spool.append(
                        IntStream.range(first, first + 10_000)
                                .mapToObj(i -> Integer.toString(i).getBytes(UTF_8))
                                .toList());
                List<SpoolEntry> all = spool.front(20_000, Long.MAX_VALUE);
                assertThat(texts(all)).hasSize(10_000).startsWith(Integer.toString(first));
                spool.removeThrough(all.get(all.size() - 1));
                assertThat(spool.isEmpty()).isTrue();
                assertThat(spool.bytes()).isZero();
                assertThat(spool.oldest()).isEmpty();
            }
        }
        try (Spool spool = open()) {
            assertThat(spool.front(1, 1)).isEmpty();
            assertThat(spool.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldReturnAtLeastOneEntryHoweverLong() {
        try (Spool spool = open()) {
            spool.append(List.of(new byte[1_000], new byte[1_000]));

            assertThat(spool.front(10, 100)).hasSize(1);
        }
    }

    @Test
    void shouldSayThatAnotherHasItOpen() {
        try (Spool spool = open()) {
            assertThat(spool.isEmpty()).isTrue();
            assertThatThrownBy(this::open)
                    .isInstanceOf(SpoolException.class)
                    .hasMessageContaining("caesura.gateway.spool.directory");
        }
    }

    private Spool open() {
        return Spool.open(folder, CLOCK);
    }

    private static List<byte[]> bytes(String... texts) {
        return List.of(texts).stream().map(text -> text.getBytes(UTF_8)).toList();
    }

    private static List<String> texts(List<SpoolEntry> entries) {
        return entries.stream().map(entry -> new String(entry.bytes(), UTF_8)).toList();
    }
}
