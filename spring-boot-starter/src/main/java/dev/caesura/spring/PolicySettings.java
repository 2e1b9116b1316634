package dev.caesura.spring;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The policies, by the names of Caesura's file of policies: default, then channels, then accounts,
 * each on top of the one before.
 *
 * @param defaults what holds for all, such as {@code gap: 30s}
 * @param channels what differs for a channel, such as {@code whatsapp}
 * @param accounts what differs for an account, written {@code "[channel:account]"}
 */
@ConfigurationProperties("caesura.policies")
record PolicySettings(
        @Name("default") @DefaultValue Map<String, String> defaults,
        @DefaultValue Map<String, Map<String, String>> channels,
        @DefaultValue Map<String, Map<String, String>> accounts) {}
