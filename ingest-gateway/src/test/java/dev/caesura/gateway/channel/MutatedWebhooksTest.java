package dev.caesura.gateway.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent: a channel finds what it can, or says that there is nothing to find. */
class MutatedWebhooksTest {

    private static final List<String> JUNK =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1e400",
                    "98765432109876543210987",
                    "\"\"",
                    "\"junk\"",
                    "\"\\u0000\\ud83d\"",
                    "[]",
                    "[null, 1, []]",
                    "{}",
                    "{\"id\": {}}");

    /** The arrays whose items must not harm each other. */
    private static final Map<String, List<String>> ARRAYS =
            Map.of(
                    "whatsapp/batch.json",
                    List.of(
                            "/entry",
                            "/entry/0/changes",
                            "/entry/0/changes/0/value/messages",
                            "/entry/0/changes/1/value/statuses",
                            "/entry/1/changes/0/value/message_echoes"),
                    "messenger/batch.json",
                    List.of("/entry", "/entry/0/messaging"),
                    "instagram/batch.json",
                    List.of("/entry", "/entry/0/messaging", "/entry/0/changes"),
                    "generic/messages.json",
                    List.of("/messages"),
                    "cloudevents/batch.json",
                    List.of(""));

    @Property(tries = 4000)
    void shouldSurviveChangedBytes(@ForAll("payloads") String name, @ForAll long seed) {
        byte[] body = Payloads.read(name);
        Random random = new Random(seed);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            body = changed(body, random);
        }

        translate(name, body);
    }

    @Property(tries = 4000)
    void shouldSurviveChangedValues(@ForAll("jsonPayloads") String name, @ForAll long seed) {
        JsonNode root = Json.mapper().readTree(Payloads.read(name));
        Random random = new Random(seed);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            replaceOne(root, random);
        }

        translate(name, Json.mapper().writeValueAsBytes(root));
    }

    @Property
    void shouldSurviveAnything(@ForAll("payloads") String name, @ForAll byte[] body) {
        translate(name, body);
    }

    @Property(tries = 2000)
    void shouldNotLoseTheNeighboursOfABadItem(@ForAll("arrays") String name, @ForAll long seed) {
        Random random = new Random(seed);
        JsonNode root = Json.mapper().readTree(Payloads.read(name));
        List<String> places = ARRAYS.getOrDefault(name, List.of());
        ArrayNode array = (ArrayNode) root.at(places.get(random.nextInt(places.size())));
        array.insert(random.nextInt(array.size() + 1), junk(random));

        Translation translation = translate(name, Json.mapper().writeValueAsBytes(root));

        Translation whole = translate(name, Payloads.read(name));
        requireAllOf(whole.messages(), translation.messages());
        requireAllOf(whole.deliveries(), translation.deliveries());
        requireAllOf(whole.events(), translation.events());
    }

    private static <T> void requireAllOf(List<T> expected, List<T> found) {
        List<T> kept = found.stream().filter(expected::contains).toList();
        assertThat(kept).isEqualTo(expected);
    }

    /** What comes out must be fit to be written, whatever went in. */
    private static Translation translate(String name, byte[] body) {
        try {
            Translation translation = Payloads.channelOf(name).translate(Calls.post(body));
            translation.messages().forEach(MutatedWebhooksTest::requireFit);
            translation.deliveries().forEach(Json.mapper()::writeValueAsBytes);
            return translation;
        } catch (UnreadableWebhookException e) {
            assertThat(e.getMessage()).isNotBlank();
            return new TranslationBuilder().build();
        }
    }

    private static void requireFit(InboundMessage message) {
        byte[] json = Json.mapper().writeValueAsBytes(message);
        assertThat(Json.mapper().readValue(json, InboundMessage.class)).isEqualTo(message);
        assertThat(message.messageId()).isNotEmpty();
        assertThat(ConversationId.parse(message.conversationId()).contact())
                .isEqualTo(message.contact());
    }

    private static byte[] changed(byte[] body, Random random) {
        int at = random.nextInt(body.length + 1);
        int until = Math.min(body.length, at + random.nextInt(12));
        byte[] head = Arrays.copyOf(body, at);
        byte[] tail = Arrays.copyOfRange(body, random.nextBoolean() ? at : until, body.length);
        byte[] inserted = new byte[random.nextInt(3)];
        random.nextBytes(inserted);
        byte[] word =
                random.nextInt(4) == 0
                        ? JUNK.get(random.nextInt(JUNK.size())).getBytes(UTF_8)
                        : inserted;
        return joined(head, word, tail);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static void replaceOne(JsonNode root, Random random) {
        List<Runnable> replacements = new ArrayList<>();
        collect(root, random, replacements);
        if (!replacements.isEmpty()) {
            replacements.get(random.nextInt(replacements.size())).run();
        }
    }

    private static void collect(JsonNode node, Random random, List<Runnable> replacements) {
        if (node instanceof ObjectNode object) {
            object.propertyNames()
                    .forEach(name -> replacements.add(() -> object.set(name, junk(random))));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                replacements.add(() -> array.set(index, junk(random)));
            }
        }
        node.values().forEach(child -> collect(child, random, replacements));
    }

    private static JsonNode junk(Random random) {
        return Json.mapper().readTree(JUNK.get(random.nextInt(JUNK.size())));
    }

    @Provide
    Arbitrary<String> payloads() {
        return Arbitraries.of(Payloads.ALL);
    }

    @Provide
    Arbitrary<String> jsonPayloads() {
        return Arbitraries.of(
                Payloads.ALL.stream().filter(name -> name.endsWith(".json")).toList());
    }

    @Provide
    Arbitrary<String> arrays() {
        return Arbitraries.of(ARRAYS.keySet().stream().sorted().toList());
    }
}
