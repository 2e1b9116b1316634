package dev.caesura.gateway.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The gateway's own settings.
 *
 * @param maxBody the longest body of a webhook; Meta sends up to 3 MB
 * @param bodiesInMemory how much the bodies of all calls may take at a time, from their first byte
 *     to their answer; beyond it, the slowest are cut off, and calls are answered 503
 * @param publicUrl scheme, host and port as the channels call them; some signatures cover it
 * @param acknowledgeWithin how long a webhook waits for Kafka before it goes to the spool
 * @param beginWithin how long a webhook may wait for the server to come to it, once that has been
 *     late for a second; a later one is answered 503 at once
 * @param answerWithin how long a webhook waits to be durable before it is answered 503; Meta wants
 *     99 of 100 answers within a second
 * @param drainWithin how long Kafka may acknowledge nothing of the spool before the connection is
 *     replaced; doubled as long as that does not help
 * @param topicWithin how long a topic other than {@code messages} may be missing before its records
 *     go to the dead letters
 * @param retryAfter when a channel is asked to send again what there is no room for
 * @param requestTimeout how long a webhook's body may take to come in
 * @param accounts who may send
 * @param accountsReload how often the accounts' file and the secrets' files are checked
 * @param identitiesWithin how long the start waits for the ids of contacts to be read; without
 *     Kafka, webhooks are accepted all the same
 * @param webOrigins the pages' origins from which a browser may use the web channel; {@code *} for
 *     all, none by default
 * @param spool the local queue for when Kafka does not answer
 */
@ConfigurationProperties("caesura.gateway")
public record GatewaySettings(
        @DefaultValue("3MB") DataSize maxBody,
        @DefaultValue("64MB") DataSize bodiesInMemory,
        @Nullable URI publicUrl,
        @DefaultValue("700ms") Duration acknowledgeWithin,
        @DefaultValue("250ms") Duration beginWithin,
        @DefaultValue("950ms") Duration answerWithin,
        @DefaultValue("15s") Duration drainWithin,
        @DefaultValue("30s") Duration topicWithin,
        @DefaultValue("30s") Duration retryAfter,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("2s") Duration accountsReload,
        @DefaultValue("5s") Duration identitiesWithin,
        @DefaultValue List<String> webOrigins,
        @DefaultValue SpoolSettings spool,
        @DefaultValue List<AccountSettings> accounts) {

    private static final Pattern ORIGIN =
            Pattern.compile("\\*|https?://[A-Za-z0-9.-]+(:\\d{1,5})?");

    public GatewaySettings {
        accounts = List.copyOf(accounts);
        webOrigins = List.copyOf(webOrigins);
        webOrigins.forEach(GatewaySettings::requireOrigin);
        requirePositive(acknowledgeWithin, "acknowledge-within", "700ms");
        requirePositive(beginWithin, "begin-within", "250ms");
        requirePositive(answerWithin, "answer-within", "950ms");
        requirePositive(drainWithin, "drain-within", "15s");
        requirePositive(topicWithin, "topic-within", "30s");
        requirePositive(requestTimeout, "request-timeout", "10s");
        requirePositive(accountsReload, "accounts-reload", "2s");
        if (maxBody.toBytes() < 1 || maxBody.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "caesura.gateway.max-body must be between 1B and 2GB, for example 3MB; this is "
                            + maxBody);
        }
        if (bodiesInMemory.compareTo(maxBody) < 0) {
            throw new IllegalArgumentException(
                    "caesura.gateway.bodies-in-memory must be at least max-body, for example 64MB;"
                            + " this is "
                            + bodiesInMemory);
        }
        if (publicUrl != null && (publicUrl.getScheme() == null || publicUrl.getHost() == null)) {
            throw new IllegalArgumentException(
                    "caesura.gateway.public-url needs scheme and host, for example"
                            + " https://hooks.example.com; this is '"
                            + publicUrl
                            + "'");
        }
    }

    private static void requireOrigin(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "caesura.gateway.web-origins has scheme, host and port only, for example"
                            + " https://shop.example.com, or * for all; this is '"
                            + origin
                            + "'");
        }
    }

    private static void requirePositive(Duration value, String name, String example) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(
                    "caesura.gateway."
                            + name
                            + " must be longer than 0, for example "
                            + example
                            + "; this is "
                            + value);
        }
    }

    /**
     * The local queue.
     *
     * @param directory the spool's folder, on a disk that outlives the process; each gateway needs
     *     its own
     * @param maxSize how much the spool may hold; beyond it webhooks are answered 503. 0 switches
     *     it off
     */
    public record SpoolSettings(
            @DefaultValue("data/gateway-spool") Path directory,
            @DefaultValue("1GB") DataSize maxSize) {

        public SpoolSettings {
            if (maxSize.isNegative()) {
                throw new IllegalArgumentException(
                        "caesura.gateway.spool.max-size must not be below 0; 0 switches the spool"
                                + " off");
            }
        }
    }
}
