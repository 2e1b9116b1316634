package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.testkit.ConversationDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Open bursts whose messages have no room in memory. */
class SpilledMessagesTest {

    private static final int ROOM_FOR_TWO = 1_200;

    private final ConversationDriver driver =
            ConversationDriver.of(
                    fences ->
                            ConversationTopology.builder()
                                    .policy(Policy.defaults())
                                    .openMessagesInMemory(ROOM_FOR_TWO)
                                    .fencedBy(FencedLog.of(fences::write, fences::read))
                                    .build());
    private final List<Talk> talks = new ArrayList<>();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldAskForWhatMemoryHasNoRoomFor() {
        say(10, "do you sell lamps?");
        say(10, "red ones?");
        assertThat(spilled()).hasSizeGreaterThan(10);

        driver.advanceTo(Duration.ofSeconds(31));

        assertThat(texts()).hasSize(10).containsOnly(List.of("do you sell lamps?", "red ones?"));
        assertThat(spilled()).isEmpty();
    }

    @Test
    void shouldAskForItAfterARestart() {
        say(10, "do you sell lamps?");
        say(10, "red ones?");

        driver.restart();
        driver.restart();
        assertThat(spilled()).hasSizeGreaterThan(10);
        driver.advanceTo(Duration.ofSeconds(31));

        assertThat(texts()).hasSize(10).containsOnly(List.of("do you sell lamps?", "red ones?"));
        assertThat(spilled()).isEmpty();
    }

    @Test
    void shouldNotKeepWhatWasEditedOrDeleted() {
        say(10, "do you sell lamps?");
        say(10, "my card number is 4111");
        for (int i = 0; i < 10; i++) {
            if (i % 2 == 0) {
                talks.get(i).edits("never mind");
            } else {
                talks.get(i).deletes();
            }
        }
        assertThat(spilled()).noneMatch(text -> text.contains("4111"));

        driver.advanceTo(Duration.ofSeconds(40));

        assertThat(texts())
                .hasSize(10)
                .containsOnly(
                        List.of("do you sell lamps?", "never mind"), List.of("do you sell lamps?"));
        assertThat(spilled()).isEmpty();
    }

    @Test
    void shouldKnowItAsHistoryLater() {
        say(10, "do you sell lamps?");
        driver.advanceTo(Duration.ofSeconds(31));
        for (Talk talk : talks) {
            talk.drafts("Yes, we do.");
            talk.delivers();
        }
        say(10, "red ones?");
        driver.advanceTo(Duration.ofSeconds(90));

        List<ReplyRequest> requests = driver.emitted(ReplyRequest.class);
        assertThat(requests).hasSize(20);
        assertThat(requests.subList(10, 20))
                .allSatisfy(
                        request ->
                                assertThat(request.history())
                                        .extracting(HistoryEntry::text)
                                        .containsExactly("do you sell lamps?", "Yes, we do."));
    }

    private void say(int contacts, String text) {
        for (int i = 0; i < contacts; i++) {
            if (talks.size() <= i) {
                talks.add(new Talk(driver, "web:shop:c" + i));
            }
            talks.get(i).says("c" + i + "-" + text.hashCode(), text, false);
        }
    }

    private List<List<String>> texts() {
        return driver.emitted(ReplyRequest.class).stream()
                .map(request -> request.messages().stream().map(InboundMessage::text).toList())
                .toList();
    }

    private List<String> spilled() {
        List<String> texts = new ArrayList<>();
        try (var all =
                driver.topologyTestDriver()
                        .<String, byte[]>getKeyValueStore(StoreNames.SPILLED)
                        .all()) {
            all.forEachRemaining(
                    entry -> texts.add(new String(entry.value, StandardCharsets.UTF_8)));
        }
        return texts;
    }
}
