package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.policy.Repetition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a conversation beyond the turn in flight.
 *
 * @param standing whether it is Caesura's to answer
 * @param exchanges the last answers, newest last
 * @param tempo what tells a loop from a conversation
 * @param replies how many replies the contact was sent since the conversation was opened
 * @param farewells the exit messages that the contact has had
 * @param ownMessageIds the channel's ids of what was sent last, to know its echoes by
 * @param touchedAt when it last changed, in milliseconds since the epoch
 */
public record Memory(
        Standing standing,
        List<Exchange> exchanges,
        Tempo tempo,
        int replies,
        List<String> farewells,
        List<String> ownMessageIds,
        long touchedAt) {

    /** Of a conversation that nothing is known of. */
    public static final Memory NONE =
            new Memory(Standing.OPEN, List.of(), Tempo.CALM, 0, List.of(), List.of(), 0);

    /** A long reply goes out in several parts, each with an id of its own. */
    private static final int OWN_IDS = 20;

    public Memory {
        exchanges = List.copyOf(exchanges);
        farewells = List.copyOf(farewells);
        ownMessageIds = List.copyOf(ownMessageIds);
    }

    /** Whether nothing is remembered, not even that there was a burst. */
    public boolean isNothing() {
        return touchedAt == 0;
    }

    /** Something of the conversation was seen. */
    Memory touched(long at) {
        return new Memory(standing, exchanges, tempo, replies, farewells, ownMessageIds, at);
    }

    /** The last answer; null before the first. */
    @Nullable Exchange last() {
        return exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
    }

    /** Whether Caesura sent this: it has the id of something sent, or its words. */
    public boolean isOwn(String messageId, @Nullable String text) {
        if (ownMessageIds.contains(messageId)) {
            return true;
        }
        // The echo may be read before the delivery that tells its id.
        return text != null
                && !text.isBlank()
                && exchanges.stream().anyMatch(one -> one.reply().contains(text.strip()));
    }

    Memory with(Standing next, long at) {
        return new Memory(next, exchanges, tempo, replies, farewells, ownMessageIds, at);
    }

    Memory with(Tempo next, long at) {
        return new Memory(standing, exchanges, next, replies, farewells, ownMessageIds, at);
    }

    /** Somebody took it up again: what was counted up to now counts no more. */
    Memory resumed(long at) {
        return new Memory(Standing.OPEN, exchanges, Tempo.CALM, 0, farewells, ownMessageIds, at);
    }

    Memory remembering(Exchange exchange, Tempo next) {
        return new Memory(
                standing,
                lastOf(exchanges, exchange, Repetition.REMEMBERED),
                next,
                replies,
                farewells,
                ownMessageIds,
                exchange.at());
    }

    /** The contact never saw it. */
    Memory forgetting(String replyId, long at) {
        List<Exchange> rest =
                exchanges.stream().filter(one -> !one.replyId().equals(replyId)).toList();
        return new Memory(standing, rest, tempo, replies, farewells, ownMessageIds, at);
    }

    /** The contact got a reply. */
    Memory replied(long at) {
        return new Memory(standing, exchanges, tempo, replies + 1, farewells, ownMessageIds, at);
    }

    Memory bidding(String farewell, long at) {
        List<String> more = new ArrayList<>(farewells);
        more.add(farewell);
        return new Memory(standing, exchanges, tempo, replies, more, ownMessageIds, at);
    }

    Memory withOwn(@Nullable String messageId, long at) {
        return messageId == null || ownMessageIds.contains(messageId)
                ? this
                : new Memory(
                        standing,
                        exchanges,
                        tempo,
                        replies,
                        farewells,
                        lastOf(ownMessageIds, messageId, OWN_IDS),
                        at);
    }

    private static <T> List<T> lastOf(List<T> list, T next, int kept) {
        List<T> longer = new ArrayList<>(list);
        longer.add(next);
        return longer.subList(Math.max(0, longer.size() - kept), longer.size());
    }
}
