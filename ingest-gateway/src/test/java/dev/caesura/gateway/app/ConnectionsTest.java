package dev.caesura.gateway.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.trial.WebhookLoad;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Connections that carry more than one webhook. */
class ConnectionsTest {

    private static final String PATH = "/webhooks/generic/load";

    private static ConfigurableApplicationContext gateway;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) {
        // Without a broker: webhooks are answered once they are in the spool.
        Map<String, Object> settings = TestGateway.settings("127.0.0.1:1", folder);
        settings.put("server.port", 0);
        gateway = GatewayApplication.start(settings);
        port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void shouldTakeOneWebhookAfterTheOtherOverOneHttp1Connection() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (int i = 0; i < 3; i++) {
                String body = body("keep-alive-" + i);
                socket.getOutputStream()
                        .write(
                                ("POST "
                                                + PATH
                                                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                                + WebhookLoad.SECRET
                                                + "\r\nContent-Length: "
                                                + body.length()
                                                + "\r\n\r\n"
                                                + body)
                                        .getBytes(US_ASCII));

                assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 OK");
                while (!answers.readLine().isEmpty()) {
                    // The other headers; the answer has no body.
                }
            }
        }
    }

    @Test
    void shouldRefuseHeadersThatAreTooLong() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            ("POST "
                                            + PATH
                                            + " HTTP/1.1\r\nHost: x\r\nX-Long: "
                                            + "x".repeat(17 * 1024)
                                            + "\r\nContent-Length: 0\r\n\r\n")
                                    .getBytes(US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 431");
        }
    }

    @Test
    void shouldTakeManyWebhooksAtOnceOverOneHttp2Connection() {
        ConnectionProvider oneConnection = ConnectionProvider.create("one", 1);
        HttpClient client =
                HttpClient.create(oneConnection)
                        .protocol(HttpProtocol.H2C)
                        .headers(
                                headers ->
                                        headers.add(
                                                "Authorization", "Bearer " + WebhookLoad.SECRET));
        try {
            List<String> answers =
                    Flux.range(0, 50)
                            .flatMap(
                                    i ->
                                            client.post()
                                                    .uri("http://127.0.0.1:" + port + PATH)
                                                    .send(
                                                            ByteBufFlux.fromString(
                                                                    Flux.just(body("h2-" + i))))
                                                    .response()
                                                    .map(
                                                            answer ->
                                                                    answer.version()
                                                                            + " "
                                                                            + answer.status()),
                                    50)
                            .collectList()
                            .block();

            assertThat(answers).hasSize(50).containsOnly("HTTP/2.0 200 OK");
        } finally {
            oneConnection.dispose();
        }
    }

    private static String body(String id) {
        return "{\"id\":\"" + id + "\",\"contact\":\"c\",\"text\":\"x\"}";
    }
}
