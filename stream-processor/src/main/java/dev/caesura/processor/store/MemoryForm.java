package dev.caesura.processor.store;

import dev.caesura.processor.domain.conversation.ConversationStatus;
import dev.caesura.processor.domain.conversation.Exchange;
import dev.caesura.processor.domain.conversation.Memory;
import dev.caesura.processor.domain.conversation.Rhythm;
import dev.caesura.processor.domain.conversation.Tempo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form in which memory is stored, and handed on. */
public final class MemoryForm {

    private static final byte VERSION = 5;

    /** The first version with the contact's rhythm. */
    private static final byte WITH_RHYTHM = 2;

    /** The first version that names the reply of a sent message, and the route of a reply. */
    private static final byte WITH_REPLIES = 3;

    /** The first version that names the ids that were handed on. */
    private static final byte WITH_FORMER_IDS = 4;

    /** The first version that names the id to which a conversation was handed on. */
    private static final byte WITH_LATER_ID = 5;

    private static final int OPEN = 0;
    private static final int PAUSED = 1;
    private static final int STOPPED = 2;

    private MemoryForm() {}

    /** A memory as bytes. */
    public static byte[] toBytes(Memory memory) {
        StateWriter to = new StateWriter().raw(VERSION);
        write(to, memory);
        return to.toBytes();
    }

    /**
     * The memory in such bytes.
     *
     * @throws RuntimeException if they are cut short or damaged
     */
    public static Memory fromBytes(byte[] stored) {
        StateReader from = new StateReader(stored);
        byte version = from.raw();
        NewerStateException.check(StoreNames.CONVERSATIONS, version, VERSION);
        return read(from, version);
    }

    static void write(StateWriter to, Memory memory) {
        status(to, memory.status());
        to.each(memory.exchanges(), one -> exchange(to, one));
        to.number(memory.tempos().size());
        memory.tempos()
                .forEach(
                        (sender, tempo) -> {
                            to.text(sender);
                            tempo(to, tempo);
                        });
        to.number(memory.replies())
                .each(memory.exitMessages(), to::text)
                .each(memory.sent(), one -> sent(to, one))
                .each(
                        memory.failed(),
                        turn -> {
                            BurstForm.write(to, turn.asked());
                            to.number(turn.attempt());
                        })
                .flag(memory.silenced())
                .number(memory.touchedAt())
                .number(memory.rhythm().followed())
                .number(memory.rhythm().known())
                .each(memory.formerIds(), to::text)
                .text(memory.laterId());
    }

    static Memory read(StateReader from, byte version) {
        ConversationStatus status = status(from);
        var exchanges = from.each(() -> exchange(from, version));
        Map<String, Tempo> tempos = new LinkedHashMap<>();
        for (int left = from.count(); left > 0; left--) {
            tempos.put(from.text(), tempo(from));
        }
        int replies = from.integer();
        List<String> exitMessages = from.each(from::text);
        var sent = from.each(() -> sent(from, version));
        var failed = from.each(() -> new Memory.FailedTurn(BurstForm.read(from), from.integer()));
        boolean silenced = from.flag();
        long touchedAt = from.number();
        Rhythm rhythm =
                version >= WITH_RHYTHM
                        ? new Rhythm(from.integer(), from.integer())
                        : Rhythm.UNKNOWN;
        List<String> formerIds = version >= WITH_FORMER_IDS ? from.each(from::text) : List.of();
        String laterId = version >= WITH_LATER_ID ? from.text() : "";
        return new Memory(
                status,
                exchanges,
                tempos,
                replies,
                exitMessages,
                sent,
                failed,
                rhythm,
                formerIds,
                laterId,
                silenced,
                touchedAt);
    }

    private static void status(StateWriter to, ConversationStatus status) {
        if (status instanceof ConversationStatus.Paused paused) {
            to.raw(PAUSED).number(paused.until()).text(paused.reason().code());
        } else if (status instanceof ConversationStatus.Stopped stopped) {
            to.raw(STOPPED).text(stopped.reason().code());
        } else {
            to.raw(OPEN);
        }
    }

    private static ConversationStatus status(StateReader from) {
        int code = from.raw();
        return switch (code) {
            case OPEN -> ConversationStatus.OPEN;
            case PAUSED -> new ConversationStatus.Paused(from.number(), TurnForm.reason(from));
            case STOPPED -> new ConversationStatus.Stopped(TurnForm.reason(from));
            default ->
                    throw new NewerStateException(
                            StoreNames.CONVERSATIONS, "a status of kind " + code, "kinds 0 to 2");
        };
    }

    private static void exchange(StateWriter to, Exchange exchange) {
        to.text(exchange.replyId())
                .each(exchange.messageIds(), to::text)
                .text(exchange.question())
                .text(exchange.reply())
                .number(exchange.askedAt())
                .number(exchange.at());
        BurstForm.writeRoute(to, exchange.route());
    }

    private static Exchange exchange(StateReader from, byte version) {
        return new Exchange(
                from.text(),
                from.each(from::text),
                from.text(),
                from.text(),
                from.number(),
                from.number(),
                version >= WITH_REPLIES ? BurstForm.readRoute(from) : Map.of());
    }

    private static void sent(StateWriter to, Memory.SentMessage message) {
        to.text(message.id()).text(message.replyId()).flag(message.part());
    }

    private static Memory.SentMessage sent(StateReader from, byte version) {
        return version >= WITH_REPLIES
                ? new Memory.SentMessage(from.text(), from.text(), from.flag())
                : new Memory.SentMessage(from.text(), "", false);
    }

    private static void tempo(StateWriter to, Tempo tempo) {
        to.number(tempo.quick())
                .number(tempo.same())
                .number(tempo.repeated())
                .number(tempo.hourFrom())
                .number(tempo.inHour());
    }

    private static Tempo tempo(StateReader from) {
        return new Tempo(
                from.integer(), from.integer(), from.integer(), from.number(), from.integer());
    }
}
