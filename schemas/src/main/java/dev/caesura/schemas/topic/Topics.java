package dev.caesura.schemas.topic;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * All of Caesura's topics under one prefix. They have the same number of partitions and the same
 * key, the conversation, so that one task sees all of a conversation.
 *
 * @param prefix what every name starts with
 */
public record Topics(String prefix) {

    /** The prefix unless another is configured. */
    public static final String DEFAULT_PREFIX = "caesura.";

    /**
     * The number of partitions unless another is configured; it can't be changed while
     * conversations are open.
     */
    public static final int DEFAULT_PARTITIONS = 12;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);

    /** The topics under the usual prefix. */
    public static Topics standard() {
        return new Topics(DEFAULT_PREFIX);
    }

    /** The contacts' messages, and the fences; in the broker's time, which decides about bursts. */
    public Topic<InboundMessage> messages() {
        return new Topic<>(prefix + "messages", InboundMessage.class, MONTH, true);
    }

    public Topic<ReplyRequest> replyRequests() {
        return new Topic<>(prefix + "reply-requests", ReplyRequest.class, WEEK, false);
    }

    public Topic<ReplyDraft> replyDrafts() {
        return new Topic<>(prefix + "reply-drafts", ReplyDraft.class, WEEK, false);
    }

    public Topic<Reply> replies() {
        return new Topic<>(prefix + "replies", Reply.class, WEEK, false);
    }

    public Topic<DeliveryEvent> deliveries() {
        return new Topic<>(prefix + "deliveries", DeliveryEvent.class, WEEK, false);
    }

    /** The turn ledger. */
    public Topic<Outcome> outcomes() {
        return new Topic<>(prefix + "outcomes", Outcome.class, QUARTER, false);
    }

    public Topic<Command> commands() {
        return new Topic<>(prefix + "commands", Command.class, WEEK, false);
    }

    /** The other ids under which contacts are known; compacted, keyed by the alias. */
    public Topic<Identity> identities() {
        return new Topic<>(prefix + "identities", Identity.class, null, false);
    }

    /**
     * The original bytes of records that could not be processed, with {@link Headers} that say
     * where and why.
     */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /**
     * The settings that Caesura needs of each topic, including the dead letters, by Kafka's names.
     */
    public Map<String, Map<String, String>> settings() {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        typed().forEach(topic -> settings.put(topic.name(), topic.settings()));
        Map<String, String> ofDeadLetters = new TreeMap<>(Topic.KEPT);
        ofDeadLetters.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        ofDeadLetters.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(MONTH.toMillis()));
        ofDeadLetters.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.MAX_RECORD_BYTES));
        settings.put(deadLetters(), ofDeadLetters);
        return settings;
    }

    /** The topics with typed values: all but the dead letters. */
    public List<Topic<? extends Event>> typed() {
        return List.of(
                messages(),
                replyRequests(),
                replyDrafts(),
                replies(),
                deliveries(),
                outcomes(),
                commands(),
                identities());
    }
}
