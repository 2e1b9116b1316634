package dev.caesura.processor.conversation;

import dev.caesura.processor.conversation.live.LiveConversation;
import dev.caesura.processor.conversation.live.LiveConversations;
import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.conversation.ConversationEvent;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageArrived;
import dev.caesura.processor.domain.conversation.ConversationEvent.MessageEdited;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.time.Moment;
import dev.caesura.processor.store.NewerStateException;
import dev.caesura.processor.store.PartitionMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages of open bursts back into them after a restart: from the log, since open bursts are
 * not stored.
 *
 * <p>A conversation whose state can't be read must not keep the task from its start: its messages
 * are taken as new ones once the task runs, except for those whose burst had ended by the log's
 * pauses, since nothing else is known of them. The step then sets the state aside, as for any other
 * event, and the messages are answered.
 */
final class Reopening {

    private static final Logger log = LoggerFactory.getLogger(Reopening.class);

    private final Records records;
    private final LiveConversations live;
    private final ConversationSteps steps;
    private final Function<String, Moment> moments;
    private final List<Records.Addressed> left = new ArrayList<>();
    private long readAt;

    /**
     * Nothing is read yet.
     *
     * @param moments the moment of a decision, by conversation
     */
    Reopening(
            Records records,
            LiveConversations live,
            ConversationSteps steps,
            Function<String, Moment> moments) {
        this.records = records;
        this.live = live;
        this.steps = steps;
        this.moments = moments;
    }

    /**
     * Reads the messages of a partition's open bursts.
     *
     * @throws KafkaException if Kafka fails
     */
    void read(FencedLog from, int partition, PartitionMark mark) {
        readAt = mark.readAt();
        if (mark.hasOpen()) {
            from.read(partition, mark.openFrom(), mark.offset(), logged -> take(logged, mark));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> logged, PartitionMark mark) {
        Optional<Records.Addressed> one;
        try {
            one = records.reopened(logged, mark);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("{} is passed over: it was set aside when it was first read", at(logged), e);
            return;
        }
        one.ifPresent(addressed -> take(addressed, logged));
    }

    private static String at(ConsumerRecord<byte[], byte[]> logged) {
        return logged.topic() + "-" + logged.partition() + "@" + logged.offset();
    }

    private void take(Records.Addressed one, ConsumerRecord<byte[], byte[]> logged) {
        try {
            take(one.id(), one.event());
        } catch (KafkaException | NewerStateException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn(
                    "{} can't be taken back: it is taken as new if its burst is open",
                    at(logged),
                    e);
            left.add(one);
        }
    }

    private void take(String id, ConversationEvent event) {
        LiveConversation conversation = live.get(id);
        ConversationState before = conversation.state();
        boolean archived =
                event instanceof MessageArrived arrived
                        && steps.isArchived(
                                conversation, arrived.message().id(), moments.apply(id));
        ConversationState next = conversation.rules().reopen(before, event, archived);
        if (next != before) {
            live.settle(conversation, next);
        }
    }

    /**
     * Takes the messages that could not be taken back; to be called before anything else is done.
     */
    void finish() {
        if (left.isEmpty()) {
            return;
        }
        Map<String, List<Records.Addressed>> byConversation =
                left.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Records.Addressed::id,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        left.clear();
        byConversation.forEach(
                (id, events) ->
                        stillOpen(id, events)
                                .forEach(event -> steps.step(id, event, moments.apply(id), null)));
    }

    /** The requests of bursts that had ended by the last commit are written already. */
    private List<ConversationEvent> stillOpen(String id, List<Records.Addressed> events) {
        LiveConversation anew = live.load(id, null);
        ConversationState state = anew.state();
        List<ConversationEvent> readable = new ArrayList<>(events.size());
        for (Records.Addressed one : events) {
            try {
                state = anew.rules().reopen(state, one.event(), false);
                readable.add(one.event());
            } catch (RuntimeException e) {
                // The event is at fault and not the state, and would keep the task from its start.
                log.warn("An event of {} is passed over: it failed when it was first read", id, e);
            }
        }
        OpenBursts open = state.open().closeDue(readAt, anew.policy().burst()).open();
        return readable.stream().filter(event -> concerns(open, event)).toList();
    }

    private static boolean concerns(OpenBursts open, ConversationEvent event) {
        if (event instanceof MessageArrived arrived) {
            return open.with(arrived.message().id()) != null;
        }
        return event instanceof MessageEdited edit
                ? open.with(edit.later().id()) != null
                : !open.isEmpty();
    }
}
