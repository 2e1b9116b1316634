package dev.caesura.processor.conversation;

import dev.caesura.processor.conversation.live.LiveConversation;
import dev.caesura.processor.conversation.live.Pace;
import dev.caesura.processor.conversation.observe.ProcessorObserver;
import dev.caesura.processor.conversation.observe.Sensors;
import dev.caesura.processor.conversation.wire.Commands;
import dev.caesura.processor.conversation.wire.Outbox;
import dev.caesura.processor.conversation.wire.RequestJson;
import dev.caesura.processor.conversation.wire.Sinks;
import dev.caesura.processor.domain.burst.AskedMessage;
import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.conversation.ConversationMetric;
import dev.caesura.processor.domain.conversation.Effect;
import dev.caesura.processor.domain.conversation.EffectHandler;
import dev.caesura.processor.domain.conversation.Exchange;
import dev.caesura.processor.store.CallCounts;
import dev.caesura.processor.store.HandedLines;
import dev.caesura.processor.store.History;
import dev.caesura.processor.store.HistoryLog;
import dev.caesura.processor.store.SpilledMessages;
import dev.caesura.schemas.deadletters.DeadLetterDraft;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Carries out decisions: writes history, and puts records into the outbox. */
final class EffectApplier implements EffectHandler {

    private static final int MOST_IN_A_REQUEST = 800_000;

    /** As text in a command, it takes a third more, beside the memory. */
    private static final int MOST_HANDED_ON = 400_000;

    private final Topics topics;
    private final HistoryLog history;
    private final SpilledMessages spilled;
    private final Outbox outbox;
    private final Sensors sensors;
    private final ProcessorObserver observer;
    private final Pace pace;
    private final CallCounts calls;
    private final EventSerde<Outcome> outcomes = new EventSerde<>(Outcome.class);
    private final EventSerde<Reply> replies = new EventSerde<>(Reply.class);
    private final EventSerde<Command> commands = new EventSerde<>(Command.class);
    private LiveConversation conversation;
    private String id = "";
    private long now;

    @SuppressWarnings("NullAway.Init") // apply says whose effects they are before any is applied.
    EffectApplier(
            Topics topics,
            HistoryLog history,
            SpilledMessages spilled,
            Outbox outbox,
            Sensors sensors,
            ProcessorObserver observer,
            Pace pace,
            CallCounts calls) {
        this.topics = topics;
        this.history = history;
        this.spilled = spilled;
        this.outbox = outbox;
        this.sensors = sensors;
        this.observer = observer;
        this.pace = pace;
        this.calls = calls;
    }

    /** Carries out the effects of a decision about a conversation. */
    void apply(LiveConversation of, List<Effect> effects, long present) {
        conversation = of;
        id = of.id();
        now = present;
        for (Effect effect : effects) {
            effect.applyTo(this);
        }
    }

    @Override
    public void burstEnded(Effect.BurstEnded effect) {
        Closing closing = effect.closing();
        sensors.add(ConversationMetric.BURST_CLOSED);
        if (closing.isDue()) {
            observer.closed(Duration.ofMillis(Math.max(0, now - closing.closedAt())));
        }
    }

    @Override
    public void writeDown(Effect.WriteDown effect) {
        history.writeDown(id, whole(effect.messages()));
    }

    /** The messages with their bytes; a message that is nowhere is written down already. */
    private List<Message> whole(List<Message> messages) {
        if (messages.stream().allMatch(Message::isHeld)) {
            return messages;
        }
        List<Message> whole = new ArrayList<>(messages.size());
        for (Message message : messages) {
            byte[] json = bytesOf(message);
            if (json != null) {
                whole.add(message.withBytes(json));
            }
        }
        return whole;
    }

    private byte @Nullable [] bytesOf(Message message) {
        return message.isHeld() ? message.json() : spilled.get(id, message);
    }

    @Override
    public void writeEcho(Effect.WriteEcho effect) {
        history.writeEcho(id, effect.echo());
    }

    @Override
    public void amend(Effect.Amend effect) {
        history.amend(id, effect.messageId(), effect.later());
    }

