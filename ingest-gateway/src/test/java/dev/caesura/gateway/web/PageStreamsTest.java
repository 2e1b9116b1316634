package dev.caesura.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Streams that wait for Kafka, which count as well. */
class PageStreamsTest {

    private final Supervisor supervisor = new Supervisor(new SimpleMeterRegistry());
    private final PageStreams streams =
            new PageStreams("127.0.0.1:1", Map.of(), FakeLog.TOPICS, supervisor);

    @AfterEach
    void stop() {
        streams.close();
        supervisor.close();
    }

    @Test
    void shouldEndTheFirstStreamWhenANinthOpens() {
        List<Integer> ended = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            int number = i;
            streams.open("web:shop:ana", null).doOnComplete(() -> ended.add(number)).subscribe();
            assertThat(ended).hasSize(i == 9 ? 1 : 0);
        }

        assertThat(ended).containsExactly(1);
    }

    @Test
    void shouldHaveRoomAgainWhenAPageHasGone() {
        List<Disposable> open = new ArrayList<>();
        for (int i = 0; i < OpenStreams.IN_ALL; i++) {
            open.add(streams.open("web:shop:contact" + i, null).subscribe());
        }
        assertThat(streams.admits("web:shop:ana")).isFalse();

        open.get(0).dispose();

        assertThat(streams.admits("web:shop:ana")).isTrue();
    }
}
