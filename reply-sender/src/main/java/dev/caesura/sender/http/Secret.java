package dev.caesura.sender.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token or key that is never logged: {@code env:NAME}, {@code file:/path}, or the value itself.
 *
 * <p>A file is read at each use, so that a renewed token takes effect without a restart.
 */
public final class Secret {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final String written;
    private final Supplier<String> source;

    private Secret(String written) {
        this.written = written;
        this.source = sourceOf(written);
    }

    /**
     * Reads a setting's value.
     *
     * @throws IllegalArgumentException if what it refers to is missing or empty
     */
    public static Secret of(String written) {
        Secret secret = new Secret(written);
        if (secret.reveal().isBlank()) {
            throw new IllegalArgumentException(
                    "A secret is empty; write env:NAME, file:/path/to/it, or the value itself");
        }
        return secret;
    }

    private static Supplier<String> sourceOf(String written) {
        if (written.startsWith(ENV)) {
            String name = written.substring(ENV.length());
            String value = System.getenv(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "The environment has no variable " + name + ", which a secret refers to");
            }
            return () -> clean(value, written);
        }
        if (written.startsWith(FILE)) {
            Path file = Path.of(written.substring(FILE.length()));
            return () -> read(file);
        }
        return () -> clean(written, "a setting");
    }

    private static String read(Path file) {
        try {
            return clean(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new SecretException("The secret in " + file + " can't be read", e);
        }
    }

    /** Editors and `echo` leave a line break at the end. In its midst it would spoil a header. */
    private static String clean(String value, String origin) {
        String secret = value.strip();
        if (secret.chars().anyMatch(Character::isISOControl)) {
            throw new SecretException("The secret in " + origin + " has more than one line", null);
        }
        return secret;
    }

    /**
     * The secret itself.
     *
     * @throws SecretException if its file can't be read, or has more than the secret
     */
    public String reveal() {
        return source.get();
    }

    /** Whether it is written in the same way; a file's content may have changed meanwhile. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "***";
    }
}
