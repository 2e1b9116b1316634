package dev.caesura.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScanPlanTest {

    private static final long END = 1_000_000;

    private final ScanPlan plan = new ScanPlan();

    @Test
    void shouldServeTheNearestFirstAndNotWithAFarOneOfTheSamePartition() {
        PageRequest whole = add("whole", 0, END);
        PageRequest minutes = add("minutes", 0, 5_000);
        PageRequest seconds = add("seconds", 1, 10);
        PageRequest along = add("along", 0, 20);

        assertThat(plan.takeNear())
                .extracting(PageGroup::requests)
                .containsExactly(List.of(seconds), List.of(along, minutes));
        assertThat(plan.takeNear()).isEmpty();
        assertThat(plan.takeFar().orElseThrow().requests()).containsExactly(whole);
        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void shouldServeFarPagesTogetherOnlyIfTheyAreEquallyFar() {
        PageRequest whole = add("whole", 0, END);
        PageRequest elsewhere = add("elsewhere", 1, 45_000);
        PageRequest hour = add("hour", 0, 40_000);
        PageRequest longer = add("longer", 0, 60_000);

        assertThat(plan.takeFar().orElseThrow().requests()).containsExactly(hour, longer);
        assertThat(plan.takeFar().orElseThrow().requests()).containsExactly(elsewhere);
        assertThat(plan.takeFar().orElseThrow().requests()).containsExactly(whole);
        assertThat(plan.takeFar()).isEmpty();
    }

    @Test
    void shouldForgetWhoHasGone() {
        add("ana", 0, 1).missed().cancel(false);
        add("bert", 0, END).missed().cancel(false);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.takeNear()).isEmpty();
        assertThat(plan.takeFar()).isEmpty();
    }

    @Test
    void shouldTakeAPlaceBeyondTheEndForTheWholeLog() {
        PageRequest forged = request("forged", 0, END + 1);
        plan.add(forged, new LogSpan(0, 0, END, 0, END));

        assertThat(plan.takeNear()).isEmpty();
        assertThat(plan.takeFar().orElseThrow().requests()).containsExactly(forged);
    }

    /** A page that is so many records away, half of them in each topic. */
    private PageRequest add(String conversationId, int partition, long away) {
        PageRequest request = request(conversationId, partition, END - away / 2);
        plan.add(request, new LogSpan(partition, 0, END, 0, END));
        return request;
    }

    private static PageRequest request(String conversationId, int partition, long place) {
        return new PageRequest(
                conversationId,
                new EventPosition(partition, place, place),
                END,
                0,
                new CompletableFuture<>());
    }
}
