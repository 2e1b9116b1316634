package dev.caesura.cli.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Spring Boot's annotation processor wrote down about the settings, from all modules on
 * the class path, wherever a setting's class is.
 */
final class Metadata {

    private static final Pattern ELEMENTS =
            Pattern.compile("java\\.util\\.(List|Map)<(?:java\\.lang\\.String,)?(dev\\..+)>");
    private static final JsonMapper JSON = JsonMapper.shared();

    private Metadata() {}

    /** All of Caesura's settings, by name; those that several services declare, once. */
    static List<Property> properties() throws IOException {
        List<Property> found = new ArrayList<>();
        for (URL file : all("META-INF/spring-configuration-metadata.json")) {
            found.addAll(read(file));
        }
        Map<String, Property> byName = new TreeMap<>();
        found.stream()
                .filter(property -> property.name().startsWith("caesura."))
                .sorted(Comparator.comparing(Property::source))
                .forEach(property -> byName.merge(property.name(), property, Metadata::shared));
        List<Property> properties = new ArrayList<>();
        for (Property property : byName.values()) {
            properties.addAll(withElements(property));
        }
        return properties;
    }

    /** Declared by more than one service: it belongs to none. */
    private static Property shared(Property one, Property other) {
        return new Property(one.name(), one.type(), one.description(), one.standard(), "shared");
    }

    private static List<Property> withElements(Property property) throws IOException {
        Matcher elements = ELEMENTS.matcher(property.type());
        if (!elements.matches()) {
            return List.of(property);
        }
        String type = elements.group(2);
        URL file =
                Metadata.class
                        .getClassLoader()
                        .getResource("META-INF/spring/configuration-metadata/" + type + ".json");
        if (file == null) {
            throw new IllegalStateException(
                    property.name()
                            + " has elements of which nothing is written down; annotate "
                            + type
                            + " with @ConfigurationPropertiesSource");
        }
        String prefix = property.name() + (elements.group(1).equals("List") ? "[0]" : ".NAME");
        return read(file).stream().map(part -> part.in(prefix)).toList();
    }

    private static List<Property> read(URL file) throws IOException {
        List<Property> properties = new ArrayList<>();
        try (InputStream in = file.openStream()) {
            for (JsonNode one : JSON.readTree(in).path("properties")) {
                properties.add(
                        new Property(
                                one.path("name").asString(),
                                one.path("type").asString(""),
                                one.path("description").asString(""),
                                standard(one.path("defaultValue")),
                                one.path("sourceType").asString("")));
            }
        }
        return properties;
    }

    private static @Nullable String standard(JsonNode value) {
        return value.isMissingNode() || value.isArray() ? null : value.asString();
    }

    private static List<URL> all(String resource) throws IOException {
        return Collections.list(Metadata.class.getClassLoader().getResources(resource));
    }
}
