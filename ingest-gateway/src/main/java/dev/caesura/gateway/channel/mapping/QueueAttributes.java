package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes that a queue's user sets beside the queue's content: {@code attributes} at
 * Pub/Sub, {@code MessageAttributes} at SNS, {@code messageAttributes} at SQS. Amazon's values are
 * objects with a type.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/reference/rest/v1/PubsubMessage">Pub/Sub:
 *     PubsubMessage</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Amazon
 *     SNS: JSON formats</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Amazon SQS: events</a>
 */
final class QueueAttributes {

    private static final List<String> PLACES =
            List.of("attributes", "MessageAttributes", "messageAttributes");

    private QueueAttributes() {}

    /** An envelope's attributes, each a name and its value. */
    static List<JsonNode> of(JsonNode envelope) {
        return PLACES.stream()
                .map(envelope::path)
                .filter(JsonNode::isObject)
                .map(QueueAttributes::plain)
                .toList();
    }

    private static JsonNode plain(JsonNode attributes) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            plain.set(attribute.getKey(), valueOf(attribute.getValue()));
        }
        return plain;
    }

    private static JsonNode valueOf(JsonNode attribute) {
        return Stream.of("Value", "StringValue", "stringValue")
                .map(attribute::path)
                .filter(value -> WebhookJson.text(value) != null)
                .findFirst()
                .orElse(attribute);
    }
}
