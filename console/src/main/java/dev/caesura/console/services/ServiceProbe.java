package dev.caesura.console.services;

import dev.caesura.schemas.serde.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the services for their health, and for the figures that only they have. */
@Component
public final class ServiceProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Health looks at partitions and disks: not to be asked at every tick. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final List<String> FIGURES =
            List.of(
                    "caesura_gateway_spool_",
                    "caesura_processor_lag_seconds",
                    "resilience4j_circuitbreaker_state");

    private final WebClient client =
            WebClient.builder()
                    .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                    .build();
    private final Mono<List<ServiceState>> states;

    ServiceProbe(ServicesSettings settings) {
        this.states =
                Flux.concat(
                                state("gateway", settings.gatewayUrl()),
                                state("processor", settings.processorUrl()),
                                state("sender", settings.senderUrl()))
                        .collectList()
                        .cache(FRESH);
    }

    /** The three services, asked at most every five seconds. */
    public Mono<List<ServiceState>> states() {
        return states;
    }

    private Mono<ServiceState> state(String name, String url) {
        if (url.isEmpty()) {
            return Mono.just(ServiceState.without(name, "not configured"));
        }
        return Mono.zip(health(url), figures(url))
                .map(both -> new ServiceState(name, both.getT1(), both.getT2()))
                .onErrorReturn(ServiceState.without(name, "unreachable"));
    }

    private Mono<String> health(String url) {
        return get(url + "/actuator/health")
                .onErrorResume(
                        WebClientResponseException.ServiceUnavailable.class,
                        down -> Mono.just(down.getResponseBodyAsString()))
                .map(json -> Json.mapper().readTree(json).path("status").asString("unknown"));
    }

    /** A service may keep its metrics to itself: then there are none. */
    private Mono<Map<String, Double>> figures(String url) {
        return get(url + "/actuator/prometheus")
                .map(
                        text ->
                                PrometheusText.read(
                                        text, line -> FIGURES.stream().anyMatch(line::startsWith)))
                .onErrorReturn(Map.of());
    }

    private Mono<String> get(String url) {
        return client.get().uri(url).retrieve().bodyToMono(String.class).timeout(PATIENCE);
    }
}
