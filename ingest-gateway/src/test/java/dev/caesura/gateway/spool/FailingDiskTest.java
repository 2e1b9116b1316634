package dev.caesura.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The queue over a disk that fails. */
class FailingDiskTest {

    private final FaultyStore store = new FaultyStore();

    /** What one step of a schedule does to the queue or to its disk. */
    enum Step {
        APPEND,
        APPEND_TWO,
        REMOVE_ONE,
        REMOVE_ALL,
        BREAK,
        BREAK_AFTER_WRITING,
        MEND,
        TIDY,
        REOPEN
    }

    @Property
    void shouldGiveEverythingThatWasTakenOnceAndInOrderUnlessReopened(
            @ForAll @Size(max = 60) List<Step> steps) {
        FaultyStore disk = new FaultyStore();
        Run run = new Run(disk);
        for (Step step : steps) {
            run.take(step);
        }
        disk.writable = true;
        run.removeAll();

        assertThat(firstSeen(run)).isEqualTo(run.accepted);
        if (!steps.contains(Step.REOPEN)) {
            assertThat(run.removed).isEqualTo(run.accepted);
        }
        assertThat(run.spool.bytes()).isZero();
    }

    /** What was refused may be there after a crash, and what was removed may be there again. */
    private static List<String> firstSeen(Run run) {
        return run.removed.stream().distinct().filter(run.accepted::contains).toList();
    }

    /** A queue, what it has accepted, and what was removed from it. */
    private static final class Run {
        private final FaultyStore disk;
        private final List<String> accepted = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private Spool spool;
        private int next;

        Run(FaultyStore disk) {
            this.disk = disk;
            this.spool = new Spool(disk, Clock.systemUTC());
        }

        void take(Step step) {
            switch (step) {
                case APPEND -> append(1);
                case APPEND_TWO -> append(2);
                case REMOVE_ONE -> remove(1);
                case REMOVE_ALL -> removeAll();
                case BREAK -> disk.writable = false;
                case BREAK_AFTER_WRITING -> {
                    disk.writable = false;
                    disk.writesBeforeItFails = true;
                }
                case MEND -> {
                    disk.writable = true;
                    disk.writesBeforeItFails = false;
                }
                case TIDY -> spool.tidy();
                case REOPEN -> spool = new Spool(disk, Clock.systemUTC());
            }
        }

        private void append(int count) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                texts.add("m" + next++);
            }
            try {
                spool.append(texts.stream().map(text -> text.getBytes(UTF_8)).toList());
                accepted.addAll(texts);
            } catch (SpoolException refused) {
                assertThat(disk.writable).isFalse();
            }
        }

        private void remove(int count) {
            List<SpoolEntry> front = spool.front(count, Long.MAX_VALUE);
            if (!front.isEmpty()) {
                front.forEach(entry -> removed.add(new String(entry.bytes(), UTF_8)));
                spool.removeThrough(front.get(front.size() - 1));
            }
        }

        private void removeAll() {
            while (!spool.isEmpty()) {
                remove(3);
            }
        }
    }

    @Test
    void shouldReadPastWhatIsDamaged() {
        Spool spool = new Spool(store, Clock.systemUTC());
        spool.append(bytes("one", "two", "three", "four"));
        store.damage(1);
        store.damage(3);

        List<String> seen = new ArrayList<>();
        while (!spool.isEmpty()) {
            List<SpoolEntry> front = spool.front(10, 1_000);
            front.forEach(
                    entry -> seen.add(entry.damaged() ? "?" : new String(entry.bytes(), UTF_8)));
            spool.removeThrough(front.get(front.size() - 1));
        }

        assertThat(seen).containsExactly("?", "two", "?", "four");
    }

    @Test
    void shouldTakeNothingWhileTheDiskIsFullAndGoOnWhenItHasRoom() {
        Spool spool = new Spool(store, Clock.systemUTC());
        spool.append(bytes("one"));
        store.full = true;

        assertThatThrownBy(() -> spool.append(bytes("two"))).hasMessageContaining("full");

        store.full = false;
        spool.append(bytes("three"));
        assertThat(spool.front(10, 1_000))
                .extracting(entry -> new String(entry.bytes(), UTF_8))
                .containsExactly("one", "three");
    }

    @Test
    void shouldNotTakeADiskThatDoesNotAnswerForDamage() {
        Spool spool = new Spool(store, Clock.systemUTC());
        spool.append(bytes("one"));
        store.readable = false;

        assertThatThrownBy(() -> spool.front(1, 1)).isInstanceOf(SpoolException.class);
        assertThat(spool.entries()).isEqualTo(1);
    }

    private static List<byte[]> bytes(String... texts) {
        return List.of(texts).stream().map(text -> text.getBytes(UTF_8)).toList();
    }
}
