package dev.caesura.service.settings;

import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import tools.jackson.databind.JsonNode;

/**
 * Reads the metadata that Spring Boot's annotation processor wrote about the settings of all
 * modules on the class path: <a
 * href="https://docs.spring.io/spring-boot/specification/configuration-metadata/format.html">its
 * format</a>.
 */
public final class SettingsMetadata {

    private static final String PREFIX = "caesura";
    private static final String FILE = "META-INF/spring-configuration-metadata.json";
    private static final String ELEMENTS = "META-INF/spring/configuration-metadata/";
    private static final Pattern COLLECTION =
            Pattern.compile("java\\.util\\.(List|Map)<(?:java\\.lang\\.String,)?(.+)>");

    private static @Nullable KnownSettings known;

    private SettingsMetadata() {}

    /** The settings of all modules on the class path; read once. */
    public static synchronized KnownSettings known() {
        if (known == null) {
            KnownSettings read = new KnownSettings();
            for (JsonNode file : files()) {
                file.path("properties").forEach(property -> add(read, "", property));
            }
            known = read;
        }
        return known;
    }

    /** The records that hold settings, by the prefix of their settings' names. */
    static Map<String, List<Class<?>>> records() {
        Map<String, List<Class<?>>> records = new TreeMap<>();
        for (JsonNode file : files()) {
            for (JsonNode group : file.path("groups")) {
                Class<?> type = type(group.path("type").asString(""));
                String name = group.path("name").asString("");
                if (isCaesura(name)
                        && type != null
                        && type.isAnnotationPresent(ConfigurationProperties.class)) {
                    records.merge(name, List.of(type), SettingsMetadata::both);
                }
            }
        }
        return records;
    }

    private static List<Class<?>> both(List<Class<?>> one, List<Class<?>> other) {
        List<Class<?>> all = new java.util.ArrayList<>(one);
        other.stream().filter(type -> !all.contains(type)).forEach(all::add);
        return all;
    }

    private static void add(KnownSettings known, String prefix, JsonNode property) {
        String name = prefix + property.path("name").asString();
        if (!isCaesura(name)) {
            return;
        }
        Matcher collection = COLLECTION.matcher(property.path("type").asString(""));
        if (!collection.matches()) {
            known.add(name);
            return;
        }
        JsonNode elements = elements(collection.group(2));
        boolean map = collection.group(1).equals("Map");
        if (elements != null) {
            String element = name + (map ? ".*." : ".#.");
            elements.path("properties").forEach(part -> add(known, element, part));
        } else if (map) {
            known.add(name + ".**");
        } else {
            // A list may be written with commas, too.
            known.add(name);
            known.add(name + ".#");
        }
    }

    private static boolean isCaesura(String name) {
        return name.equals(PREFIX) || name.startsWith(PREFIX + ".");
    }

    private static List<JsonNode> files() {
        try {
            return Collections.list(loader().getResources(FILE)).stream()
                    .map(SettingsMetadata::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable JsonNode elements(String type) {
        URL file = loader().getResource(ELEMENTS + type + ".json");
        return file == null ? null : read(file);
    }

    private static JsonNode read(URL file) {
        try (InputStream in = file.openStream()) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Class<?> type(String name) {
        try {
            return Class.forName(name, false, loader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static ClassLoader loader() {
        return SettingsMetadata.class.getClassLoader();
    }
}
