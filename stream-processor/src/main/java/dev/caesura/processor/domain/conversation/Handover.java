package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.AskedMessage;
import dev.caesura.processor.domain.conversation.ConversationEvent.Adopted;
import dev.caesura.processor.domain.conversation.ConversationEvent.MovedTo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands a conversation on to another id of the same contact, and takes one over.
 *
 * <p>Memory is in one place: an id keeps nothing that it handed on, so that a move that is reported
 * twice brings nothing twice. Unfinished turns, open bursts and turns that may be asked again stay
 * with their id, and so do their messages. Events under the later id, such as a stop or a deletion,
 * are passed on to the former one, which in turn hands on the replies that it still sends.
 */
final class Handover {

    private final Step step;

    Handover(Step step) {
        this.step = step;
    }

    void moved(MovedTo moved) {
        String move = "move " + moved.conversationId();
        boolean told = step.state().seen().contains(SeenIds.hash(move));
        OnItsWay reply = onItsWay(step.turn());
        Memory given = step.memory().forgetting(reply.id(), step.memory().touchedAt());
        if (told ? !given.hasAnswers() : given.isNothing() && !isAtWork()) {
            return;
        }
        step.add(
                new Effect.HandOn(
                        moved.conversationId(),
                        given,
                        messagesInWork(),
                        reply.approvedAt(),
                        moved.at()));
        step.remember(step.memory().handedOn(reply.id(), moved.conversationId(), moved.at()));
        step.see(List.of(move), moved.at());
    }

    /**
     * Hands on the results of turns that stayed behind: the later id must know their replies, and
     * the channel's ids of them.
     *
     * @param before the memory before this step
     * @param statusToo whether a new status is news to the later id
     */
    void followUp(Memory before, boolean statusToo, long at) {
        String to = step.memory().laterId();
        if (to.isEmpty()) {
            return;
        }
        OnItsWay reply = onItsWay(step.turn());
        Memory given = step.memory().forgetting(reply.id(), step.memory().touchedAt());
        boolean closed =
                statusToo && !given.status().equals(before.status()) && !given.status().isOpen(at);
        if (!given.hasAnswers() && given.sent().equals(before.sent()) && !closed) {
            return;
        }
        if (!closed) {
            given = given.with(ConversationStatus.OPEN, given.touchedAt());
        }
        step.add(new Effect.HandOn(to, given, messagesInWork(), reply.approvedAt(), at));
        step.remember(step.memory().handedOn(reply.id(), to, at));
    }

    void adopted(Adopted adopted) {
        Rhythm began = step.memory().rhythm();
        Memory both =
                step.memory()
                        .merge(adopted.memory(), adopted.at())
                        .withFormer(adopted.from(), step.conversationId);
        if (isHandedBack(adopted)) {
            both = both.withoutLater();
        }
        // Open bursts keep the rhythm with which they began.
        step.remember(step.state().open().isEmpty() ? both : both.with(began));
        if (adopted.history().length > 0) {
            step.add(new Effect.TakeOver(adopted.history()));
        }
    }

    /** Whether two moves crossed: handing on to each other would never end. */
    private boolean isHandedBack(Adopted adopted) {
        return adopted.from().equals(step.memory().laterId())
                || adopted.memory().formerIds().contains(step.conversationId);
    }

    /** Whether anything stays that events under the later id may concern. */
    private boolean isAtWork() {
        return step.turn() != null
                || !step.state().open().isEmpty()
                || !step.state().waiting().isEmpty();
    }

    /** The offsets of messages that this id has yet to answer, or may be asked to answer. */
    private Set<Long> messagesInWork() {
        Set<Long> offsets = new HashSet<>();
        step.state()
                .open()
                .bursts()
                .forEach(burst -> burst.messages().forEach(one -> offsets.add(one.offset())));
        step.state().waiting().forEach(burst -> add(burst, offsets));
        step.memory().failed().forEach(turn -> add(turn.asked(), offsets));
        Turn turn = step.turn();
        if (turn != null) {
            add(turn.asked(), offsets);
        }
        return offsets;
    }

    private static void add(AskedBurst burst, Set<Long> offsets) {
        for (AskedMessage message : burst.messages()) {
            offsets.add(message.offset());
        }
    }

    /**
     * A reply whose arrival is not known yet.
     *
     * @param id empty if there is none
     * @param approvedAt null if there is none
     */
    private record OnItsWay(String id, @Nullable Long approvedAt) {}

    private static OnItsWay onItsWay(@Nullable Turn turn) {
        if (turn instanceof Turn.Delivering delivering) {
            return new OnItsWay(delivering.replyId(), delivering.approvedAt());
        }
        return turn instanceof Turn.Recalled recalled
                ? new OnItsWay(recalled.replyId(), recalled.approvedAt())
                : new OnItsWay("", null);
    }
}
