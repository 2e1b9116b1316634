package dev.caesura.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.log.LogEntry.Content;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KindsTest {

    static List<Topic<? extends Event>> topics() {
        return Topics.standard().typed();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldCountNoEventOfAnyTopicAsADeadLetter(Topic<? extends Event> topic) {
        String kind = Kinds.of(Entries.of(eventOf(topic), 1));

        if (topic.valueType().equals(Identity.class)) {
            assertThat(kind).isEqualTo("other");
        } else {
            assertThat(kind).isNotIn("dead-letter", "put-back", "other");
        }
    }

    private static Event eventOf(Topic<? extends Event> topic) {
        return Events.each("x").stream()
                .filter(topic.valueType()::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTellApartWhatIsNoEvent() {
        assertThat(kindOf(new Content.DeadLetter())).isEqualTo("dead-letter");
        assertThat(kindOf(new Content.PutBack())).isEqualTo("put-back");
        assertThat(kindOf(new Content.Fence())).isEqualTo("other");
        assertThat(kindOf(new Content.Unreadable("no JSON"))).isEqualTo("other");
    }

    private static String kindOf(Content content) {
        return Kinds.of(Entries.of("web:shop:ada", new RecordHeaders(), content, 1));
    }
}
