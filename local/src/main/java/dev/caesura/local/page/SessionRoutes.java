package dev.caesura.local.page;

import dev.caesura.gateway.signature.SessionToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets the page write as the contact that it names.
 *
 * <p>A real page's server would first authenticate the visitor.
 */
final class SessionRoutes {

    private static final String ACCOUNT = "demo";
    private static final Duration LIFE = Duration.ofHours(1);

    private final String secret;
    private final InstantSource clock;

    SessionRoutes(String secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().POST("/demo/session", this::issue).build();
    }

    private Mono<ServerResponse> issue(ServerRequest request) {
        String contact = request.queryParam("contact").orElse("");
        if (contact.isBlank()) {
            return ServerResponse.badRequest().bodyValue("Which contact?");
        }
        Instant expiry = clock.instant().plus(LIFE);
        return ServerResponse.ok()
                .cacheControl(CacheControl.noStore())
                .bodyValue(
                        Map.of(
                                "token",
                                SessionToken.issue(secret, ACCOUNT, contact, expiry),
                                "expiresAt",
                                expiry.toEpochMilli()));
    }
}
