package dev.caesura.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.console.app.ConsoleApplication;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Sign-in with an OpenID Connect provider. No Kafka is there, and none is needed for it. */
class ProviderSignInTest {

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static IdentityProvider provider;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ConfigurableApplicationContext console;

    @BeforeAll
    static void start() throws Exception {
        provider = new IdentityProvider();
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", "127.0.0.1:1");
        settings.put("server.port", 0);
        settings.put("caesura.console.sign-in.oidc.issuer", provider.issuer());
        settings.put("caesura.console.sign-in.oidc.client-id", IdentityProvider.CLIENT);
        settings.put("caesura.console.sign-in.oidc.client-secret", IdentityProvider.SECRET);
        console = ConsoleApplication.start(settings);
    }

    @AfterAll
    static void stop() {
        console.close();
        provider.close();
    }

    @Test
    void shouldKnowAnOperatorByTheProvidersRoles() throws Exception {
        provider.person("olga", List.of("staff", "caesura-operator"));
        Visitor olga = visitor();

        olga.followed("/oauth2/authorization/oidc");

        JsonNode me = olga.json("/api/me");
        assertThat(me.path("name").asString()).isEqualTo("olga");
        assertThat(me.path("operator").asBoolean()).isTrue();
    }

    @Test
    void shouldLetAViewerOnlyLook() throws Exception {
        provider.person("victor", List.of("caesura-viewer"));
        Visitor victor = visitor();

        victor.followed("/oauth2/authorization/oidc");

        assertThat(victor.json("/api/me").path("operator").asBoolean()).isFalse();
    }

    @Test
    void shouldShowNothingToAPersonWithoutARole() throws Exception {
        provider.person("nora", List.of("staff"));
        Visitor nora = visitor();

        nora.followed("/oauth2/authorization/oidc");

        assertThat(nora.get("/api/me").statusCode()).isEqualTo(403);
        assertThat(nora.get("/api/conversations").statusCode()).isEqualTo(403);
    }

    @Test
    void shouldSendBackToTheDoorWhoDeclines() throws Exception {
        provider.nobody();
        Visitor nobody = visitor();

        HttpResponse<String> answer = nobody.followed("/oauth2/authorization/oidc");

        assertThat(answer.uri().toString()).endsWith("/login?error");
        assertThat(nobody.get("/api/me").statusCode()).isEqualTo(401);
    }

    private static Visitor visitor() {
        return new Visitor(console);
    }
}
