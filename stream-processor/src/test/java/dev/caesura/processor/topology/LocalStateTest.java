package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {

    private static final String APPLICATION = "app";

    private final Path folder;
    private final Path stored;

    LocalStateTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        stored = folder.resolve(APPLICATION).resolve("0_1").resolve("rocksdb").resolve("store");
        Files.createDirectories(stored.getParent());
        Files.writeString(stored, "state");
    }

    @Test
    void shouldRemoveWhatACrashHasLeft() {
        open();

        open();

        assertThat(stored).doesNotExist();
    }

    @Test
    void shouldKeepWhatWasLeftInOrder() {
        open().leftInOrder();

        open();

        assertThat(stored).exists();
    }

    private LocalState open() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        StreamsBuilder builder = new StreamsBuilder();
        builder.table("topic", Materialized.as("store"));
        try (KafkaStreams streams = new KafkaStreams(builder.build(), settings)) {
            return LocalState.open(streams, folder, APPLICATION);
        }
    }
}
