package dev.caesura.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.log.LogEntry.Content;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class WeightTest {

    @Test
    void shouldGrowWithTheTextOfEachEvent() {
        List<Event> small = Events.each("x");
        List<Event> large = Events.each("x".repeat(1_001));

        for (int i = 0; i < small.size(); i++) {
            long more =
                    Weight.of(Entries.of(large.get(i), 1)) - Weight.of(Entries.of(small.get(i), 1));
            if (small.get(i) instanceof Identity) {
                assertThat(more).isZero();
            } else {
                assertThat(more).as(small.get(i).toString()).isIn(2_000L, 4_000L);
            }
        }
    }

    @Test
    void shouldGrowWithHeaders() {
        RecordHeaders headers = new RecordHeaders();
        long before = weight(headers);
        headers.add("caesura-reason", new byte[1_000]);

        assertThat(weight(headers)).isBetween(before + 1_000, before + 1_100);
    }

    private static long weight(RecordHeaders headers) {
        return Weight.of(Entries.of("web:shop:ada", headers, new Content.DeadLetter(), 1));
    }
}
