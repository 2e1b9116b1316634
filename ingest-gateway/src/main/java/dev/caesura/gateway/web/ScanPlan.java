package dev.caesura.gateway.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order in which pages are served, and with which others: the nearest first. Anybody may claim
 * that their page has seen nothing of the log yet; that must not hold up pages that were away for a
 * moment.
 */
final class ScanPlan {

    /** The number of records, in both topics, that are read at once for a near page. */
    static final long NEAR = 10_000;

    /** The factor by which a page may be farther than the nearest and still be served with it. */
    private static final long ALONG = 2;

    /** A page, and the number of records to read for it. */
    private record Placed(PageRequest request, LogSpan span, long distance) {

        int partition() {
            return span.partition();
        }
    }

    private final List<Placed> waiting = new ArrayList<>();

    /** Adds a page, with its partition's present span in the log. */
    void add(PageRequest request, LogSpan span) {
        waiting.add(new Placed(request, span, span.distance(request)));
    }

    /** All near pages, grouped by partition. */
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

    /** The nearest of the others, with those of its partition that are little farther. */
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
