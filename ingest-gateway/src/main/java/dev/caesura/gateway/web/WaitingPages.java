package dev.caesura.gateway.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The pages that wait for their missed replies, oldest first, until they have them or have gone. A
 * conversation has at most as many requests here as it may have streams: one more replaces its
 * oldest.
 */
final class WaitingPages {

    private static final int IN_ALL = OpenStreams.IN_ALL;
    private static final int OF_CONVERSATION = OpenStreams.OF_CONVERSATION;

    private final LongSupplier nanoTime;
    private final Set<PageRequest> all = new LinkedHashSet<>();
    private final Map<String, Deque<PageRequest>> ofConversation = new HashMap<>();
    private final Set<PageRequest> arrived = new LinkedHashSet<>();

    WaitingPages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Lets a page wait, or fails its request if too many wait. */
    void add(PageRequest request) {
        PageRequest refused = enter(request);
        if (refused != null) {
            refused.fail(new IllegalStateException("Too many pages are waiting"));
        }
        if (refused != request) {
            request.missed().whenComplete((missed, failure) -> remove(request));
        }
    }

    /** Returns the request without room: this one, the oldest of its conversation, or none. */
    private synchronized @Nullable PageRequest enter(PageRequest request) {
        Deque<PageRequest> own =
                ofConversation.computeIfAbsent(request.conversationId(), id -> new ArrayDeque<>());
        if (own.size() < OF_CONVERSATION && all.size() >= IN_ALL) {
            if (own.isEmpty()) {
                ofConversation.remove(request.conversationId());
            }
            return request;
        }
        PageRequest oldest = own.size() < OF_CONVERSATION ? null : own.peekFirst();
        own.addLast(request);
        all.add(request);
        arrived.add(request);
        notifyAll();
        return oldest;
    }

    private synchronized void remove(PageRequest request) {
        all.remove(request);
        arrived.remove(request);
        Deque<PageRequest> own = ofConversation.get(request.conversationId());
        if (own != null && own.remove(request) && own.isEmpty()) {
            ofConversation.remove(request.conversationId());
        }
    }

    /** Waits until a page has come, and returns whether one has. */
    synchronized boolean awaitArrival(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        long end = System.nanoTime() + left;
        while (arrived.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return !arrived.isEmpty();
    }

    /** The pages that have come since the last call. They still count as waiting. */
    synchronized List<PageRequest> takeArrived() {
        List<PageRequest> taken = new ArrayList<>(arrived);
        arrived.clear();
        return taken;
    }

    synchronized boolean hasArrived() {
        return !arrived.isEmpty();
    }

    /** Fails all requests. */
    void failAll(Exception why) {
        List<PageRequest> waiting;
        synchronized (this) {
            waiting = List.copyOf(all);
        }
        waiting.forEach(request -> request.fail(why));
    }

    /** The waiting time of the page that came first; zero if none waits. */
    synchronized Duration longestWait() {
        return all.stream()
                .findFirst()
                .map(first -> Duration.ofNanos(nanoTime.getAsLong() - first.since()))
                .orElse(Duration.ZERO);
    }
}
