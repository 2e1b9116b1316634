package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.testkit.ConversationDriver;
import dev.caesura.testkit.ConversationScript;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

/**
 * What the processor writes for each message, counted exactly: every record of every topic and
 * changelog, but for the partitions' marks, of which a commit writes one for each partition.
 */
class AmplificationTest {

    private static final int BURSTS = 10;
    private static final int MESSAGES = 3;

    private final Map<String, Integer> written = new TreeMap<>();

    @Test
    void shouldWriteOneRecordForEachMessageThatIsAskedFor() {
        try (ConversationDriver driver = driver()) {
            // given nobody answers, so that nothing but the asking is counted
            for (int contact = 0; contact < BURSTS; contact++) {
                burst(driver.conversation("web:shop:contact" + contact), contact);
            }
            driver.advanceTo(Duration.ofMinutes(BURSTS));

            // when
            int records = count(driver);

            // then a request, the burst's messages and the conversation's state
            assertThat(records).as("%s", written).isEqualTo(3 * BURSTS);
            assertThat((double) records / (BURSTS * MESSAGES)).isLessThanOrEqualTo(1.4);
        }
    }

    @Test
    void shouldWriteTenRecordsForAnAnsweredBurst() {
        try (ConversationDriver driver = driver()) {
            ConversationScript script = driver.conversation("web:shop:ada");
            for (int i = 0; i < BURSTS; i++) {
                burst(script, i);
                script.at(i * 60 + 45 + "s")
                        .expectsRequest("message " + i, "and " + i, "and more " + i)
                        .drafts("answer to number " + i)
                        .expectsReply("answer to number " + i)
                        .delivers();
            }

            int records = count(driver);

            assertThat(records).as("%s", written).isEqualTo(10 * BURSTS);
            assertThat((double) records / (BURSTS * MESSAGES)).isLessThanOrEqualTo(3.5);
        }
    }

    private static void burst(ConversationScript script, int number) {
        script.at(number * 60 + "s")
                .says("message " + number)
                .at(number * 60 + 4 + "s")
                .says("and " + number)
                .at(number * 60 + 10 + "s")
                .says("and more " + number);
    }

    private static ConversationDriver driver() {
        Policy policy =
                Policy.defaults().toBuilder()
                        .turns(TurnRules.DEFAULTS.withLimit(Duration.ofHours(1)))
                        .repetition(
                                Repetition.DEFAULTS
                                        .withQuestions(Repetition.Check.OFF)
                                        .withReplies(Repetition.Check.OFF))
                        .build();
        return ConversationDriver.of(
                fences ->
                        ConversationTopology.builder()
                                .policy(policy)
                                .fencedBy(FencedLog.of(fences::write, fences::read))
                                .build());
    }

    /** What the driver has read already of the topics is known from what it emitted. */
    private int count(ConversationDriver driver) {
        driver.emitted()
                .forEach(event -> written.merge(event.getClass().getSimpleName(), 1, Integer::sum));
        TopologyTestDriver topology = driver.topologyTestDriver();
        for (String topic : topology.producedTopicNames()) {
            if (topic.endsWith("-changelog") && !topic.contains(StoreNames.PARTITIONS)) {
                var records =
                        topology.createOutputTopic(
                                topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                // A task that begins touches each store once, by a record without a value.
                long values =
                        records.readRecordsToList().stream()
                                .filter(record -> record.value() != null)
                                .count();
                written.merge(topic, (int) values, Integer::sum);
            }
        }
        return written.values().stream().mapToInt(Integer::intValue).sum();
    }
}