    @Override
    public void ask(Effect.Ask ask) {
        sensors.add(ConversationMetric.REQUEST);
        if (conversation.policy().drafting().isOn()) {
            calls.called(ConversationId.accountOf(id));
        }
        int lines = conversation.policy().turns().historySent();
        List<History.Line> before =
                ask.history() ? history.before(id, ask.burst(), lines) : List.of();
        byte[] request = RequestJson.write(id, ask, messages(ask), before);
        outbox.add(Sinks.REPLY_REQUESTS, id, request, now, conversation.trace());
    }

    /** Messages in memory are not read from the store. */
    private List<byte[]> messages(Effect.Ask ask) {
        List<AskedMessage> asked = ask.burst().messages();
        Map<Long, byte[]> known = new HashMap<>();
        for (Message message : ask.held()) {
            byte[] json = bytesOf(message);
            if (json != null) {
                known.put(message.offset(), json);
            }
        }
        if (!asked.stream().allMatch(one -> known.containsKey(one.offset()))) {
            history.messages(id, ask.burst())
                    .forEach(line -> known.put(line.offset(), line.bytes()));
        }
        List<byte[]> messages = fitting(asked, known);
        if (messages.isEmpty()) {
            throw new IllegalStateException(
                    "No message of " + ask.burst().requestId() + " is kept any more");
        }
        return messages;
    }

    /**
     * As a burst is bounded, all messages fit; if edits have made them longer, only the newest do.
     */
    private static List<byte[]> fitting(List<AskedMessage> asked, Map<Long, byte[]> known) {
        List<byte[]> messages = new ArrayList<>(asked.size());
        int left = MOST_IN_A_REQUEST;
        for (int i = asked.size() - 1; i >= 0; i--) {
            byte[] json = known.get(asked.get(i).offset());
            if (json != null && (messages.isEmpty() || json.length <= left)) {
                left -= json.length;
                messages.add(0, json);
            }
        }
        return messages;
    }

    @Override
    public void callInVain() {
        calls.inVain(ConversationId.accountOf(id));
    }

    @Override
    public void voidAttempt(Effect.VoidAttempt effect) {
        outcome(
                new Outcome(
                        Outcome.Subject.ATTEMPT,
                        effect.requestId(),
                        List.of(),
                        id,
                        Outcome.Kind.SUPERSEDED,
                        effect.requestId(),
                        effect.attempt(),
                        effect.reason().code(),
                        null,
                        Instant.ofEpochMilli(effect.at())),
                effect.at());
    }

    @Override
    public void send(Effect.Send send) {
        history.writeReply(id, send.approvedAt(), send.text());
        Reply reply =
                new Reply(
                        send.replyId(),
                        send.requestId(),
                        id,
                        send.text(),
                        Instant.ofEpochMilli(send.approvedAt()),
                        send.route());
        outbox.add(Sinks.REPLIES, replies, reply, send.approvedAt(), conversation.trace());
    }

    @Override
    public void forgetReply(Effect.ForgetReply effect) {
        history.removeReply(id, effect.approvedAt());
    }

    @Override
    public void endTurn(Effect.EndTurn end) {
        if (end.reason() != Reason.SENT_LATE) {
            sensors.add(ConversationMetric.ofTurn(end.outcome()));
        }
        ofTurn(
                end.burst().requestId(),
                end.burst().messageIds(),
                end.outcome(),
                end.reason(),
                end.score(),
                end.at());
    }

    /** The outcome of the turn, and of its messages with it. */
    private void ofTurn(
            String requestId,
            List<String> messageIds,
            Outcome.Kind outcome,
            @Nullable Reason reason,
            @Nullable Double score,
            long at) {
        outcome(
                new Outcome(
                        Outcome.Subject.TURN,
                        requestId,
                        id,
                        outcome,
                        requestId,
                        code(reason),
                        score,
                        Instant.ofEpochMilli(at)),
                at);
        ofMessages(messageIds, outcome, requestId, reason, score, at);
    }

