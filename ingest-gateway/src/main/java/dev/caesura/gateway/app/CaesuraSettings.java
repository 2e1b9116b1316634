package dev.caesura.gateway.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the gateway is told of accounts and names.
 *
 * @param accountsFile a YAML file with more accounts, read again when it changes
 * @param pseudonyms whether logs name a contact by a pseudonym; {@code false} writes it out
 * @param pseudonymKey the key that pseudonyms are made with, written like an account's secrets;
 *     without it they differ in each process
 */
@ConfigurationProperties("caesura.gateway")
public record CaesuraSettings(
        @Nullable Path accountsFile,
        @DefaultValue("true") boolean pseudonyms,
        @Nullable String pseudonymKey) {

    /** The key may be written in full. */
    @Override
    public String toString() {
        return "CaesuraSettings[accountsFile=" + accountsFile + ", pseudonyms=" + pseudonyms + "]";
    }
}
