package dev.caesura.service.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** Finds the environment variables to which settings refer, as {@code env:NAME}. */
final class SecretReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\benv:(\\w+)|\\$\\{(\\w+)[:}]");

    private SecretReferences() {}

    static Set<String> variables(Iterable<PropertySource<?>> sources) {
        Set<String> variables = new HashSet<>();
        for (PropertySource<?> source : sources) {
            if (source instanceof EnumerablePropertySource<?> named) {
                for (String name : named.getPropertyNames()) {
                    String value = String.valueOf(named.getProperty(name));
                    collect(value, variables);
                    if (isAccountsFile(name)) {
                        collect(content(value), variables);
                    }
                }
            }
        }
        return variables;
    }

    private static void collect(String text, Set<String> variables) {
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            variables.add(reference.group(1) == null ? reference.group(2) : reference.group(1));
        }
    }

    private static boolean isAccountsFile(String name) {
        return name.endsWith("accounts-file") || name.endsWith("ACCOUNTS_FILE");
    }

    /** The service that reads the file reports its problems. */
    private static String content(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }
}
