package dev.caesura.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.Json;
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

/** Whatever is sent: a channel finds what it can, or says that there is nothing to find. */
class MutatedWebhooksTest {

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
        translate(name, Mutations.ofBytes(Payloads.read(name), new Random(seed)));
    }

    @Property(tries = 4000)
    void shouldSurviveChangedValues(@ForAll("jsonPayloads") String name, @ForAll long seed) {
        translate(name, Mutations.ofValues(Payloads.read(name), new Random(seed)));
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
        array.insert(random.nextInt(array.size() + 1), Mutations.junk(random));

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
