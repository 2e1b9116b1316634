package dev.caesura.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document says what {@link Topics} says. */
class AsyncApiTest {

    private static final Path FILE = root().resolve("docs/asyncapi.yaml");
    private static final JsonNode DOCUMENT = new YAMLMapper().readTree(FILE.toFile());
    private static final Topics TOPICS = Topics.standard();

    static List<Topic<? extends Event>> topics() {
        return TOPICS.typed();
    }

    @Test
    void shouldHaveEveryTopicAndNoOther() {
        Set<String> names = new TreeSet<>();
        topics().forEach(topic -> names.add(topic.name()));
        names.add(TOPICS.deadLetters());

        assertThat(channels().keySet())
                .isEqualTo(names)
                .allMatch(name -> name.startsWith(Topics.DEFAULT_PREFIX));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldHaveATopicsSettings(Topic<? extends Event> topic) {
        JsonNode kafka = channels().get(topic.name()).at("/bindings/kafka");

        assertThat(kafka.path("topic").stringValue()).isEqualTo(topic.name());
        assertThat(kafka.path("partitions").intValue()).isEqualTo(Topics.DEFAULT_PARTITIONS);
        Map<String, String> settings = new TreeMap<>();
        kafka.path("topicConfiguration")
                .properties()
                .forEach(
                        setting ->
                                settings.put(
                                        setting.getKey(),
                                        setting.getValue().isArray()
                                                ? setting.getValue().get(0).asString()
                                                : setting.getValue().asString()));
        assertThat(settings).isEqualTo(topic.settings());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReferToTheSchemaOfATopicsValues(Topic<? extends Event> topic) {
        JsonNode message = messages(channels().get(topic.name())).get(0);
        Path schema = FILE.resolveSibling(message.at("/payload/$ref").stringValue()).normalize();

        assertThat(message.path("name").stringValue()).isEqualTo(topic.valueType().getSimpleName());
        assertThat(schema)
                .hasFileName(SchemaFiles.nameOf(topic.valueType()) + ".schema.json")
                .exists();
        assertThat(new YAMLMapper().readTree(schema.toFile()))
                .isEqualTo(SchemaFiles.TODAY.schema(SchemaFiles.nameOf(topic.valueType())));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldNameTheConversationAsKey(Topic<? extends Event> topic) {
        JsonNode message = messages(channels().get(topic.name())).get(0);
        JsonNode key = resolve(message.at("/bindings/kafka/key"));

        assertThat(key.path("type").stringValue()).isEqualTo("string");
        assertThat(key.path("pattern").stringValue())
                .isEqualTo(
                        SchemaFiles.TODAY
                                .schema(SchemaFiles.nameOf(topic.valueType()))
                                .at("/properties/conversationId/pattern")
                                .stringValue());
        assertThat(ConversationId.parse(key.at("/examples/0").stringValue()))
                .hasToString(key.at("/examples/0").stringValue());
    }

    @Test
    void shouldDescribeTheFence() {
        JsonNode fence = messages(channels().get(TOPICS.messages().name())).get(1);

        assertThat(fence.at("/headers/properties").propertyNames()).containsExactly(Headers.FENCE);
        assertThat(fence.at("/payload/type").stringValue()).isEqualTo("null");
    }

    @Test
    void shouldDescribeEveryHeaderOfDeadLetters() throws IllegalAccessException {
        JsonNode channel = channels().get(TOPICS.deadLetters());
        JsonNode deadLetter = messages(channel).get(0);
        Set<String> headers = new TreeSet<>();
        for (Field field : Headers.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                headers.add((String) field.get(null));
            }
        }
        headers.removeAll(
                Set.of(
                        Headers.FENCE,
                        Headers.TRACEPARENT,
                        Headers.TRACESTATE,
                        Headers.BROUGHT,
                        Headers.PARTS_SENT,
                        Headers.RESENDS));

        assertThat(deadLetter.at("/headers/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(headers);
        assertThat(
                        channel.at(
                                        "/bindings/kafka/topicConfiguration/"
                                                + TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                                .intValue())
                .isEqualTo(Topic.MAX_RECORD_BYTES);
    }

    @Test
    void shouldSayWhoWritesAndWhoReadsEachTopic() {
        Map<String, Set<String>> actions = new TreeMap<>();
        DOCUMENT.path("operations")
                .properties()
                .forEach(
                        operation -> {
                            JsonNode channel = resolve(operation.getValue().path("channel"));
                            String service = operation.getValue().at("/tags/0/name").stringValue();
                            assertThat(operation.getKey()).startsWith(service);
                            operation
                                    .getValue()
                                    .path("messages")
                                    .forEach(message -> assertThat(resolve(message)).isNotNull());
                            actions.computeIfAbsent(
                                            channel.path("address").stringValue(),
                                            name -> new TreeSet<>())
                                    .add(operation.getValue().path("action").stringValue());
                        });

        assertThat(actions.keySet()).isEqualTo(channels().keySet());
        assertThat(actions.values()).allMatch(Set.of("receive", "send")::equals);
    }

    private static Map<String, JsonNode> channels() {
        Map<String, JsonNode> channels = new TreeMap<>();
        DOCUMENT.path("channels")
                .forEach(channel -> channels.put(channel.path("address").stringValue(), channel));
        return channels;
    }

    private static List<JsonNode> messages(JsonNode channel) {
        List<JsonNode> messages = new ArrayList<>();
        channel.path("messages").forEach(message -> messages.add(resolve(message)));
        return messages;
    }

    private static JsonNode resolve(JsonNode node) {
        String ref = node.path("$ref").asString("");
        if (ref.isEmpty()) {
            return node;
        }
        JsonNode target = DOCUMENT.at(ref.substring(1));
        assertThat(target.isMissingNode()).as("nothing is at " + ref).isFalse();
        return resolve(target);
    }

    private static Path root() {
        String[] candidates = {System.getProperty("caesura.root", "."), "..", "."};
        return Arrays.stream(candidates)
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("docs/asyncapi.yaml")))
                .findFirst()
                .orElseThrow();
    }
}
