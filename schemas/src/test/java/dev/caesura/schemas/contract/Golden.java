package dev.caesura.schemas.contract;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One golden file: a record's bytes as version 1 writes them.
 *
 * @param name {@code event.variant}
 */
record Golden(String name) {

    private static final String FOLDER = "/golden/v1/";

    static List<Golden> all() {
        try (Stream<Path> files =
                Files.list(
                        Path.of(
                                Objects.requireNonNull(Golden.class.getResource(FOLDER))
                                        .toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> new Golden(file.substring(0, file.length() - ".json".length())))
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String event() {
        return name.substring(0, name.indexOf('.'));
    }

    EventSerde<Event> serde() {
        return SchemaFiles.serdeOf(SchemaFiles.eventOf(event()));
    }

    byte[] bytes() {
        return SchemaFiles.bytes(FOLDER + name + ".json");
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return Json.mapper().readTree(bytes());
    }

    Event read() {
        return serde().fromBytes(bytes());
    }

    @Override
    public String toString() {
        return name;
    }
}
