package dev.caesura.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Browsers' requests from pages of other origins. */
class WebOriginsTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final String SHOP = "https://shop.example.com";

    static {
        // The JDK's client otherwise lets nobody say where a request comes from.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
    }

    private final Map<String, Object> settings;

    WebOriginsTest(@TempDir Path folder) {
        settings = TestGateway.settings("127.0.0.1:1", folder);
        settings.put("server.port", 0);
    }

    @Test
    void shouldLetNoOtherOriginInByDefault() throws Exception {
        try (ConfigurableApplicationContext gateway = GatewayApplication.start(settings)) {
            assertThat(preflight(gateway, "/webhooks/web/shop", SHOP).headers().firstValue(ALLOWED))
                    .isEmpty();
        }
    }

    @Test
    void shouldLetTheConfiguredOriginUseTheWebChannelOnly() throws Exception {
        settings.put("caesura.gateway.web-origins", SHOP);
        try (ConfigurableApplicationContext gateway = GatewayApplication.start(settings)) {
            HttpResponse<String> preflight = preflight(gateway, "/webhooks/web/shop", SHOP);
            HttpResponse<String> posted = post(gateway, SHOP);
            HttpResponse<String> stranger = post(gateway, "https://evil.example.com");
            HttpResponse<String> other = preflight(gateway, "/webhooks/generic/load", SHOP);

            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(preflight.headers().firstValue(ALLOWED)).contains(SHOP);
            assertThat(preflight.headers().allValues("Access-Control-Allow-Headers"))
                    .as("what a page of an account with secrets sends")
                    .anyMatch(
                            headers ->
                                    headers.toLowerCase(Locale.ROOT).contains("x-session-token"));
            assertThat(posted.statusCode()).isEqualTo(200);
            assertThat(posted.headers().firstValue(ALLOWED)).contains(SHOP);
            assertThat(stranger.statusCode()).isEqualTo(403);
            assertThat(other.headers().firstValue(ALLOWED)).isEmpty();
        }
    }

    @Test
    void shouldSayHowAnOriginIsWritten() {
        settings.put("caesura.gateway.web-origins", "shop.example.com/page");

        assertThatThrownBy(() -> GatewayApplication.start(settings))
                .hasMessageContaining("https://shop.example.com");
    }

    private static HttpResponse<String> preflight(
            ConfigurableApplicationContext gateway, String path, String origin) throws Exception {
        return send(
                request(gateway, path, origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type, x-session-token")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext gateway, String origin)
            throws Exception {
        return send(
                request(gateway, "/webhooks/web/shop", origin)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"messageId\":\"m1\",\"contact\":\"ana\",\"text\":\"Hi\"}")));
    }

    private static HttpRequest.Builder request(
            ConfigurableApplicationContext gateway, String path, String origin) {
        String port = gateway.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Origin", origin);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
