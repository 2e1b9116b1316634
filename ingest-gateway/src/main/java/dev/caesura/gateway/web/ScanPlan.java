package dev.caesura.gateway.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is served next, and with whom: the nearest first. Anybody may say of their page that it has
 * seen nothing of the log yet; that must not hold up those who were away for a moment.
 */
final class ScanPlan {

    /** How many records, in both topics, are read at once for a page that is near. */
    static final long NEAR = 10_000;

    /** How many times farther than the nearest a page may be that is served along with it. */
    private static final long ALONG = 2;

    /** A page, and how many records have to be read for it. */
    private record Placed(PageRequest request, LogSpan span, long distance) {

        int partition() {
            return span.partition();
        }
    }

    private final List<Placed> waiting = new ArrayList<>();

    /** Takes a page in, with what the log has of its partition now. */
    void add(PageRequest request, LogSpan span) {
        waiting.add(new Placed(request, span, span.distance(request)));
    }

    /** All who are near, those of a partition together. */
    List<PageGroup> takeNear() {
        Map<Integer, List<Placed>> near = new LinkedHashMap<>();
        nearestFirst().stream()
                .filter(page -> page.distance() <= NEAR)
                .forEach(
                        page ->
                                near.computeIfAbsent(page.partition(), id -> new ArrayList<>())
                                        .add(page));
        return near.values().stream().map(this::take).toList();
    }

    /** The nearest of the others, with those of its partition who are little farther. */
    Optional<PageGroup> takeFar() {
        List<Placed> sorted = nearestFirst();
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        Placed nearest = sorted.get(0);
        return Optional.of(
                take(
                        sorted.stream()
                                .filter(page -> page.partition() == nearest.partition())
                                .filter(page -> page.distance() <= ALONG * nearest.distance())
                                .toList()));
    }

    boolean isEmpty() {
        forgetWhoHasGone();
        return waiting.isEmpty();
    }

    private List<Placed> nearestFirst() {
        forgetWhoHasGone();
        return waiting.stream().sorted(Comparator.comparingLong(Placed::distance)).toList();
    }

    private void forgetWhoHasGone() {
        waiting.removeIf(page -> page.request().isDone());
    }

    private PageGroup take(List<Placed> pages) {
        LogSpan latest = pages.get(0).span();
        for (Placed page : pages) {
            latest = page.span().isShorterThan(latest) ? latest : page.span();
        }
        waiting.removeAll(new HashSet<>(pages));
        return new PageGroup(latest, pages.stream().map(Placed::request).toList());
    }
}
