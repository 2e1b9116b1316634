package dev.caesura.spring;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The policies, by the names of Caesura's file of policies: default, then channels, then accounts,
 * each on top of the one before. A value is a list, as Spring Boot reads one: its items by their
 * places and of one source, or in one text with commas.
 *
 * @param defaults what holds for all, such as {@code gap: 30s}
 * @param channels what differs for a channel, such as {@code whatsapp}
 * @param accounts what differs for an account, written {@code "[channel:account]"}
 */
@ConfigurationProperties("caesura.policies")
record PolicySettings(
        @Name("default") @DefaultValue Map<String, List<String>> defaults,
        @DefaultValue Map<String, Map<String, List<String>>> channels,
        @DefaultValue Map<String, Map<String, List<String>>> accounts) {}
