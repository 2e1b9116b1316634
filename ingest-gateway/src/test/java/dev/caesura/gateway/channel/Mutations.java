package dev.caesura.gateway.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.schemas.serde.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bodies that no channel would send of bodies that it would. */
public final class Mutations {

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

    private Mutations() {}

    /** One of the payloads, with bytes or, where it is JSON, with values changed. */
    public static Mutation any(Random random) {
        String name = Payloads.ALL.get(random.nextInt(Payloads.ALL.size()));
        byte[] body = Payloads.read(name);
        boolean values = name.endsWith(".json") && random.nextBoolean();
        return new Mutation(
                Payloads.channelOf(name).name(),
                values ? ofValues(body, random) : ofBytes(body, random));
    }

    /** The body with some bytes removed, repeated or replaced. */
    static byte[] ofBytes(byte[] body, Random random) {
        byte[] mutated = body;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            mutated = changed(mutated, random);
        }
        return mutated;
    }

    /** The JSON with other values in some places. */
    static byte[] ofValues(byte[] body, Random random) {
        JsonNode root = Json.mapper().readTree(body);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            replaceOne(root, random);
        }
        return Json.mapper().writeValueAsBytes(root);
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

    /** A value of any kind, right in no place. */
    static JsonNode junk(Random random) {
        return Json.mapper().readTree(JUNK.get(random.nextInt(JUNK.size())));
    }

    /**
     * A mutated webhook.
     *
     * @param channel the channel that the payload was for
     * @param body its bytes
     */
    public record Mutation(String channel, byte[] body) {}
}
