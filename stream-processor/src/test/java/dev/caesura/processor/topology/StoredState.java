package dev.caesura.processor.topology;

import dev.caesura.processor.store.StoreNames;
import dev.caesura.testkit.ConversationDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What is in the state stores, byte for byte, as lines that a person can read: key, the window's
 * time where the store has windows, value; what is not printable is written {@code \xNN}.
 *
 * @param lines by the store's name
 */
record StoredState(Map<String, List<String>> lines) {

    private static final List<String> KEYED = List.of(StoreNames.ACTIVE, StoreNames.MEMORY);
    private static final List<String> WINDOWED = List.of(StoreNames.MESSAGES, StoreNames.SEEN);
    private static final HexFormat HEX = HexFormat.of();

    /** What the stores of a driver hold now. */
    static StoredState of(ConversationDriver driver) {
        TopologyTestDriver stores = driver.topologyTestDriver();
        Map<String, List<String>> lines = new TreeMap<>();
        for (String name : KEYED) {
            List<String> all = new ArrayList<>();
            KeyValueStore<String, byte[]> store = stores.getKeyValueStore(name);
            try (var entries = store.all()) {
                entries.forEachRemaining(
                        entry -> all.add(text(utf8(entry.key)) + "\t" + text(entry.value)));
            }
            lines.put(name, all);
        }
        for (String name : WINDOWED) {
            List<String> all = new ArrayList<>();
            WindowStore<byte[], byte[]> store = stores.getWindowStore(name);
            try (var entries = store.all()) {
                entries.forEachRemaining(
                        entry ->
                                all.add(
                                        text(entry.key.key())
                                                + "\t"
                                                + entry.key.window().start()
                                                + "\t"
                                                + text(entry.value)));
            }
            lines.put(name, all.stream().sorted().toList());
        }
        List<String> all = new ArrayList<>();
        KeyValueStore<Integer, Long> clock = stores.getKeyValueStore(StoreNames.CLOCK);
        try (var entries = clock.all()) {
            entries.forEachRemaining(entry -> all.add(entry.key + "\t" + entry.value));
        }
        lines.put(StoreNames.CLOCK, all);
        return new StoredState(lines);
    }

    /** What a version wrote, from the files that were kept of it. */
    static StoredState recorded(String version) {
        Map<String, List<String>> lines = new TreeMap<>();
        Stream.of(KEYED, WINDOWED, List.of(StoreNames.CLOCK))
                .flatMap(List::stream)
                .forEach(name -> lines.put(name, recorded(version, name)));
        return new StoredState(lines);
    }

    private static List<String> recorded(String version, String store) {
        String file = "/state/" + version + "/" + store + ".tsv";
        try (var in = StoredState.class.getResourceAsStream(file)) {
            return new String(
                            Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts it into the stores of a driver, whose next start finds it there. */
    void putInto(ConversationDriver driver) {
        TopologyTestDriver stores = driver.topologyTestDriver();
        for (String name : KEYED) {
            KeyValueStore<String, byte[]> store = stores.getKeyValueStore(name);
            columns(name)
                    .forEach(
                            line ->
                                    store.put(
                                            new String(bytes(line[0]), StandardCharsets.UTF_8),
                                            bytes(line[1])));
        }
        for (String name : WINDOWED) {
            WindowStore<byte[], byte[]> store = stores.getWindowStore(name);
            columns(name)
                    .forEach(
                            line ->
                                    store.put(
                                            bytes(line[0]),
                                            bytes(line[2]),
                                            Long.parseLong(line[1])));
        }
        KeyValueStore<Integer, Long> clock = stores.getKeyValueStore(StoreNames.CLOCK);
        columns(StoreNames.CLOCK)
                .forEach(line -> clock.put(Integer.valueOf(line[0]), Long.valueOf(line[1])));
    }

    /** The same with every line of one store changed. */
    StoredState with(String store, UnaryOperator<String> change) {
        Map<String, List<String>> changed = new TreeMap<>(lines);
        changed.computeIfPresent(store, (name, old) -> old.stream().map(change).toList());
        return new StoredState(changed);
    }

    /** Writes the files of a version. */
    void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var store : lines.entrySet()) {
                Files.write(folder.resolve(store.getKey() + ".tsv"), store.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String[]> columns(String store) {
        return Objects.requireNonNull(lines.get(store)).stream().map(line -> line.split("\t", -1));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) {
            if (one >= ' ' && one <= '~' && one != '\\') {
                text.append((char) one);
            } else {
                text.append("\\x").append(HEX.toHexDigits(one));
            }
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                bytes.write(HexFormat.fromHexDigits(text, i + 2, i + 4));
                i += 3;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
