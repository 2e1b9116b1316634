package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a decision wants done. Each kind names the one method of {@link EffectHandler}
 * that does it: an effect that nobody handles does not compile.
 */
public sealed interface Effect {

    /** Has a handler do it. */
    void applyTo(EffectHandler handler);

    /** A burst ended. */
    record BurstEnded(Closing closing) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.burstEnded(this);
        }
    }

    /** Write a burst's messages down, for the conversation's history. */
    record WriteDown(List<Message> messages) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.writeDown(this);
        }
    }

    /** Write down a message of the business side. */
    record WriteEcho(Message echo) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.writeEcho(this);
        }
    }

    /**
     * Change or erase a message that is written down.
     *
     * @param later the edited message; null to erase it
     */
    record Amend(String messageId, @Nullable Message later) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.amend(this);
        }
    }

    /**
     * Ask for an answer to the burst.
     *
     * @param early whether the burst is still open
     * @param held its messages that are in memory
     * @param recent the last answers, not to be repeated
     * @param history whether anything was said before
     */
    record Ask(
            AskedBurst burst,
            int attempt,
            boolean early,
            List<Message> held,
            List<Exchange> recent,
            boolean history)
            implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.ask(this);
        }
    }

    /** An early draft was requested, and no reply comes of it. */
    record CallInVain() implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.callInVain();
        }
    }

    /** This attempt of a request and all before it are void; the turn goes on. */
    record VoidAttempt(String requestId, int attempt, Reason reason, long at) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.voidAttempt(this);
        }
    }

    /**
     * Send this text, and keep it in the conversation's history.
     *
     * @param route what it must carry to reach the contact
     */
    record Send(
            String replyId,
            String requestId,
            String text,
            Map<String, String> route,
            long approvedAt)
            implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.send(this);
        }
    }

    /** Take a reply out of the history: the contact never saw it. */
    record ForgetReply(String replyId, long approvedAt) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.forgetReply(this);
        }
    }

    /** The turn has ended, with this outcome for it and for its messages. */
    record EndTurn(
            AskedBurst burst,
            int attempt,
            Outcome.Kind outcome,
            @Nullable Reason reason,
            @Nullable Double score,
            long at)
            implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.endTurn(this);
        }
    }

    /**
     * The reply of a turn that was answered did not arrive: correct the outcomes of the turn and
     * its messages, and set the reply aside.
     */
    record NotArrived(String requestId, Exchange exchange, long at) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.notArrived(this);
        }
    }

    /** Messages get no turn, but this outcome. */
    record Settle(
            List<String> messageIds,
            Outcome.Kind outcome,
            Reason reason,
            @Nullable Double score,
            long at)
            implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.settle(this);
        }
    }

    /** Set the turn's request aside for somebody to look at. */
    record SetAside(AskedBurst burst, int attempt, Reason reason, long at) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.setAside(this);
        }
    }

    /** Take the next place in the pace of stale bursts. */
    record TakePlace() implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.takePlace();
        }
    }

    /** Erase the conversation's history. */
    record Erase() implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.erase();
        }
    }

    /** Put the oldest seen ids into the archive. */
    record Archive(long[] hashes, long at) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.archive(this);
        }
    }

    /**
     * Hand on memory and history to another id of the same contact.
     *
     * @param left the offsets of messages that stay
     * @param leftReplyAt when the reply that stays was approved; null if none stays
     */
    record HandOn(String to, Memory memory, Set<Long> left, @Nullable Long leftReplyAt, long at)
            implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.handOn(this);
        }
    }

    /** Write down the history that another id of the same contact handed on. */
    record TakeOver(byte[] history) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.takeOver(this);
        }
    }

    /** Pass an event on to a former id, for the turns that stayed behind there. */
    record Relay(String to, ConversationEvent event) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.relay(this);
        }
    }

    /** Count something, and do nothing else. */
    record Count(ConversationMetric what) implements Effect {
        @Override
        public void applyTo(EffectHandler handler) {
            handler.count(what);
        }
    }
}
