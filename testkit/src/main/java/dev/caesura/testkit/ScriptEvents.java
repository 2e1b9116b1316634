package dev.caesura.testkit;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The events that sender and operator write in a scripted conversation. */
final class ScriptEvents {

    private final String conversationId;
    private final LongSupplier clock;
    private int commands;

    ScriptEvents(String conversationId, LongSupplier clock) {
        this.conversationId = conversationId;
        this.clock = clock;
    }

    ReplyDraft draft(String requestId, int attempt, @Nullable String text, @Nullable String error) {
        return new ReplyDraft(
                requestId, conversationId, attempt, text, "testkit", now(), 0, List.of(), error);
    }

    DeliveryEvent delivery(Reply reply, DeliveryStatus status, @Nullable String error) {
        return new DeliveryEvent(
                reply.replyId(),
                reply.requestId(),
                conversationId,
                status,
                status == DeliveryStatus.SENT ? providerIdOf(reply) : null,
                now(),
                error,
                false);
    }

    /** The channel's id of a reply. */
    static String providerIdOf(Reply reply) {
        return "sent-" + reply.replyId();
    }

    Command command(Command.Name command, Map<String, String> parameters) {
        commands++;
        return new Command(
                "command-" + commands, conversationId, command, parameters, "testkit", now());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }
}
