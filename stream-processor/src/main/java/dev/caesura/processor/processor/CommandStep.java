package dev.caesura.processor.processor;

import dev.caesura.processor.domain.turn.ConversationEvent;
import dev.caesura.processor.domain.turn.Occurrence;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;

/** Obeys commands. */
final class CommandStep {

    private final LiveConversations live;
    private final BurstStep bursts;
    private final TurnStep turns;
    private final Counts counts;

    CommandStep(LiveConversations live, BurstStep bursts, TurnStep turns, Counts counts) {
        this.live = live;
        this.bursts = bursts;
        this.turns = turns;
        this.counts = counts;
    }

    /**
     * Obeys a command.
     *
     * @param at when it was written
     * @param readUpTo how far the partition has been read, in the log's time
     * @param now the present time
     */
    void obey(Command command, long at, long readUpTo, long now) {
        counts.add(Occurrence.of("command", command.command()));
        LiveConversation conversation = bursts.caughtUp(command.conversationId(), readUpTo, now);
        switch (command.command()) {
            case FLUSH -> bursts.closeAll(conversation, at, CloseReason.FLUSH, now);
            case UNLOCK -> turns.happened(conversation, new ConversationEvent.Unlocked(at), now);
            case RESUME -> turns.happened(conversation, new ConversationEvent.Resumed(at), now);
            case STOP ->
                    interrupt(conversation, new ConversationEvent.Stopped("stop-command", at), now);
            case PAUSE ->
                    interrupt(
                            conversation,
                            new ConversationEvent.Paused(
                                    CommandParameters.pauseEnd(command, at), "pause-command", at),
                            now);
            case FORGET -> {
                interrupt(conversation, new ConversationEvent.Stopped("forgotten", at), now);
                turns.happened(conversation, new ConversationEvent.Forgotten(at), now);
            }
        }
        live.settle(conversation);
    }

    private void interrupt(LiveConversation conversation, ConversationEvent event, long now) {
        bursts.interrupt(conversation, event, CloseReason.FLUSH, now);
    }
}
