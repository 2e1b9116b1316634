package dev.caesura.gateway.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The open streams, within bounds: each holds the events that its page has not read yet. */
final class OpenStreams {

    /** As many as a visitor has tabs and devices; one more ends the oldest. */
    static final int OF_CONVERSATION = 8;

    /** The most streams of a gateway. */
    static final int IN_ALL = 10_000;

    /** An open stream, whether its page still waits for missed replies or is shown new ones. */
    static final class Stream {

        private final String conversationId;
        private final Sinks.Empty<Void> displaced = Sinks.empty();

        private Stream(String conversationId) {
            this.conversationId = conversationId;
        }

        /** Ends when the stream has to make room for another. */
        Mono<Void> displaced() {
            return displaced.asMono();
        }
    }

    private final Map<String, Deque<Stream>> ofConversation = new HashMap<>();
    private int count;

    /** Whether a stream of this conversation may be opened. */
    synchronized boolean admits(String conversationId) {
        return count < IN_ALL || isAtItsBound(ofConversation.get(conversationId));
    }

    private static boolean isAtItsBound(@Nullable Deque<Stream> own) {
        return own != null && own.size() >= OF_CONVERSATION;
    }

    /**
     * Opens a stream; the conversation's oldest ends if it has too many. Empty if there is no room.
     */
    Optional<Stream> open(String conversationId) {
        Stream stream = new Stream(conversationId);
        Stream oldest;
        synchronized (this) {
            if (!admits(conversationId)) {
                return Optional.empty();
            }
            Deque<Stream> own =
                    ofConversation.computeIfAbsent(conversationId, id -> new ArrayDeque<>());
            oldest = isAtItsBound(own) ? own.removeFirst() : null;
            own.addLast(stream);
            count += oldest == null ? 1 : 0;
        }
        if (oldest != null) {
            oldest.displaced.tryEmitEmpty();
        }
        return Optional.of(stream);
    }

    /** Makes room, if the stream was not displaced before. */
    synchronized void close(Stream stream) {
        Deque<Stream> own = ofConversation.get(stream.conversationId);
        if (own != null && own.remove(stream)) {
            count--;
            if (own.isEmpty()) {
                ofConversation.remove(stream.conversationId);
            }
        }
    }
}
