package dev.caesura.sender.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OffsetFrontierTest {

    @Property
    void shouldStandBeforeTheFirstUnfinishedRecordWhateverTheOrder(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 5) Integer> steps,
            @ForAll Random random) {
        // given: offsets with holes, begun and finished in any interleaving
        OffsetFrontier<Long> frontier = new OffsetFrontier<>();
        List<Long> begun = new ArrayList<>();
        Set<Long> finished = new HashSet<>();
        List<Long> open = new ArrayList<>();
        long next = random.nextInt(1000);
        int begins = 0;
        long acknowledged = -1;
        while (begins < steps.size() || !open.isEmpty()) {
            boolean begin = begins < steps.size() && (open.isEmpty() || random.nextBoolean());
            if (begin) {
                next += steps.get(begins++);
                frontier.begin(next, next);
                begun.add(next);
                open.add(next);
            } else {
                // when
                Collections.shuffle(open, random);
                long offset = open.remove(open.size() - 1);
                finished.add(offset);
                Long moved = frontier.finish(offset);
                // then: as a walk from the front would find it
                long expected = lastBeforeGap(begun, finished);
                assertThat(moved).isEqualTo(expected > acknowledged ? expected : null);
                acknowledged = Math.max(acknowledged, expected);
            }
            assertThat(frontier.unfinished()).isEqualTo(open.size());
            long behind = acknowledged;
            assertThat(frontier.length())
                    .isEqualTo((int) begun.stream().filter(o -> o > behind).count());
        }
        assertThat(acknowledged).isEqualTo(begun.get(begun.size() - 1));
    }

    private static long lastBeforeGap(List<Long> begun, Set<Long> finished) {
        long last = -1;
        for (long offset : begun) {
            if (!finished.contains(offset)) {
                return last;
            }
            last = offset;
        }
        return last;
    }

    @Test
    void shouldRefuseWhatIsNotInProgress() {
        OffsetFrontier<String> frontier = new OffsetFrontier<>();
        frontier.begin(7, "7");
        frontier.finish(7);

        assertThatThrownBy(() -> frontier.finish(7)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> frontier.finish(8)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseOffsetsThatGoBack() {
        OffsetFrontier<String> frontier = new OffsetFrontier<>();
        frontier.begin(7, "7");

        assertThatThrownBy(() -> frontier.begin(7, "again"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
