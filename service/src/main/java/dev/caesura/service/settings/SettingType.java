package dev.caesura.service.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Describes the values that can be written for a setting of some Java type. */
final class SettingType {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("java.lang.Integer", "a whole number"),
                    Map.entry("int", "a whole number"),
                    Map.entry("java.lang.Long", "a whole number"),
                    Map.entry("long", "a whole number"),
                    Map.entry("java.lang.Boolean", "true or false"),
                    Map.entry("boolean", "true or false"),
                    Map.entry("java.time.Duration", "a duration such as 500ms, 30s, 5m or 24h"),
                    Map.entry(
                            "org.springframework.util.unit.DataSize",
                            "a size such as 512KB, 64MB or 1GB"),
                    Map.entry("java.net.URI", "an address such as https://example.com"),
                    Map.entry("java.nio.file.Path", "a file's path"),
                    Map.entry(
                            "org.springframework.core.io.Resource",
                            "a file, such as file:/etc/rules.yml"));

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d., ]{0,9}[a-zA-Z]{0,7}");

    private SettingType() {}

    /** The allowed values, as the object of "write"; empty for any text. */
    static String allowed(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(one -> ((Enum<?>) one).name())
                            .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        return WORDS.getOrDefault(type.getName(), "");
    }

    /**
     * Whether a value may be shown: anything but a short number may be a secret in a wrong place.
     */
    static boolean isHarmless(String value) {
        return NUMBER.matcher(value).matches();
    }
}
