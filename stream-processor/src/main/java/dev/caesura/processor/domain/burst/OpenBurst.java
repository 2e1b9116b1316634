package dev.caesura.processor.domain.burst;

import dev.caesura.schemas.event.CloseReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A burst that can still grow.
 *
 * @param bounds which messages belong to it, those of {@code carried} included
 * @param messages the messages that arrived since it was opened, in order of arrival
 * @param quietFrom the start of the contact's silence, in milliseconds since the epoch: the last
 *     message, edit or typing notice
 * @param gap how long the contact must be silent for the burst to end, in milliseconds
 * @param carried an earlier burst whose turn was superseded: one answer to both will follow
 */
public record OpenBurst(
        Burst bounds,
        List<Message> messages,
        long quietFrom,
        long gap,
        @Nullable AskedBurst carried) {

    private static final Comparator<Message> BY_ARRIVAL =
            Comparator.comparingLong(Message::at).thenComparingLong(Message::offset);

    /** A burst of one message. */
    static OpenBurst of(Message message, long gap) {
        return new OpenBurst(
                Burst.of(message.at(), message.offset(), message.bytes()),
                List.of(message),
                message.at(),
                gap,
                null);
    }

    /** Reopens an earlier burst, so that messages can join it. */
    public static OpenBurst carrying(AskedBurst earlier, long quietFrom, long gap) {
        return new OpenBurst(earlier.bounds(), List.of(), quietFrom, gap, earlier);
    }

    /** Whether an event of this time continues this burst. */
    public boolean accepts(long at, BurstRules rules) {
        return accepts(at, rules.gap(), rules);
    }

    /**
     * Whether a message that arrived at this time continues this burst.
     *
     * @param after the silence that must follow the message: since records may be out of order, one
     *     from before the burst's first message joins it within that time
     */
    boolean accepts(long at, long after, BurstRules rules) {
        return at >= bounds.firstAt() - after
                && at <= quietFrom + gap
                && at <= bounds.firstAt() + rules.maxWait();
    }

    /** Whether this sender of a group wrote a message of it, or of the burst that it carries. */
    public boolean hasFrom(String sender) {
        return messages.stream().anyMatch(one -> sender.equals(one.sender()))
                || (carried != null
                        && carried.messages().stream()
                                .anyMatch(one -> sender.equals(one.sender())));
    }

    /** Whether it has room for this many more bytes. */
    public boolean hasRoomFor(int bytes, BurstRules rules) {
        return bounds.count() < rules.maxMessages() && bounds.bytes() + bytes <= rules.maxBytes();
    }

    /** The burst with one more message, which brings its own gap. */
    OpenBurst with(Message message, long newGap) {
        List<Message> more = new ArrayList<>(messages.size() + 1);
        more.addAll(messages);
        more.add(message);
        boolean last = messages.isEmpty() || message.at() >= bounds.lastAt();
        if (!last) {
            more.sort(BY_ARRIVAL);
        }
        return new OpenBurst(
                bounds.merge(Burst.of(message.at(), message.offset(), message.bytes())),
                more,
                Math.max(quietFrom, message.at()),
                last ? newGap : gap,
                carried);
    }

    /** The burst with the messages of both. */
    OpenBurst merge(OpenBurst other) {
        List<Message> all = new ArrayList<>(messages);
        all.addAll(other.messages);
        all.sort(BY_ARRIVAL);
        OpenBurst later = other.quietFrom > quietFrom ? other : this;
        return new OpenBurst(
                bounds.merge(other.bounds),
                all,
                later.quietFrom,
                later.gap,
                carriedBy(this, other));
    }

    private static @Nullable AskedBurst carriedBy(OpenBurst one, OpenBurst other) {
        AskedBurst first = one.carried;
        AskedBurst second = other.carried;
        return first == null || second == null
                ? first == null ? second : first
                : first.followedBy(second);
    }

    /** A copy that carries an earlier burst, to be answered with it. */
    public OpenBurst carry(AskedBurst earlier) {
        AskedBurst both = carried == null ? earlier : earlier.followedBy(carried);
        return new OpenBurst(
                carried == null ? earlier.bounds().merge(bounds) : bounds.merge(earlier.bounds()),
                messages,
                quietFrom,
                gap,
                both);
    }

    /** The contact was seen writing. */
    public OpenBurst writing(long at) {
        return writing(at, gap);
    }

    /** The contact was seen writing, and must then be silent for the new gap. */
    public OpenBurst writing(long at, long newGap) {
        return at <= quietFrom ? this : new OpenBurst(bounds, messages, at, newGap, carried);
    }

    /** A copy with another gap. */
    public OpenBurst withGap(long newGap) {
        return newGap == gap ? this : new OpenBurst(bounds, messages, quietFrom, newGap, carried);
    }

    /** A copy with other messages, after one was edited or deleted. */
    public OpenBurst withMessages(List<Message> others) {
        return new OpenBurst(bounds, others, quietFrom, gap, carried);
    }

    /** A copy with this many bytes more, or fewer, after an edit. */
    public OpenBurst grown(long bytes) {
        Burst grown =
                new Burst(
                        bounds.firstAt(),
                        bounds.lastAt(),
                        bounds.minOffset(),
                        bounds.maxOffset(),
                        bounds.count(),
                        bounds.bytes() + bytes);
        return bytes == 0 ? this : new OpenBurst(grown, messages, quietFrom, gap, carried);
    }

    /** A copy that carries another earlier burst; null for none. */
    public OpenBurst withCarried(@Nullable AskedBurst earlier) {
        return new OpenBurst(bounds, messages, quietFrom, gap, earlier);
    }

    /** Whether nothing is left to answer. */
    public boolean isEmpty() {
        return messages.isEmpty() && carried == null;
    }

    /**
     * The message with this id, of those that arrived since it was opened; null if there is none.
     */
    public @Nullable Message find(String messageId) {
        for (Message message : messages) {
            if (message.hasId(messageId)) {
                return message;
            }
        }
        return null;
    }

    /** The id of the message that gives the request its id. */
    public String firstId() {
        return carried == null ? messages.get(0).id() : carried.messages().get(0).id();
    }

    /** The last moment at which a message may still join. */
    public long deadline(BurstRules rules) {
        return Math.min(quietFrom + gap, bounds.firstAt() + rules.maxWait());
    }

    /** Whether nothing can join any more, once everything up to this moment has been read. */
    public boolean isDue(long readUpTo, BurstRules rules) {
        return deadline(rules) + rules.grace() < readUpTo;
    }

    /** Whether it must close at once. */
    public boolean isFull(BurstRules rules) {
        return bounds.count() >= rules.maxMessages() || bounds.bytes() >= rules.maxBytes();
    }

    /** Why it ends at its deadline. */
    CloseReason dueReason(BurstRules rules) {
        return quietFrom + gap <= bounds.firstAt() + rules.maxWait()
                ? CloseReason.INACTIVITY
                : CloseReason.MAX_WAIT;
    }

    /**
     * The closed burst, ready to be requested.
     *
     * @param requestId the request's id
     * @param closedAt when it ends
     * @param reason why
     * @param exit whether a message asks for the conversation's end
     */
    public AskedBurst asked(String requestId, long closedAt, CloseReason reason, boolean exit) {
        Map<String, String> route = Map.of();
        List<AskedMessage> own = new ArrayList<>(messages.size());
        int room = Said.KEPT;
        for (Message message : messages) {
            AskedMessage one = AskedMessage.of(message, room);
            own.add(one);
            room -= one.said().text().length();
            route = message.route().isEmpty() ? route : message.route();
        }
        if (carried == null) {
            return new AskedBurst(requestId, bounds, closedAt, reason, own, exit, 0, route);
        }
        List<AskedMessage> all = new ArrayList<>(carried.messages());
        all.addAll(own);
        return new AskedBurst(
                requestId,
                bounds,
                closedAt,
                carried.attempts() > 0 ? CloseReason.SUPERSEDE : reason,
                all,
                exit || carried.exit(),
                carried.attempts(),
                route.isEmpty() ? carried.route() : route);
    }
}
