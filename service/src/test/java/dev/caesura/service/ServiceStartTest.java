package dev.caesura.service;

import static org.assertj.core.api.Assertions.assertThat;

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

class ServiceStartTest {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Silent {}

    @Test
    void shouldGoOnAnsweringWhenAnotherServiceOfTheProcessStops() throws Exception {
        try (ConfigurableApplicationContext staying = start()) {
            start().close();

            assertThat(status(staying)).isEqualTo(200);
        }
    }

    private static ConfigurableApplicationContext start() {
        return ServiceStart.run(
                Silent.class, "silent", Map.of("server.address", "127.0.0.1", "server.port", "0"));
    }

    private static int status(ConfigurableApplicationContext service) throws Exception {
        String port = service.getEnvironment().getProperty("local.server.port");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
}
