package dev.caesura.cli.run;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the services that have accounts. */
final class AccountsOption {

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description =
                    "More accounts, as YAML under 'accounts'; read again when it changes, so that they"
                            + " take effect without a restart.")
    private @Nullable Path file;

    /** Adds the file to a service's settings, under the service's own name for it. */
    Map<String, Object> addTo(Map<String, Object> settings, String name) {
        if (file != null) {
            settings.put(name, file.toAbsolutePath().toString());
        }
        return settings;
    }
}
