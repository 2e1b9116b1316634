package dev.caesura.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.schemas.contract.Places.Place;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.serde.Json;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bytes of older and newer writers, at every level of every golden file. */
class OldAndNewBytesTest {

    static List<Golden> files() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldIgnoreUnknownFields(Golden golden) {
        for (Place place : Places.of(golden)) {
            JsonNode json = golden.json();
            place.in(json).putObject("addedLater").putArray("deep").add(1).addNull();

            assertThat(read(golden, json)).as("at " + place.pointer()).isEqualTo(golden.read());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldReadWithoutAnOptionalField(Golden golden) {
        for (Place place : Places.of(golden)) {
            for (String name : place.optional()) {
                JsonNode json = golden.json();
                place.in(json).remove(name);

                JsonNode back = rewrite(golden, json);

                // It may come back as its default; all else is as it was.
                place.in(back).remove(name);
                assertThat(back).as("without " + name + " at " + place.pointer()).isEqualTo(json);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldReadNullInAnOptionalFieldAsAbsent(Golden golden) {
        for (Place place : Places.of(golden)) {
            for (String name : place.optional()) {
                JsonNode without = golden.json();
                place.in(without).remove(name);
                JsonNode withNull = golden.json();
                place.in(withNull).putNull(name);

                assertThat(read(golden, withNull))
                        .as("null in " + name + " at " + place.pointer())
                        .isEqualTo(read(golden, without));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldRefuseToReadWithoutARequiredField(Golden golden) {
        for (Place place : Places.of(golden)) {
            for (String name : place.required()) {
                JsonNode json = golden.json();
                place.in(json).remove(name);

                assertRefused(golden, json, name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldRefuseNullInARequiredText(Golden golden) {
        for (Place place : Places.of(golden)) {
            ObjectNode original = place.in(golden.json());
            for (String name : place.required()) {
                if (original.get(name).isString()) {
                    JsonNode json = golden.json();
                    place.in(json).putNull(name);

                    assertRefused(golden, json, name);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldRefuseALaterVersionWhateverElseItHolds(Golden golden) {
        ObjectNode json = (ObjectNode) golden.json();
        json.remove("schemaVersion");
        json.put("schemaVersion", 2);

        assertRefused(
                golden, json, "its schema has version 2, this reader knows only those up to 1");
        assertRefused(golden, json.removeAll().put("schemaVersion", 2), "version 2");
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldTakeWhatStatesNoVersionForTheFirst(Golden golden) {
        ObjectNode json = (ObjectNode) golden.json();
        json.remove("schemaVersion");

        assertThat(read(golden, json)).isEqualTo(golden.read());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldRefuseTruncatedBytes(Golden golden) {
        EventSerde<Event> serde = golden.serde();
        byte[] bytes = golden.bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);

            assertThatThrownBy(() -> serde.fromBytes(cut))
                    .as("the first " + length + " bytes")
                    .isInstanceOf(SerializationException.class);
        }
    }

    private static void assertRefused(Golden golden, JsonNode json, String name) {
        assertThatThrownBy(() -> read(golden, json))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(SchemaFiles.eventOf(golden.event()).getSimpleName())
                .hasMessageContaining(name);
    }

    private static Event read(Golden golden, JsonNode json) {
        return golden.serde().fromBytes(Json.mapper().writeValueAsBytes(json));
    }

    private static JsonNode rewrite(Golden golden, JsonNode json) {
        return Json.mapper().readTree(golden.serde().toBytes(read(golden, json)));
    }
}
