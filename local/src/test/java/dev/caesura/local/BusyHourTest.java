package dev.caesura.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The console open in a browser, from view to view, while an hour of traffic comes in a few
 * minutes. Prints how soon each picture was painted, and what page and console hold in memory.
 */
@Tag("trial")
class BusyHourTest {

    private static final int CONVERSATIONS =
            Integer.getInteger("caesura.test.conversations", 10_000);
    private static final int MINUTES = Integer.getInteger("caesura.test.minutes", 5);
    private static final List<String> VIEWS =
            List.of("Conversations", "Similarity", "Dead letters", "Now");
    private static final int PICTURES_EACH = 12;

    private final List<PageProbe.Memory> memory = new ArrayList<>();
    private final List<Double> consoleHeap = new ArrayList<>();

    @Test
    void shouldStayResponsiveAndNotGrow() {
        DemoOptions options = DemoOptions.defaults().withGap(Duration.ofSeconds(3));
        try (InstalledBrowser browser = new InstalledBrowser();
                Demo demo = new Demo(options, Steps.SILENT).start();
                ConsoleProcess process = ConsoleProcess.start(demo);
                Traffic traffic = new Traffic(demo.bootstrapServers(), 15_000)) {
            // given
            PageProbe probe = new PageProbe(browser.open(1440, 900, ColorScheme.LIGHT));
            ConsolePage console = new ConsolePage(probe.page(), process.address(), demo.password());

            // when
            long begun = System.nanoTime();
            traffic.begin(CONVERSATIONS, Duration.ofMinutes(MINUTES).toMillis());
            while (traffic.conversations() < CONVERSATIONS) {
                round(console, probe, process);
            }
            double minutes = (System.nanoTime() - begun) / 60e9;

            // then
            System.out.printf(
                    Locale.ROOT,
                    "%d conversations, %d messages in %.1f min: an hour of them %.0f times as fast%n",
                    traffic.conversations(),
                    traffic.messages(),
                    minutes,
                    60 / minutes);
            System.out.println("from picture to paint: " + probe.paints());
            System.out.println("from the server's clock to paint: " + probe.ages());
            System.out.println("tasks over 50 ms: " + probe.longTasks());
            System.out.println("page, after each round: " + memory);
            System.out.println("console's heap after a collection, MB: " + consoleHeap);
            assertThat(browser.errors()).isEmpty();
            assertThat(probe.paints().p99()).isLessThan(1_000);
            assertThat(last(memory).nodes()).isLessThan(3 * middle(memory).nodes() / 2 + 500);
            assertThat(last(memory).heapMegabytes())
                    .isLessThan(1.5 * middle(memory).heapMegabytes() + 2);
            assertThat(last(consoleHeap)).isLessThan(1.5 * middle(consoleHeap) + 8);
        }
    }

    /** Each view for some pictures; what is held is taken at the same view each time. */
    private void round(ConsolePage console, PageProbe probe, ConsoleProcess process) {
        for (String view : VIEWS) {
            console.view(view);
            if (view.equals("Conversations")) {
                console.page().locator(".recent a").first().click();
            }
            probe.awaitPictures(PICTURES_EACH);
        }
        memory.add(probe.memory());
        consoleHeap.add(process.heapMegabytes());
    }

    private static <T> T middle(List<T> all) {
        return all.get(all.size() / 2);
    }

    private static <T> T last(List<T> all) {
        return all.get(all.size() - 1);
    }
}
