package dev.caesura.local;

import dev.caesura.local.page.DemoPage;
import dev.caesura.processor.topology.ConversationStreams;
import dev.caesura.schemas.channel.ChannelCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings with which the demo starts each service. */
final class ServiceSettings {

    private final DemoOptions options;
    private final Workspace workspace;
    private final String broker;
    private final Places places;

    ServiceSettings(DemoOptions options, Workspace workspace, String broker, Places places) {
        this.options = options;
        this.workspace = workspace;
        this.broker = broker;
        this.places = places;
    }

    Map<String, Object> processor() {
        Map<String, Object> settings = common();
        settings.put("caesura.processor.policy.preset", "quick");
        settings.put("caesura.processor.policy.gap", options.gap().toString());
        settings.put("caesura.processor.policy.draft-after", options.draftAfter().toString());
        settings.put("caesura.processor.policy.max-wait", options.maxWait().toString());
        settings.put("caesura.processor.state-dir", workspace.folder("streams").toString());
        settings.put(
                "caesura.processor.streams." + ConversationStreams.TEMPORARY_STATE_CONFIG,
                workspace.isTemporary());
        settings.put("caesura.processor.query.token", Demo.SECRET);
        settings.put("server.port", places.processor());
        return settings;
    }

    Map<String, Object> sender() {
        Map<String, Object> settings = common();
        settings.put("caesura.sender.generation.generator", "template");
        settings.put("caesura.sender.deliver-to-log", true);
        settings.put("server.port", places.sender());
        return settings;
    }

    /** The console, with one person who may do everything. */
    Map<String, Object> console(String password) {
        Map<String, Object> settings = common();
        settings.put("server.port", places.console());
        settings.put("caesura.console.processor-url", Places.url(places.processor()));
        settings.put("caesura.console.processor-token", Demo.SECRET);
        settings.put("caesura.console.gateway-url", Places.url(places.page()));
        settings.put("caesura.console.sender-url", Places.url(places.sender()));
        settings.put("caesura.console.sign-in.users[0].name", Demo.USER);
        settings.put("caesura.console.sign-in.users[0].password", password);
        settings.put("caesura.console.sign-in.users[0].role", "operator");
        return settings;
    }

    /** The gateway, whose server also has the page. */
    Map<String, Object> gateway() {
        Map<String, Object> settings = common();
        settings.put("server.port", places.page());
        settings.put("caesura.gateway.spool.directory", workspace.folder("spool").toString());
        List<String> channels = ChannelCatalog.names();
        for (int i = 0; i < channels.size(); i++) {
            String account = "caesura.gateway.accounts[" + i + "].";
            settings.put(account + "channel", channels.get(i));
            settings.put(account + "secrets[0]", Demo.SECRET);
            settings.put(account + "verify-tokens[0]", Demo.SECRET);
        }
        settings.put("spring.main.sources", DemoPage.class.getName());
        settings.put("demo.gap", options.gap().toString());
        settings.put("demo.max-wait", options.maxWait().toString());
        settings.put("demo.secret", Demo.SECRET);
        settings.put("demo.example", WhatsAppExample.command(places.page()));
        return settings;
    }

    private Map<String, Object> common() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("caesura.bootstrap-servers", broker);
        settings.put("server.address", "127.0.0.1");
        // The demo ends its services itself, in order.
        settings.put("spring.main.register-shutdown-hook", false);
        settings.put("spring.main.log-startup-info", false);
        settings.put("spring.jmx.enabled", false);
        return settings;
    }
}
