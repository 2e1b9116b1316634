package dev.caesura.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of version 1, byte by byte. */
class GoldenFilesTest {

    private static final Map<String, Event> SAMPLES = Samples.all();

    static List<Golden> files() {
        return Golden.all();
    }

    static List<Class<? extends Event>> events() {
        return SchemaFiles.events();
    }

    @Test
    void shouldHaveOneFileForEachSample() {
        assertThat(files().stream().map(Golden::name).toList())
                .as("a new sample's file holds what the code writes, without a line's end")
                .containsExactlyInAnyOrderElementsOf(SAMPLES.keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldWriteTheFilesBytes(Golden golden) {
        Event sample = SAMPLES.get(golden.name());

        byte[] written = golden.serde().toBytes(sample);

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(golden.text());
        assertThat(written).isEqualTo(golden.bytes());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldReadTheFileAsTheSample(Golden golden) {
        assertThat(golden.read()).isEqualTo(SAMPLES.get(golden.name()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldWriteBackWhatItRead(Golden golden) {
        assertThat(golden.serde().toBytes(golden.read())).isEqualTo(golden.bytes());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldBeValidByTodaysAndTheReleasedSchema(Golden golden) {
        assertThat(SchemaFiles.TODAY.validate(golden.event(), golden.text())).isEmpty();
        assertThat(SchemaFiles.RELEASED.validate(golden.event(), golden.text())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldShowEveryPropertyOfAnEventInSomeFile(Class<? extends Event> event) {
        String name = SchemaFiles.nameOf(event);
        Set<String> shown = new TreeSet<>();
        files().stream()
                .filter(golden -> golden.event().equals(name))
                .forEach(golden -> shown.addAll(golden.json().propertyNames()));

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        SchemaFiles.TODAY.schema(name).path("properties").propertyNames());
    }
}
