package dev.caesura.gateway.account;

import dev.caesura.gateway.signature.Pseudonym;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A secret's value, which never shows in a log. */
public final class Secret {

    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Finds the secret that a setting names: {@code env:NAME}, {@code file:/path}, or the secret
     * itself. White space around a file's content is left out, because most editors end a file with
     * a line break that no one meant.
     *
     * @param environment the environment's variables by name
     * @throws IllegalArgumentException if there is none; the message says what to write
     */
    public static Secret resolve(String setting, UnaryOperator<@Nullable String> environment) {
        String value = setting;
        String origin = "a secret";
        if (setting.startsWith(ENVIRONMENT)) {
            origin = "the environment variable " + setting.substring(ENVIRONMENT.length());
            value = environment.apply(setting.substring(ENVIRONMENT.length()));
        } else if (setting.startsWith(FILE)) {
            origin = "the file " + setting.substring(FILE.length());
            value = read(Path.of(setting.substring(FILE.length())));
        }
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    origin
                            + " is empty; write the secret, env:NAME of a variable that holds it, or"
                            + " file:/path");
        }
        return new Secret(value);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the secret's file " + file + " can't be read: " + e, e);
        }
    }

    /** A secret that nobody knows, other in each process. */
    public static Secret random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    /**
     * A stand-in for a name: the same for the same name under the same secret, and without the
     * secret nobody gets from it to the name.
     */
    public String pseudonymOf(String name) {
        return Pseudonym.of(name, value);
    }

    String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
