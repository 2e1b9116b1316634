package dev.caesura.service.secret;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A secret that never shows in a log: {@code env:NAME}, {@code file:/path}, or the value itself.
 *
 * <p>White space around it is left out, because most editors end a file with an unintended line
 * break. The remainder has one line and is not empty.
 *
 * <p>A file is read at each use, so that a renewed token takes effect without a restart. {@link
 * #snapshot} holds the present value for uses that must be fast.
 */
public final class Secret {

    /** The beginning of a file that still waits for its secret. */
    public static final String PLACEHOLDER = "replace this by ";

    private static final String ENV = "env:";
    private static final String FILE = "file:";
    private static final long LONGEST_FILE = 64 * 1024;

    private final String identity;
    private final Supplier<String> source;

    private Secret(String identity, Supplier<String> source) {
        this.identity = identity;
        this.source = source;
    }

    /**
     * The secret that a setting names.
     *
     * @throws SecretException if it is missing, empty, or has more than one line
     */
    public static Secret of(String written) {
        return of(written, System::getenv);
    }

    /**
     * The secret that a setting names.
     *
     * @param environment the environment's variables by name
     * @throws SecretException if it is missing, empty, or has more than one line
     */
    public static Secret of(String written, UnaryOperator<@Nullable String> environment) {
        Secret secret = new Secret(written, sourceOf(written, environment));
        secret.reveal();
        return secret;
    }

    /** A secret that nobody knows, a different one in each process. */
    public static Secret random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return fixed(HexFormat.of().formatHex(bytes));
    }

    private static Secret fixed(String value) {
        return new Secret(value, () -> value);
    }

    private static Supplier<String> sourceOf(
            String written, UnaryOperator<@Nullable String> environment) {
        if (written.startsWith(FILE)) {
            Path file = pathOf(written.substring(FILE.length()));
            return () -> checked(contentOf(file), "The file " + file);
        }
        boolean named = written.startsWith(ENV);
        String name = named ? written.substring(ENV.length()) : "";
        String value = named ? environment.apply(name) : written;
        String origin = named ? "The environment variable " + name : "The secret";
        return () -> checked(value, origin);
    }

    private static Path pathOf(String written) {
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new SecretException("A secret names no usable file; write file:/path/to/it", e);
        }
    }

    private static String contentOf(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new SecretException("The file " + file + " is too long for a secret", null);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SecretException(
                    "The secret's file " + file + " can't be read: " + reason(e), e);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not read it";
        }
        return failure instanceof CharacterCodingException
                ? "it is not UTF-8 text"
                : String.valueOf(failure.getMessage());
    }

    /** A line break inside it would split an HTTP header. */
    private static String checked(@Nullable String value, String origin) {
        String secret = value == null ? "" : value.strip();
        if (secret.isEmpty()) {
            throw new SecretException(
                    origin
                            + (value == null ? " is not set" : " is empty")
                            + "; write the secret, env:NAME of a variable that holds it, or"
                            + " file:/path",
                    null);
        }
        if (secret.chars().anyMatch(Character::isISOControl)) {
            throw new SecretException(
                    origin + " has more than one line; a secret is a single line", null);
        }
        if (secret.startsWith(PLACEHOLDER)) {
            throw new SecretException(origin + " waits for its content: " + secret, null);
        }
        return secret;
    }

    /**
     * The secret itself.
     *
     * @throws SecretException if its file can't be read now, or holds something else than a secret
     */
    public String reveal() {
        return source.get();
    }

    /**
     * The secret's present value, independent of later changes to its file. Two snapshots are equal
     * if their values are.
     *
     * @throws SecretException if its file can't be read now, or holds something else than a secret
     */
    public Secret snapshot() {
        return fixed(reveal());
    }

    /** Whether both are written in the same way; a file's content may have changed meanwhile. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.identity.equals(identity);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "***";
    }
}
