package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs the topology is told before anything is lost. */
class StreamsCheckTest {

    private static final Map<String, Object> CLIENT = Map.of("bootstrap.servers", "127.0.0.1:1");

    private final Path folder;
    private final KafkaFencedLog fences = KafkaFencedLog.create(CLIENT, Topics.standard());

    StreamsCheckTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        fences.close();
    }

    @Test
    void shouldRefuseARunThatIsNotExactlyOnceWhoeverStartsIt() {
        // given what a factory that does not know ConversationTopology.settings() passes
        Properties settings = new Properties();
        settings.putAll(client());

        // when the first task begins
        assertThatThrownBy(() -> run(settings))
                // then
                .hasRootCauseInstanceOf(StreamsSettingsException.class)
                .rootCause()
                .hasMessageContaining("processing.guarantee is at_least_once")
                .hasMessageContaining("set exactly_once_v2");
    }

    @Test
    void shouldRefuseToRunOnFencesThatAreClosed() {
        Properties settings = ConversationTopology.settings();
        settings.putAll(client());
        fences.close();

        assertThatThrownBy(() -> run(settings))
                .rootCause()
                .isInstanceOf(StreamsSettingsException.class)
                .hasMessageContaining("fences are closed");
    }

    @Test
    void shouldRunWithTheSettingsThatItAsksFor() {
        Properties settings = ConversationTopology.settings();
        settings.putAll(client());

        run(settings);
    }

    @Test
    void shouldSayAllThatIsWrongBeforeAnythingStarts() {
        Map<String, Object> settings = client();
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        settings.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class.getName());

        assertThatExceptionOfType(StreamsSettingsException.class)
                .isThrownBy(
                        () ->
                                ConversationStreams.create(
                                        ConversationTopology.builder(), new Topology(), settings))
                .withMessageContaining("processing.guarantee")
                .withMessageContaining("enable.transactional.statestores")
                .withMessageContaining("processing.exception.handler");
    }

    @Test
    void shouldRefuseFencesOfOtherTopics() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                ConversationTopology.builder()
                                        .topics(new Topics("shop."))
                                        .fencedBy(fences))
                .withMessageContaining("caesura.messages")
                .withMessageContaining("shop.messages");
    }

    @Test
    void shouldWarnOfWhatCostsTimeOrState() {
        // given
        Map<String, Object> settings = client();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "/tmp/kafka-streams");
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 30_000);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:2");

        // when
        var warnings =
                new StreamsCheck(fences)
                        .warnings(StreamsCheck.complete(new StreamsConfig(settings)));

        // then
        assertThat(String.join("\n", warnings))
                .contains("state.dir is /tmp/kafka-streams, which the system empties")
                .contains("commit.interval.ms is 30000")
                .contains("poll.ms is 100")
                .contains("rocksdb.config.setter is not Caesura's")
                .contains("LocalState.open was not called")
                .contains("if these are two clusters, no burst ends");
    }

    @Test
    void shouldNotWarnOfStateThatIsMeantToBeTemporary() {
        // given
        Properties all = ConversationTopology.settings();
        all.putAll(client());
        all.put(StreamsConfig.STATE_DIR_CONFIG, "/tmp/kafka-streams");
        all.put(ConversationStreams.TEMPORARY_STATE_CONFIG, "true");

        // when
        var warnings =
                new StreamsCheck(fences).warnings(StreamsCheck.complete(new StreamsConfig(all)));

        // then
        assertThat(warnings).singleElement().asString().contains("LocalState.open was not called");
    }

    @Test
    void shouldFindNothingWhereTheSettingsAreTaken() {
        // given
        Properties all = ConversationTopology.settings();
        all.putAll(client());
        all.put(StreamsConfig.STATE_DIR_CONFIG, "/srv/caesura/state");

        // when
        var warnings =
                new StreamsCheck(fences).warnings(StreamsCheck.complete(new StreamsConfig(all)));

        // then
        assertThat(warnings).singleElement().asString().contains("LocalState.open was not called");
    }

    @Test
    void shouldFailWhatIsAskedAfterTheEnd() {
        fences.close();

        assertThat(fences.write(0).toCompletableFuture()).failsWithin(0, TimeUnit.SECONDS);
    }

    private void run(Properties settings) {
        Topology topology = ConversationTopology.builder().fencedBy(fences).build();
        new TopologyTestDriver(topology, settings).close();
    }

    private Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>(CLIENT);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "checked");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        return settings;
    }
}
