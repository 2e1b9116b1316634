package dev.caesura.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class ServiceStartTest {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Quiet {

        @Bean
        RouterFunction<ServerResponse> answers() {
            return RouterFunctions.route()
                    .GET("/now", request -> ServerResponse.ok().bodyValue("now;"))
                    .GET(
                            "/soon",
                            request ->
                                    ServerResponse.ok()
                                            .bodyValue("soon;")
                                            .delayElement(Duration.ofMillis(50)))
                    .build();
        }
    }

    @Test
    void shouldGoOnAnsweringWhenAnotherServiceOfTheProcessStops() throws Exception {
        try (ConfigurableApplicationContext staying = start()) {
            start().close();

            assertThat(status(staying)).isEqualTo(200);
        }
    }

    /** As browsers and gateways use connections; Reactor Netty 1.3.7 stopped reading here. */
    @Test
    void shouldGoOnReadingAConnectionAfterRequestsThatCameTogether() throws Exception {
        try (ConfigurableApplicationContext service = start();
                Socket connection = new Socket("127.0.0.1", port(service))) {
            connection.setSoTimeout(10_000);
            ask(connection, "/soon", "/now");
            readUpTo(connection, "now;");

            ask(connection, "/now");

            assertThat(readUpTo(connection, "now;")).startsWith("HTTP/1.1 200");
        }
    }

    private static void ask(Socket connection, String... paths) throws IOException {
        StringBuilder requests = new StringBuilder();
        for (String path : paths) {
            requests.append("GET ").append(path).append(" HTTP/1.1\r\nHost: test\r\n\r\n");
        }
        connection.getOutputStream().write(requests.toString().getBytes(US_ASCII));
    }

    private static String readUpTo(Socket connection, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = connection.getInputStream().read();
            if (next < 0) {
                throw new EOFException("The connection was closed after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    private static ConfigurableApplicationContext start() {
        return ServiceStart.run(
                Quiet.class, "quiet", Map.of("server.address", "127.0.0.1", "server.port", "0"));
    }

    private static int status(ConfigurableApplicationContext service) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + port(service) + "/actuator/health"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
