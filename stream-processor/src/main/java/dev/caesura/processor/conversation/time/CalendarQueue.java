package dev.caesura.processor.conversation.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A priority queue for numbers that mostly come in order: times ahead, or offsets. What has numbers
 * close together is in one bucket, which is sorted when its turn comes; of equals, the one that
 * came first is first. Most additions go to the end of a bucket that is in order already.
 *
 * @see <a href="https://doi.org/10.1145/63039.63045">R. Brown, Calendar queues (1988)</a>
 */
public final class CalendarQueue<E> {

    private final ToLongFunction<E> number;
    private final int shift;
    private final TreeMap<Long, Bucket<E>> buckets = new TreeMap<>();
    private @Nullable Bucket<E> first;
    private @Nullable Bucket<E> last;
    private int size;

    /**
     * An empty queue.
     *
     * @param number the number by which an element is queued; it must not change while it is
     * @param shift a bucket spans two to the power of this
     */
    public CalendarQueue(ToLongFunction<E> number, int shift) {
        this.number = number;
        this.shift = shift;
    }

    private static final class Bucket<E> {
        private final long key;
        private final List<E> elements = new ArrayList<>();
        private int taken;
        private boolean sorted = true;

        private Bucket(long key) {
            this.key = key;
        }

        private void add(E element, ToLongFunction<E> number) {
            int count = elements.size();
            sorted =
                    sorted
                            && (count == taken
                                    || number.applyAsLong(elements.get(count - 1))
                                            <= number.applyAsLong(element));
            elements.add(element);
        }

        private E peek(ToLongFunction<E> number) {
            if (!sorted) {
                elements.subList(taken, elements.size()).sort(Comparator.comparingLong(number));
                sorted = true;
            }
            return elements.get(taken);
        }
    }

    /** Adds an element. */
    public void add(E element) {
        bucketOf(number.applyAsLong(element) >> shift).add(element, number);
        size++;
    }

    private Bucket<E> bucketOf(long key) {
        Bucket<E> bucket = last;
        if (bucket == null || bucket.key != key) {
            bucket = buckets.computeIfAbsent(key, Bucket::new);
            last = bucket;
            if (first != null && key < first.key) {
                first = bucket;
            }
        }
        return bucket;
    }

    /** The element with the lowest number; null if there is none. */
    public @Nullable E peek() {
        Bucket<E> bucket = first();
        return bucket == null ? null : bucket.peek(number);
    }

    /** Takes out the element with the lowest number; null if there is none. */
    public @Nullable E poll() {
        Bucket<E> bucket = first();
        if (bucket == null) {
            return null;
        }
        E element = bucket.peek(number);
        bucket.taken++;
        size--;
        if (bucket.taken == bucket.elements.size()) {
            buckets.remove(bucket.key);
            first = null;
            last = last == bucket ? null : last;
        }
        return element;
    }

    private @Nullable Bucket<E> first() {
        if (first == null) {
            Map.Entry<Long, Bucket<E>> lowest = buckets.firstEntry();
            first = lowest == null ? null : lowest.getValue();
        }
        return first;
    }

    /** The number of elements. */
    public int size() {
        return size;
    }
}
