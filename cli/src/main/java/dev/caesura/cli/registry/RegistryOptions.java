package dev.caesura.cli.registry;

import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.service.secret.Secret;
import dev.caesura.service.secret.SecretException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The registry's address, and the credentials. */
final class RegistryOptions {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description =
                    "The registry's address: of Confluent's API, which is at /apis/ccompat/v7 of an"
                            + " Apicurio Registry.")
    private String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "For basic authentication, with --password.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "SECRET",
            description = "The password: env:NAME or file:/path.")
    private @Nullable String password;

    @Option(
            names = "--token",
            paramLabel = "SECRET",
            description = "The bearer token: env:NAME or file:/path.")
    private @Nullable String token;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "How long one answer may take (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    @SuppressWarnings("NullAway.Init") // picocli sets them.
    RegistryOptions() {}

    /**
     * The registry that the options name.
     *
     * @throws ParameterException if they can't be used
     */
    RegistryClient client() {
        return new RegistryClient(address(), authorization(), timeout);
    }

    private URI address() {
        URI address;
        try {
            address = new URI(url.strip().replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            throw wrong("--url is not an address: " + e.getReason());
        }
        if (address.getScheme() == null
                || !SCHEMES.contains(address.getScheme())
                || address.getHost() == null) {
            throw wrong("--url must be an address such as https://registry.example.com:8081");
        }
        if (address.getUserInfo() != null) {
            throw wrong("--url must not hold credentials; give --user and --password");
        }
        if (address.getQuery() != null || address.getFragment() != null) {
            throw wrong("--url must have neither ? nor #");
        }
        return address;
    }

    private @Nullable String authorization() {
        if (token != null) {
            if (user != null || password != null) {
                throw wrong("Give --token, or --user and --password, not both");
            }
            return "Bearer " + secret("--token", token);
        }
        if (user == null && password == null) {
            return null;
        }
        if (user == null || password == null) {
            throw wrong("--user and --password go together");
        }
        String both = user + ':' + secret("--password", password);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /** Not the secret itself: everybody on the machine sees the arguments of a command. */
    private String secret(String option, String written) {
        if (!written.startsWith("env:") && !written.startsWith("file:")) {
            throw wrong(option + " takes env:NAME or file:/path, not the secret itself");
        }
        try {
            return Secret.of(written).reveal();
        } catch (SecretException e) {
            throw wrong(option + ": " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
