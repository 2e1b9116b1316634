package dev.caesura.processor.query;

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
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Queries other instances about their conversations. */
final class PeerQueries {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();
    private final String token;

    PeerQueries(String token) {
        this.token = token;
    }

    Optional<ConversationView> conversation(HostInfo host, String id) {
        String path = "/conversations/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer = get(host, path + "?local=true");
        return answer.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(Json.mapper().readValue(body(host, answer), ConversationView.class));
    }

    List<ConversationView> waiting(HostInfo host, int limit) {
        HttpResponse<byte[]> answer = get(host, "/conversations?local=true&limit=" + limit);
        return List.of(Json.mapper().readValue(body(host, answer), ConversationView[].class));
    }

    private static byte[] body(HostInfo host, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != OK) {
            throw new PeerException(
                    answer.statusCode(),
                    "The instance " + host.host() + ":" + host.port() + " has it, but refused");
        }
        return answer.body();
    }

    private HttpResponse<byte[]> get(HostInfo host, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://" + host.host() + ":" + host.port() + path))
                        .header("Authorization", "Bearer " + token)
                        .timeout(LIMIT)
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new PeerException(
                    "The instance " + host.host() + ":" + host.port() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerException("Interrupted while asking another instance", e);
        }
    }
}
