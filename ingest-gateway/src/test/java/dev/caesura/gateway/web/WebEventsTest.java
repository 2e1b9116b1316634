package dev.caesura.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.account.Account;
import dev.caesura.gateway.account.Accounts;
import dev.caesura.gateway.account.Directory;
import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.registry.Channels;
import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.Disposable;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class WebEventsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final AtomicInteger refused = new AtomicInteger();
    private final Supervisor supervisor = new Supervisor(new SimpleMeterRegistry());
    private final PageStreams streams =
            new PageStreams("127.0.0.1:1", Map.of(), FakeLog.TOPICS, supervisor);
    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle(
                            new ReactorHttpHandlerAdapter(
                                    RouterFunctions.toHttpHandler(events().routes())))
                    .bindNow();

    private WebEvents events() {
        Account shop =
                new Account("web", "shop", List.of(), List.of(), true, 0, AccountOptions.NONE);
        Directory directory =
                new Directory(new Accounts(List.of(shop)), accounts -> Channels.standard());
        return new WebEvents(directory, streams, InstantSource.system(), refused::incrementAndGet);
    }

    @AfterEach
    void stop() {
        server.disposeNow(Duration.ofSeconds(5));
        streams.close();
        supervisor.close();
    }

    @Test
    void shouldAnswer503WhereThereIsNoRoomForAStream() throws Exception {
        List<Disposable> open = new ArrayList<>();
        for (int i = 0; i < OpenStreams.IN_ALL; i++) {
            open.add(streams.open("web:shop:contact" + i, null).subscribe());
        }

        HttpResponse<InputStream> full = get();
        open.get(0).dispose();
        HttpResponse<InputStream> admitted = get();

        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).contains("30");
        assertThat(admitted.statusCode()).isEqualTo(200);
        assertThat(refused).hasValue(1);
        admitted.body().close();
    }

    private HttpResponse<InputStream> get() throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + server.port() + "/web/shop/ana/events");
        return CLIENT.send(
                HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofInputStream());
    }
}
