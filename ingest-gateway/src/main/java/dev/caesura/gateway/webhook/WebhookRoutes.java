package dev.caesura.gateway.webhook;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The paths of webhooks. */
public final class WebhookRoutes {

    private static final String CHANNEL = "/webhooks/{channel}";
    private static final String ACCOUNT = "/webhooks/{channel}/{account}";

    private WebhookRoutes() {}

    /** All of them, for one handler. */
    public static RouterFunction<ServerResponse> of(WebhookHandler handler) {
        return route().POST(ACCOUNT, handler::post)
                .POST(CHANNEL, handler::post)
                .GET(ACCOUNT, handler::establish)
                .GET(CHANNEL, handler::establish)
                .OPTIONS(ACCOUNT, handler::establish)
                .OPTIONS(CHANNEL, handler::establish)
                .path(
                        "/webhooks",
                        others ->
                                others.route(
                                        any -> true,
                                        request ->
                                                ServerResponse.status(405)
                                                        .allow(
                                                                HttpMethod.GET,
                                                                HttpMethod.POST,
                                                                HttpMethod.OPTIONS)
                                                        .build()))
                .build();
    }
}
