package dev.caesura.processor.domain.burst;

import dev.caesura.schemas.event.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A closed burst that is being answered, or waits for its turn.
 *
 * @param requestId derived from the conversation and the first message
 * @param bounds which messages belong to it
 * @param closedAt when it ended, in milliseconds since the epoch
 * @param reason why it ended
 * @param messages its messages, in order of arrival
 * @param exit whether a message asks for the conversation's end
 * @param attempts how often it was requested already: early, or before it was superseded
 * @param route what a reply must carry to reach the contact; passed on unread
 */
public record AskedBurst(
        String requestId,
        Burst bounds,
        long closedAt,
        CloseReason reason,
        List<AskedMessage> messages,
        boolean exit,
        int attempts,
        Map<String, String> route) {

    public AskedBurst {
        messages = List.copyOf(messages);
        route = Map.copyOf(route);
    }

    /** The ids of its messages, in order of arrival. */
    public List<String> messageIds() {
        return messages.stream().map(AskedMessage::id).toList();
    }

    /** The content of all its messages. */
    public Said said() {
        Said said = Said.NOTHING;
        for (AskedMessage message : messages) {
            said = said.followedBy(message.said());
        }
        return said;
    }

    /** The sender of its last message in a group; empty elsewhere. */
    public String lastSender() {
        String sender = messages.isEmpty() ? null : messages.get(messages.size() - 1).sender();
        return sender == null ? "" : sender;
    }

    /** Whether it has this message. */
    public boolean has(String messageId) {
        for (AskedMessage message : messages) {
            if (message.id().equals(messageId)) {
                return true;
            }
        }
        return false;
    }

    /** This burst merged with a later one, under this one's id. */
    public AskedBurst followedBy(AskedBurst later) {
        List<AskedMessage> all = new ArrayList<>(messages);
        all.addAll(later.messages);
        return new AskedBurst(
                requestId,
                bounds.merge(later.bounds),
                later.closedAt,
                CloseReason.SUPERSEDE,
                all,
                exit || later.exit,
                Math.max(attempts, later.attempts),
                later.route.isEmpty() ? route : later.route);
    }

    /** A copy with one message's content changed; this burst if nothing changes. */
    public AskedBurst saying(String messageId, Said later) {
        int room = Said.KEPT;
        boolean changed = false;
        for (AskedMessage one : messages) {
            if (one.id().equals(messageId)) {
                changed |= !one.said().equals(later) || one.said().text().length() >= Said.KEPT;
            } else {
                room -= one.said().text().length();
            }
        }
        if (!changed) {
            return this;
        }
        Said kept = later.cut(room);
        return with(
                messages.stream()
                        .map(one -> one.id().equals(messageId) ? one.saying(kept) : one)
                        .toList());
    }

    /** A copy without a message; null if none is left. */
    public @Nullable AskedBurst without(String messageId) {
        List<AskedMessage> left =
                messages.stream().filter(one -> !one.id().equals(messageId)).toList();
        return left.isEmpty() ? null : with(left);
    }

    /** Whether nothing is left to answer: all of it was deleted. */
    public boolean saysNothing() {
        return messages.stream().allMatch(one -> one.said().equals(Said.NOTHING));
    }

    /** A copy with this number of attempts. */
    public AskedBurst attempted(int times) {
        return times == attempts
                ? this
                : new AskedBurst(requestId, bounds, closedAt, reason, messages, exit, times, route);
    }

    /** A copy without messages: the last one was deleted. */
    public AskedBurst withoutMessages() {
        return with(List.of());
    }

    private AskedBurst with(List<AskedMessage> others) {
        return new AskedBurst(requestId, bounds, closedAt, reason, others, exit, attempts, route);
    }
}
