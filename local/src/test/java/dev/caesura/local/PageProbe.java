package dev.caesura.local;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;

/** Measures a page of the console from within: how soon it paints, and what it holds. */
final class PageProbe {

    private static final String SCRIPT =
            """
            window.probe = { paints: [], ages: [], tasks: [] };
            new PerformanceObserver((list) => list.getEntries().forEach((task) => probe.tasks.push(task.duration)))
              .observe({ entryTypes: ['longtask'] });
            const listen = EventSource.prototype.addEventListener;
            EventSource.prototype.addEventListener = function (type, listener) {
              listen.call(this, type, type !== 'now' ? listener : (event) => {
                const came = performance.now();
                const taken = Date.parse(/"at":"([^"]*)"/.exec(event.data)[1]);
                listener(event);
                requestAnimationFrame(() => setTimeout(() => {
                  probe.paints.push(performance.now() - came);
                  probe.ages.push(Date.now() - taken);
                }));
              });
            };
            """;

    private final Page page;
    private final CDPSession session;

    /** Before the page shows anything. */
    PageProbe(Page page) {
        this.page = page;
        page.addInitScript(SCRIPT);
        this.session = page.context().newCDPSession(page);
        session.send("Performance.enable");
    }

    /** What a page holds after a collection. */
    record Memory(double heapMegabytes, int nodes) {}

    /** A distribution, in milliseconds. */
    record Times(int count, double p50, double p99, double most) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d, p50 %.0f ms, p99 %.0f ms, most %.0f ms",
                    count,
                    p50,
                    p99,
                    most);
        }
    }

    Page page() {
        return page;
    }

    void awaitPictures(int count) {
        int before = times("paints").count();
        page.waitForFunction(
                "(least) => probe.paints.length >= least",
                before + count,
                new Page.WaitForFunctionOptions().setTimeout(60_000 + 3_000L * count));
    }

    Times paints() {
        return times("paints");
    }

    Times ages() {
        return times("ages");
    }

    Times longTasks() {
        return times("tasks");
    }

    Memory memory() {
        session.send("HeapProfiler.collectGarbage");
        JsonObject metrics = session.send("Performance.getMetrics");
        double heap = 0;
        for (JsonElement metric : metrics.getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("JSHeapUsedSize")) {
                heap = metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        int nodes =
                ((Number) page.evaluate("document.getElementsByTagName('*').length")).intValue();
        return new Memory(Math.round(heap / 1e5) / 10.0, nodes);
    }

    private Times times(String name) {
        List<Double> sorted =
                ((List<?>) page.evaluate("(name) => probe[name]", name))
                        .stream().map(one -> ((Number) one).doubleValue()).sorted().toList();
        return new Times(sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.min(sorted.size() - 1L, Math.floor(share * sorted.size())));
    }
}
