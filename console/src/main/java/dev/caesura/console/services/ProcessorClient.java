package dev.caesura.console.services;

import dev.caesura.processor.query.ConversationView;
import dev.caesura.schemas.serde.Json;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Asks the processor for the standing of conversations. */
@Component
public final class ProcessorClient {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final ServicesSettings settings;
    private final WebClient client;

    ProcessorClient(ServicesSettings settings) {
        this.settings = settings;
        this.client =
                WebClient.builder()
                        .baseUrl(settings.processorUrl())
                        .defaultHeader(
                                HttpHeaders.AUTHORIZATION, "Bearer " + settings.processorToken())
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                        .build();
    }

    /**
     * The conversations with an open burst or a turn in flight; an error gives the reason if they
     * are unknown.
     */
    public Mono<List<ConversationView>> waiting(int limit) {
        return get("/conversations?limit={limit}", limit)
                .map(json -> List.of(Json.mapper().readValue(json, ConversationView[].class)));
    }

    /** One conversation; empty if the processor does not know it. */
    public Mono<ConversationView> find(String id) {
        return get("/conversations/{id}", id)
                .map(json -> Json.mapper().readValue(json, ConversationView.class))
                .onErrorResume(WebClientResponseException.NotFound.class, e -> Mono.empty());
    }

    private Mono<byte[]> get(String path, Object variable) {
        if (settings.processorUrl().isEmpty()) {
            return Mono.error(
                    new IllegalStateException(
                            "caesura.console.processor-url is not set, so no processor can be"
                                    + " asked"));
        }
        return client.get()
                .uri(path, variable)
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(PATIENCE);
    }
}
