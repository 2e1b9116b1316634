package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.policy.Repetition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a conversation beyond the turn in flight.
 *
 * @param status whether Caesura answers it
 * @param exchanges the last answers, newest last
 * @param tempos the counts that tell a loop from a conversation, by sender in a group, else under
 *     ""
 * @param replies how many replies the contact was sent since the conversation was opened
 * @param exitMessages the exit messages that the contact has had
 * @param sent the last messages sent, to recognize their echoes and late statuses
 * @param failed the last turns that were given up, which may be corrected or asked again
 * @param rhythm the contact's rhythm, which determines a dynamic gap
 * @param formerIds the conversations of the same contact that were handed on to this one, latest
 *     last: a stop or a deletion must reach turns that stayed behind there
 * @param laterId the conversation of the same contact to which this one was handed on, and to which
 *     later replies go, too; empty for none
 * @param silenced whether a rule silenced the contact's last burst: no rule does so twice in a row
 * @param touchedAt when it last changed, in milliseconds since the epoch
 */
public record Memory(
        ConversationStatus status,
        List<Exchange> exchanges,
        Map<String, Tempo> tempos,
        int replies,
        List<String> exitMessages,
        List<SentMessage> sent,
        List<FailedTurn> failed,
        Rhythm rhythm,
        List<String> formerIds,
        String laterId,
        boolean silenced,
        long touchedAt) {

    /** The memory of a conversation of which nothing is known. */
    public static final Memory NONE =
            new Memory(
                    ConversationStatus.OPEN,
                    List.of(),
                    Map.of(),
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    Rhythm.UNKNOWN,
                    List.of(),
                    "",
                    false,
                    0);

    /**
     * The sent messages that are remembered: a long reply has several parts, each with its own id.
     */
    private static final int SENT = 20;

    private static final int FAILED = 3;
    private static final int EXIT_MESSAGES = 20;

    /**
     * The former ids that are remembered: no contact is known to have had more in a conversation's
     * life.
     */
    private static final int FORMER_IDS = 4;

    /** The members of a group that are told apart; the least recent is forgotten first. */
    private static final int SENDERS = 20;

    public Memory {
        exchanges = List.copyOf(exchanges);
        exitMessages = List.copyOf(exitMessages);
        sent = List.copyOf(sent);
        failed = List.copyOf(failed);
        formerIds = List.copyOf(formerIds);
    }

    /**
     * A turn that was given up.
     *
     * @param asked the burst that it was to answer
     * @param attempt its last attempt
     */
    public record FailedTurn(AskedBurst asked, int attempt) {}

    /**
     * A message that was sent.
     *
     * @param id the channel's id
     * @param replyId the reply that it is, or is a part of; empty if nobody knows
     * @param part whether more of the reply came after it
     */
    public record SentMessage(String id, String replyId, boolean part) {}

    /** Whether nothing is remembered, not even that there was a burst. */
    public boolean isNothing() {
        return touchedAt == 0;
    }

    /** The last answer; null before the first. */
    @Nullable Exchange last() {
        return exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
    }

    Tempo tempo(String sender) {
        return tempos.getOrDefault(sender, Tempo.CALM);
    }

    /** Something of the conversation was seen. */
    Memory touched(long at) {
        return copy(status, exchanges, tempos, replies, silenced, at);
    }

    Memory with(ConversationStatus next, long at) {
        return copy(next, exchanges, tempos, replies, silenced, at);
    }

    Memory with(String sender, Tempo next, long at) {
        return copy(status, exchanges, tempos(sender, next), replies, silenced, at);
    }

    /** The contact's rhythm was learned anew. */
    Memory with(Rhythm next) {
        return next.equals(rhythm)
                ? this
                : new Memory(
                        status,
                        exchanges,
                        tempos,
                        replies,
                        exitMessages,
                        sent,
                        failed,
                        next,
                        formerIds,
                        laterId,
                        silenced,
                        touchedAt);
    }

    /** A rule silenced the contact, or no longer does. */
    Memory silenced(boolean now, long at) {
        return now == silenced ? this : copy(status, exchanges, tempos, replies, now, at);
    }

    /** Somebody resumed it: the counts up to now no longer apply. */
    Memory resumed(long at) {
        return copy(ConversationStatus.OPEN, exchanges, Map.of(), 0, false, at);
    }

    Memory remembering(Exchange exchange, String sender, Tempo next) {
        return copy(
                status,
                lastOf(exchanges, exchange, Repetition.REMEMBERED),
                tempos(sender, next),
                replies,
                silenced,
                exchange.at());
    }

    /** The contact never saw it. */
    Memory forgetting(String replyId, long at) {
        List<Exchange> rest =
                exchanges.stream().filter(one -> !one.replyId().equals(replyId)).toList();
        return copy(status, rest, tempos, replies, silenced, at);
    }

    /** The contact got a reply. */
    Memory replied(long at) {
        return copy(status, exchanges, tempos, replies + 1, false, at);
    }

    /** The contact deleted a message: its content is not kept. */
    Memory withoutQuestion(String messageId) {
        boolean[] changed = {false};
        List<Exchange> rest =
                exchanges.stream()
                        .map(
                                one -> {
                                    boolean has = one.messageIds().contains(messageId);
                                    changed[0] |= has;
                                    return has ? one.withoutQuestion() : one;
                                })
                        .toList();
        List<FailedTurn> left = new ArrayList<>();
        for (FailedTurn turn : failed) {
            boolean has = turn.asked().has(messageId);
            changed[0] |= has;
            AskedBurst asked = has ? turn.asked().without(messageId) : turn.asked();
            if (asked != null) {
                left.add(new FailedTurn(asked, turn.attempt()));
            }
        }
        return changed[0]
                ? new Memory(
                        status,
                        rest,
                        tempos,
                        replies,
                        exitMessages,
                        sent,
                        left,
                        rhythm,
                        formerIds,
                        laterId,
                        silenced,
                        touchedAt)
                : this;
    }

    Memory withExitMessage(String message, long at) {
        return new Memory(
                status,
                exchanges,
                tempos,
                replies,
                lastOf(exitMessages, message, EXIT_MESSAGES),
                sent,
                failed,
                rhythm,
                formerIds,
                laterId,
                silenced,
                at);
    }

    /** Whether the channel gave this id to something that was sent. */
    boolean isOwn(String messageId) {
        return sent(messageId) != null;
    }

    /** The message that was sent under that id; null if it is not known. */
    @Nullable SentMessage sent(String messageId) {
        for (SentMessage one : sent) {
            if (one.id().equals(messageId)) {
                return one;
            }
        }
        return null;
    }

    Memory sending(SentMessage message, long at) {
        return message.id().isEmpty() || isOwn(message.id())
                ? this
                : new Memory(
                        status,
                        exchanges,
                        tempos,
                        replies,
                        exitMessages,
                        lastOf(sent, message, SENT),
                        failed,
                        rhythm,
                        formerIds,
                        laterId,
                        silenced,
                        at);
    }

    /** The failed turn of a request; null if none is remembered. */
    @Nullable FailedTurn failedTurn(String requestId) {
        for (FailedTurn turn : failed) {
            if (turn.asked().requestId().equals(requestId)) {
                return turn;
            }
        }
        return null;
    }

    Memory withFailed(AskedBurst asked, int attempt, long at) {
        return withFailed(
                lastOf(
                        withoutFailed(asked.requestId()).failed,
                        new FailedTurn(asked, attempt),
                        FAILED),
                at);
    }

    Memory withoutFailed(String requestId) {
        return failedTurn(requestId) == null
                ? this
                : withFailed(
                        failed.stream()
                                .filter(turn -> !turn.asked().requestId().equals(requestId))
                                .toList(),
                        touchedAt);
    }

    private Memory withFailed(List<FailedTurn> turns, long at) {
        return new Memory(
                status,
                exchanges,
                tempos,
                replies,
                exitMessages,
                sent,
                turns,
                rhythm,
                formerIds,
                laterId,
                silenced,
                at);
    }

    /** Whether it has answers that are not handed on yet. */
    boolean hasAnswers() {
        return replies > 0 || !exchanges.isEmpty();
    }

    /**
     * The part that stays once the rest went to another id: the status, and everything that belongs
     * to unfinished turns.
     *
     * @param replyId the reply on its way; empty if there is none
     * @param to the other id
     */
    Memory handedOn(String replyId, String to, long at) {
        return new Memory(
                status,
                exchanges.stream().filter(one -> one.replyId().equals(replyId)).toList(),
                Map.of(),
                0,
                List.of(),
                sent,
                failed,
                rhythm,
                List.of(),
                to,
                silenced,
                at);
    }

    /** This id's conversation is handed on to no other any more. */
    Memory withoutLater() {
        return laterId.isEmpty()
                ? this
                : new Memory(
                        status,
                        exchanges,
                        tempos,
                        replies,
                        exitMessages,
                        sent,
                        failed,
                        rhythm,
                        formerIds,
                        "",
                        silenced,
                        touchedAt);
    }

    /** Another id's conversation was handed on to this one. */
    Memory withFormer(String id, String self) {
        List<String> others =
                formerIds.stream().filter(one -> !one.equals(id) && !one.equals(self)).toList();
        return new Memory(
                status,
                exchanges,
                tempos,
                replies,
                exitMessages,
                sent,
                failed,
                rhythm,
                lastOf(others, id, FORMER_IDS),
                laterId,
                silenced,
                touchedAt);
    }

    /**
     * The memory of this id merged with another's: the stricter status holds, and entries that both
     * have count once.
     */
    Memory merge(Memory other, long at) {
        Set<String> known = new HashSet<>();
        exchanges.forEach(one -> known.add(one.replyId()));
        List<Exchange> news =
                other.exchanges.stream().filter(one -> !known.contains(one.replyId())).toList();
        boolean merged = news.isEmpty() && !other.exchanges.isEmpty();
        List<Exchange> both = new ArrayList<>(exchanges);
        both.addAll(news);
        both.sort(Comparator.comparingLong(Exchange::at));
        Map<String, Tempo> all = new LinkedHashMap<>(other.tempos);
        all.putAll(tempos);
        return new Memory(
                stricter(status, other.status, at),
                last(both, Repetition.REMEMBERED),
                all,
                merged ? replies : replies + other.replies,
                union(exitMessages, other.exitMessages, EXIT_MESSAGES),
                union(other.sent, sent, SENT),
                failed,
                rhythm.known() >= other.rhythm.known() ? rhythm : other.rhythm,
                union(other.formerIds, formerIds, FORMER_IDS),
                laterId,
                silenced,
                at);
    }

    private static ConversationStatus stricter(
            ConversationStatus one, ConversationStatus other, long at) {
        if (one instanceof ConversationStatus.Stopped || other.isOpen(at)) {
            return one;
        }
        if (other instanceof ConversationStatus.Stopped || one.isOpen(at)) {
            return other;
        }
        long until = ((ConversationStatus.Paused) one).until();
        return until >= ((ConversationStatus.Paused) other).until() ? one : other;
    }

    private Memory copy(
            ConversationStatus newStatus,
            List<Exchange> newExchanges,
            Map<String, Tempo> newTempos,
            int newReplies,
            boolean newSilenced,
            long at) {
        return new Memory(
                newStatus,
                newExchanges,
                newTempos,
                newReplies,
                exitMessages,
                sent,
                failed,
                rhythm,
                formerIds,
                laterId,
                newSilenced,
                at);
    }

    private Map<String, Tempo> tempos(String sender, Tempo next) {
        if (sender.isEmpty() && tempos.size() <= 1) {
            return Map.of("", next);
        }
        Map<String, Tempo> more = new LinkedHashMap<>(tempos);
        more.remove(sender);
        more.put(sender, next);
        while (more.size() > SENDERS) {
            more.remove(more.keySet().iterator().next());
        }
        return more;
    }

    private static <T> List<T> union(List<T> first, List<T> second, int kept) {
        List<T> all = new ArrayList<>(first);
        second.stream().filter(one -> !first.contains(one)).forEach(all::add);
        return last(all, kept);
    }

    private static <T> List<T> lastOf(List<T> list, T next, int kept) {
        List<T> longer = new ArrayList<>(list);
        longer.add(next);
        return last(longer, kept);
    }

    private static <T> List<T> last(List<T> list, int kept) {
        return List.copyOf(list.subList(Math.max(0, list.size() - kept), list.size()));
    }
}
