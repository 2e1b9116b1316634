package dev.caesura.processor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.schemas.event.CloseReason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * RocksDB's own files, damaged: what is asked for is there, or it is said that it can't be read.
 */
class DamagedStateTest {

    private static final int CONVERSATIONS = 2_000;
    private static final long NOW = 1_800_000_000_000L;
    private static final long HOLDS_MESSAGES = 100_000;
    private static final TaskId TASK = new TaskId(0, 0);

    @Test
    void shouldTellDamageInsteadOfFindingNoMessages(@TempDir Path folder) throws IOException {
        // given
        WindowStore<byte[], byte[]> written = open(folder, Stores.history());
        for (int i = 0; i < CONVERSATIONS; i++) {
            new HistoryLog(written).writeDown(id(i), messages(i));
        }
        written.close();
        assertThat(damage(folder)).isPositive();

        // when
        WindowStore<byte[], byte[]> damaged = open(folder, Stores.history());
        History history = new History(damaged);
        int told = 0;
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            try {
                if (history.messages(id(i), asked(i)).size() < 2) {
                    missing.add(id(i));
                }
            } catch (ProcessorStateException e) {
                told++;
            }
        }
        damaged.close();

        // then
        assertThat(missing).isEmpty();
        assertThat(told).isPositive();
    }

    @Test
    void shouldTellDamageInsteadOfSweepingHalf(@TempDir Path folder) throws IOException {
        // given
        KeyValueStore<String, byte[]> written = open(folder, Stores.conversations());
        for (int i = 0; i < CONVERSATIONS; i++) {
            written.put(id(i), messages(i).get(0).json());
        }
        Conversations before = new Conversations(written);
        List<String> swept = new ArrayList<>();
        while (!before.sweep(300, (id, bytes) -> swept.add(id))) {}
        // The last of a round is the first of the next.
        assertThat(swept.stream().distinct()).hasSize(CONVERSATIONS);
        written.close();
        assertThat(damage(folder)).isPositive();

        // when
        KeyValueStore<String, byte[]> damaged = open(folder, Stores.conversations());
        Conversations after = new Conversations(damaged);

        // then
        assertThatThrownBy(() -> after.sweep(2 * CONVERSATIONS, (id, bytes) -> {}))
                .isInstanceOf(ProcessorStateException.class);
        damaged.close();
    }

    private static String id(int number) {
        return "web:shop:contact" + number;
    }

    /** Two messages of a contact, with texts that don't compress. */
    private static List<Message> messages(int contact) {
        byte[] json = new byte[200];
        new Random(contact).nextBytes(json);
        Said said = new Said("anything", false);
        long at = NOW + 10L * contact;
        long offset = 2L * contact;
        return List.of(
                new Message("a" + contact, at, offset, json, said, null, Map.of()),
                new Message("b" + contact, at + 1, offset + 1, json, said, null, Map.of()));
    }

    private static AskedBurst asked(int contact) {
        OpenBursts open = OpenBursts.NONE;
        for (Message message : messages(contact)) {
            open = open.arrive(message, 30_000, BurstRules.DEFAULTS).open();
        }
        return open.bursts().get(0).asked("req", NOW, CloseReason.INACTIVITY, false);
    }

    /** Overwrites bytes among the messages of each table file, and says how many there are. */
    private static int damage(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> tables =
                    files.filter(one -> one.toString().endsWith(".sst"))
                            .filter(one -> one.toFile().length() > HOLDS_MESSAGES)
                            .toList();
            for (Path table : tables) {
                try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
                    file.seek(file.length() / 3);
                    file.write(new byte[64]);
                }
            }
            return tables.size();
        }
    }

    private static <S extends StateStore> S open(Path folder, StoreBuilder<S> builder) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "damaged");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        var context = new MockProcessorContext<Void, Void>(settings, TASK, folder.toFile());
        S store = builder.withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
