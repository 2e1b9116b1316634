package dev.caesura.gateway.app;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/** How long a client may take: a slow one must not hold a connection for ever. */
final class HttpLimits implements NettyServerCustomizer {

    private final GatewaySettings settings;

    HttpLimits(GatewaySettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(settings.requestTimeout()).readTimeout(settings.readTimeout());
    }
}
