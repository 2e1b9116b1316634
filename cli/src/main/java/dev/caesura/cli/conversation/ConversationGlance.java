package dev.caesura.cli.conversation;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A quick look at a conversation in the log: whether it exists, and its open messages. It looks
 * back further only while nothing is found.
 */
final class ConversationGlance {

    private static final List<Duration> WINDOWS =
            List.of(Duration.ofMinutes(15), Duration.ofHours(24));

    private final Set<String> arrived = new LinkedHashSet<>();
    private final Set<String> done = new HashSet<>();
    private boolean exists;
    private @Nullable Command lastCommand;

    private ConversationGlance() {}

    static ConversationGlance at(Cluster cluster, String conversation) {
        for (Duration window : WINDOWS) {
            ConversationGlance glance = new ConversationGlance();
            cluster.readConversation(
                    conversation, Start.at(Instant.now().minus(window)), glance::add);
            if (glance.exists) {
                return glance;
            }
        }
        ConversationGlance glance = new ConversationGlance();
        cluster.readConversation(conversation, Start.beginning(), glance::add);
        return glance;
    }

    private void add(LogEntry entry) {
        Event event = entry.event();
        if (event == null) {
            return;
        }
        if (event instanceof Command command) {
            // A command alone makes no conversation.
            if (lastCommand == null || !command.at().isBefore(lastCommand.at())) {
                lastCommand = command;
            }
            return;
        }
        exists = true;
        if (event instanceof InboundMessage message) {
            if (message.kind() == InboundMessage.Kind.MESSAGE
                    && message.direction() == Direction.INBOUND) {
                arrived.add(message.messageId());
            } else {
                done.add(message.messageId());
            }
        } else if (event instanceof ReplyRequest request && !request.early()) {
            request.messages().forEach(message -> done.add(message.messageId()));
        } else if (event instanceof Outcome outcome) {
            done.addAll(outcome.ofMessages());
        }
    }

    /** Whether any message, turn or outcome of it is in the log. */
    boolean exists() {
        return exists;
    }

    /** The number of messages that wait for the end of their burst. */
    long open() {
        return arrived.stream().filter(id -> !done.contains(id)).count();
    }

    /** Whether this was the last command given. */
    boolean wasTold(Command.Name name) {
        return lastCommand != null && lastCommand.command() == name;
    }
}
