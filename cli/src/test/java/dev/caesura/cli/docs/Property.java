package dev.caesura.cli.docs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A setting, as the metadata describe it.
 *
 * @param name in full, with {@code NAME} for a map's key and {@code [0]} for a list's place
 * @param type the Java type, with its parameters
 * @param description from the Javadoc; empty if there is none
 * @param standard its default
 * @param source the class that declares it
 */
record Property(
        String name, String type, String description, @Nullable String standard, String source) {

    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("java.lang.String", "text"),
                    Map.entry("java.lang.Integer", "number"),
                    Map.entry("java.lang.Long", "number"),
                    Map.entry("java.lang.Double", "number"),
                    Map.entry("java.lang.Boolean", "`true`, `false`"),
                    Map.entry("java.time.Duration", "duration"),
                    Map.entry("java.net.URI", "address"),
                    Map.entry("java.nio.file.Path", "path"),
                    Map.entry("org.springframework.util.unit.DataSize", "size"),
                    Map.entry("org.springframework.core.io.Resource", "file"),
                    Map.entry("java.util.List<java.lang.String>", "list"),
                    Map.entry("java.util.Map<java.lang.String,java.lang.String>", "name, text"),
                    Map.entry("java.util.Map<java.lang.String,java.lang.Object>", "name, value"),
                    Map.entry(
                            "java.util.Map<java.lang.String,java.util.List<java.lang.String>>",
                            "name, list"));
    private static final Set<String> SERVICES = Set.of("gateway", "processor", "sender", "console");

    /** The same under another name. */
    Property in(String prefix) {
        return new Property(prefix + "." + name, type, description, standard, source);
    }

    /** Whether any name may follow. */
    boolean isMap() {
        return type.startsWith("java.util.Map<");
    }

    /** The service that alone has it; empty if all do. */
    String service() {
        String second = name.split("\\.", -1)[1];
        if (SERVICES.contains(second)) {
            return second;
        }
        String module = source.startsWith("dev.caesura.") ? source.split("\\.", -1)[2] : "";
        return SERVICES.contains(module) ? module : "";
    }

    /** The environment variable that sets it. */
    String variable() {
        return name.replace("[0]", "_0")
                .replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }

    /**
     * What can be written.
     *
     * @throws IllegalStateException if it is a record that nobody looked into
     */
    String kind() {
        String known = type.matches("dev\\.caesura\\..*\\.Secret") ? "secret" : KINDS.get(type);
        if (known != null) {
            return known;
        }
        Class<?> java = load();
        if (java == null || !java.isEnum()) {
            throw new IllegalStateException(
                    name
                            + " has the type "
                            + type
                            + ": annotate the component with @NestedConfigurationProperty, the"
                            + " elements of a list or map with @ConfigurationPropertiesSource, or"
                            + " say in Property.KINDS what is written");
        }
        return Arrays.stream(java.getEnumConstants())
                .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .map(one -> "`" + one + "`")
                .collect(Collectors.joining(", "));
    }

    private @Nullable Class<?> load() {
        try {
            return Class.forName(type, false, Property.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
