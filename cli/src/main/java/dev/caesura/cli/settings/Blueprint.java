package dev.caesura.cli.settings;

import dev.caesura.cli.settings.Answers.Generator;
import dev.caesura.service.secret.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the files of a first configuration; comments in each say what to change. */
final class Blueprint {

    private static final String WEB = "web";
    private static final int RANDOM_BYTES = 24;

    private final Answers answers;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> files = new LinkedHashMap<>();

    Blueprint(Answers answers) {
        this.answers = answers;
    }

    /** The files' contents by their names; files under {@code secrets} are secret. */
    Map<String, String> files() {
        files.put("caesura.yml", settings());
        files.put("accounts.yml", accounts());
        files.put("policies.yml", policies());
        files.put("compose.yml", Deployments.compose(answers));
        files.put("kubernetes.yml", Deployments.kubernetes(answers));
        return files;
    }

    private String settings() {
        return """
        # Settings of all services; docs/reference/settings.md lists every one of them.
        # Check them with: caesura config check --config caesura.yml,accounts.yml
        caesura:
          bootstrap-servers: "%s"
          topic-prefix: caesura.   # The prefix of the topics' names.
          # kafka:                 # Kafka's own client settings, for TLS and SASL.
          #   security.protocol: SASL_SSL

          gateway:
            port: 8080             # Only this machine reaches it; address: 0.0.0.0 opens it.
            spool.directory: data/gateway-spool

          processor:
            port: 8081
            state-dir: data/processor-state
            policies: ${CAESURA_HOME:%s}/policies.yml
            query.token: %s

          sender:
            port: 8082
            generation:
        %s"""
                .formatted(
                        answers.kafka(),
                        home(),
                        secret("query-token", random(), null),
                        generator());
    }

    private String generator() {
        return switch (answers.generator()) {
            case TEMPLATE ->
                    """
                          # Sentences from a file, for trying things out. Copy them, change them, and name the copy:
                          # template.rules: file:/path/to/rules.yml
                          generator: template
                    """;
            case NONE ->
                    """
                          # Your bot reads caesura.reply-requests and writes caesura.reply-drafts itself.
                          generator: none
                    """;
            case HTTP ->
                    """
                          generator: bot
                          generators:
                            bot:
                              http:
                                url: http://127.0.0.1:9000/reply   # Your bot.
                                secret: %s
                    """
                            .formatted(secret("bot-secret", whsec(), null));
            case OPENAI, ANTHROPIC -> model();
        };
    }

    private String model() {
        Generator kind = answers.generator();
        String name = kind.name().toLowerCase(Locale.ROOT);
        return """
                  generator: model
                  generators:
                    model:
                      %s:
                        model: name-of-the-model           # As its documentation calls it.
                        key: %s
                        # base-url: https://…              # Another server with the same interface.
                """
                .formatted(name, secret("model-key", null, "the key of the model's API"))
                .indent(4);
    }

    private String accounts() {
        if (answers.channel().equals(WEB)) {
            return """
            # Who may write, and how replies reach them.
            caesura:
              gateway:
                web-origins: ["http://localhost:8080"]  # The pages that may use the channel.
                accounts:
                  - channel: web
                    account: "%s"
                    open: true                          # Without it, visitors need a session token.
            """
                    .formatted(answers.account());
        }
        ChannelParts parts = ChannelParts.of(answers.channel());
        String outgoing = outgoing(parts);
        return """
        # Who may write, and how replies reach them.
        caesura:
          gateway:
            accounts:
              - channel: %1$s
                account: "%2$s"
                secrets: ["%3$s"]
        %4$s  sender:
            accounts:
              "[%1$s:%2$s]":
        %5$s"""
                .formatted(
                        answers.channel(),
                        answers.account(),
                        secret("webhook-secret", whsec(), parts.incoming()),
                        parts.verified()
                                ? "        verify-tokens: [\"%s\"]\n"
                                        .formatted(secret("verify-token", random(), null))
                                : "",
                        outgoing);
    }

    private String outgoing(ChannelParts parts) {
        StringBuilder lines = new StringBuilder();
        for (String line : parts.outgoing()) {
            String value =
                    line.contains("%s")
                            ? line.formatted(secret("channel-token", whsec(), parts.token()))
                            : line;
            lines.append("        ").append(value).append('\n');
        }
        return lines.toString();
    }

    private static String policies() {
        return """
        # How conversations are treated; docs/policies.md explains each name.
        default:
          gap: 30s             # A burst ends after this long without a message.
          max-wait: 2m         # And at the latest this long after its first.
          in-flight: supersede # A message that arrives before the reply is sent makes it void.
        # channels:
        #   telegram:
        #     gap: 10s
        # accounts:
        #   whatsapp:106540352242922:
        #     stop-keywords: [stop, unsubscribe]
        """;
    }

    /**
     * A reference to a secret's file, which is created with this value, or says where to find it.
     */
    private String secret(String name, @Nullable String value, @Nullable String where) {
        files.putIfAbsent(
                "secrets/" + name,
                value != null && (where == null || where.contains("of your own"))
                        ? value
                        : Secret.PLACEHOLDER + where);
        return "file:${CAESURA_HOME:" + home() + "}/secrets/" + name;
    }

    private String home() {
        return answers.folder().toAbsolutePath().normalize().toString();
    }

    private String whsec() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes());
    }

    private String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
