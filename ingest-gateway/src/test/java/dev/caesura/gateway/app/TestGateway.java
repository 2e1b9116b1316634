package dev.caesura.gateway.app;

import dev.caesura.gateway.trial.WebhookLoad;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Settings and topics of the gateways under test. */
final class TestGateway {

    static final String APP_SECRET = "app-secret";
    static final String VERIFY_TOKEN = "verify-me";

    private TestGateway() {}

    static void createTopics(String servers, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicSetup(admin, Topics.standard()).create(partitions, (short) 1);
        }
    }

    static Map<String, Object> settings(String servers, Path spool) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("caesura.bootstrap-servers", servers);
        settings.put("caesura.gateway.spool.directory", spool);
        beNeverTooLate(settings);
        String account = "caesura.gateway.accounts";
        settings.put(account + "[0].channel", "generic");
        settings.put(account + "[0].account", "load");
        settings.put(account + "[0].secrets[0]", WebhookLoad.SECRET);
        settings.put(account + "[1].channel", "whatsapp");
        settings.put(account + "[1].secrets[0]", "old-secret");
        settings.put(account + "[1].secrets[1]", APP_SECRET);
        settings.put(account + "[1].verify-tokens[0]", VERIFY_TOKEN);
        settings.put(account + "[2].channel", "web");
        settings.put(account + "[2].open", true);
        settings.put(account + "[3].channel", "generic");
        settings.put(account + "[3].account", "limited");
        settings.put(account + "[3].secrets[0]", WebhookLoad.SECRET);
        settings.put(account + "[3].requests-per-second", 1);
        return settings;
    }

    /** Otherwise a machine that has much else to do is an overload, which is answered 503. */
    static void beNeverTooLate(Map<String, Object> settings) {
        settings.put("caesura.gateway.begin-within", "1m");
        settings.put("caesura.gateway.answer-within", "1m");
    }
}