    /** Putting the dead letter back sends the reply again. */
    @Override
    public void notArrived(Effect.NotArrived effect) {
        Exchange exchange = effect.exchange();
        ofTurn(
                effect.requestId(),
                exchange.messageIds(),
                Outcome.Kind.FAILED,
                Reason.FAILED_LATE,
                null,
                effect.at());
        if (!exchange.isWhole()) {
            return;
        }
        Reply reply =
                new Reply(
                        exchange.replyId(),
                        effect.requestId(),
                        id,
                        exchange.reply(),
                        Instant.ofEpochMilli(exchange.at()),
                        exchange.route());
        outbox.add(
                DeadLetterDraft.of(
                                id.getBytes(StandardCharsets.UTF_8),
                                replies.toBytes(reply),
                                new RecordHeaders())
                        .meantFor(topics.replies().name())
                        .because(Reason.FAILED_LATE.code())
                        .detail(
                                "The channel took the reply "
                                        + exchange.replyId()
                                        + " but did not deliver it; if put back, it is sent again"),
                now);
    }

    @Override
    public void settle(Effect.Settle settle) {
        if (settle.outcome() != Outcome.Kind.IGNORED) {
            sensors.add(ConversationMetric.ofBurst(settle.outcome()));
        }
        ofMessages(
                settle.messageIds(),
                settle.outcome(),
                null,
                settle.reason(),
                settle.score(),
                settle.at());
    }

    /** One record states the outcome of all of them. */
    private void ofMessages(
            List<String> ids,
            Outcome.Kind outcome,
            @Nullable String requestId,
            @Nullable Reason reason,
            @Nullable Double score,
            long at) {
        if (ids.isEmpty()) {
            return;
        }
        outcome(
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        ids.get(0),
                        ids.size() == 1 ? List.of() : ids,
                        id,
                        outcome,
                        requestId,
                        null,
                        code(reason),
                        score,
                        Instant.ofEpochMilli(at)),
                at);
    }

    private static @Nullable String code(@Nullable Reason reason) {
        return reason == null ? null : reason.code();
    }

    /** Putting the dead letter back asks for the turn again. */
    @Override
    public void setAside(Effect.SetAside effect) {
        Command again = Commands.askAgain(id, effect.burst().requestId(), effect.at());
        outbox.add(
                DeadLetterDraft.of(
                                id.getBytes(StandardCharsets.UTF_8),
                                commands.toBytes(again),
                                new RecordHeaders())
                        .meantFor(topics.commands().name())
                        .because(effect.reason().code())
                        .detail(
                                "The turn "
                                        + effect.burst().requestId()
                                        + " was given up at attempt "
                                        + effect.attempt()
                                        + "; if put back, it is asked for again"),
                now);
    }

    @Override
    public void takePlace() {
        pace.take(now, conversation.policy().stale().interval());
    }

    @Override
    public void erase() {
        history.erase(id);
    }

    @Override
    public void archive(Effect.Archive effect) {
        history.archive(id, effect.hashes(), Math.max(0, effect.at()));
        Set<Long> known = conversation.archive();
        if (known != null) {
            for (long hash : effect.hashes()) {
                known.add(hash);
            }
        }
    }

    @Override
    public void handOn(Effect.HandOn effect) {
        HistoryLog.Taken taken =
                history.takeOut(id, effect.left(), effect.leftReplyAt(), MOST_HANDED_ON);
        if (!taken.whole()) {
            sensors.add(ConversationMetric.HISTORY_LEFT_BEHIND);
        }
        outbox.add(
                Sinks.COMMANDS,
                commands,
                Commands.adopt(id, effect.to(), effect.memory(), taken.lines(), effect.at()),
                effect.at(),
                null);
    }

    @Override
    public void takeOver(Effect.TakeOver effect) {
        history.takeOver(id, HandedLines.read(effect.history()));
    }

    @Override
    public void relay(Effect.Relay effect) {
        outbox.add(
                Sinks.COMMANDS,
                commands,
                Commands.relay(id, effect.to(), effect.event()),
                effect.event().at(),
                null);
    }

    @Override
    public void count(ConversationMetric what) {
        sensors.add(what);
    }

    private void outcome(Outcome outcome, long at) {
        outbox.add(Sinks.OUTCOMES, outcomes, outcome, at, null);
    }
}
