package dev.caesura.processor.conversation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CalendarQueueTest {

    private record Element(long number, int order) {}

    /** A number is added, or, if it is negative, the first element is taken out. */
    @Property(tries = 5_000)
    void shouldTakeOutTheLowestAndOfEqualsTheFirst(
            @ForAll @Size(max = 80) List<@LongRange(min = -40, max = 60) Long> steps) {
        CalendarQueue<Element> queue = new CalendarQueue<>(Element::number, 3);
        PriorityQueue<Element> expected =
                new PriorityQueue<>(
                        Comparator.comparingLong(Element::number).thenComparingInt(Element::order));
        int order = 0;
        for (long step : steps) {
            if (step < 0) {
                assertThat(queue.poll()).isEqualTo(expected.poll());
            } else {
                Element element = new Element(step, order++);
                queue.add(element);
                expected.add(element);
            }
            assertThat(queue.peek()).isEqualTo(expected.peek());
            assertThat(queue.size()).isEqualTo(expected.size());
        }
        while (!expected.isEmpty()) {
            assertThat(queue.poll()).isEqualTo(expected.poll());
        }
        assertThat(queue.poll()).isNull();
    }

    @Test
    void shouldTakeTheLargestNumbers() {
        CalendarQueue<Element> queue = new CalendarQueue<>(Element::number, 6);
        Element last = new Element(Long.MAX_VALUE, 0);
        Element first = new Element(Long.MIN_VALUE, 1);
        queue.add(last);
        queue.add(first);

        assertThat(queue.poll()).isEqualTo(first);
        assertThat(queue.poll()).isEqualTo(last);
    }
}
