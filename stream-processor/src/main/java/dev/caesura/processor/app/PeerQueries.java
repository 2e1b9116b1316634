package dev.caesura.processor.app;

import dev.caesura.processor.query.ConversationView;
import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Asks other instances about the conversations that they have. */
final class PeerQueries {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();
    private final String token;

    PeerQueries(String token) {
        this.token = token;
    }

    ConversationView conversation(HostInfo host, String id) {
        String path = "/conversations/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return Json.mapper().readValue(get(host, path + "?local=true"), ConversationView.class);
    }

    List<ConversationView> waiting(HostInfo host, int limit) {
        byte[] found = get(host, "/conversations?local=true&limit=" + limit);
        return List.of(Json.mapper().readValue(found, ConversationView[].class));
    }

    private byte[] get(HostInfo host, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://" + host.host() + ":" + host.port() + path))
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                        .timeout(LIMIT)
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == HttpStatus.OK.value()) {
                return answer.body();
            }
            throw new ResponseStatusException(
                    HttpStatus.valueOf(answer.statusCode()),
                    "The instance " + host.host() + ":" + host.port() + " has it, and refused");
        } catch (IOException e) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The instance " + host.host() + ":" + host.port() + " does not answer",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "Interrupted while another was asked", e);
        }
    }
}
