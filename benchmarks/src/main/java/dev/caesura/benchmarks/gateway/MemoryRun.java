package dev.caesura.benchmarks.gateway;

import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The gateway's memory, minute by minute under a steady load.
 *
 * <p>The live heap is measured after a full collection; the heap itself has a fixed size, so the
 * process's memory beyond it is used outside: RocksDB, network buffers, threads.
 */
final class MemoryRun {

    private static final double MEGABYTE = 1024 * 1024;

    private final List<Sample> samples = new ArrayList<>();

    private MemoryRun() {}

    /** Loads the gateway for the time given by the sizes. */
    static MemoryRun of(Workspace workspace, Stage stage, Sizes sizes, int perSecond)
            throws Exception {
        MemoryRun run = new MemoryRun();
        for (int minute = 1; minute <= sizes.memoryMinutes(); minute++) {
            stage.loadGateway(sizes.minuteAt(perSecond));
            Sample sample =
                    new Sample(
                            stage.gateway().liveHeapBytes(),
                            stage.gateway().residentBytes() - Stage.HEAP_BYTES);
            run.samples.add(sample);
            workspace.say("Minute " + minute + " of " + sizes.memoryMinutes() + ": " + sample);
        }
        return run;
    }

    /** The memory in use at the end, divided by that after the first minute. */
    double growth() {
        return (double) samples.get(samples.size() - 1).bytes() / samples.get(0).bytes();
    }

    Report.Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Sample sample : samples) {
            rows.add(
                    List.of(
                            Integer.toString(rows.size() + 1),
                            megabytes(sample.heap()),
                            megabytes(sample.outside())));
        }
        return new Report.Table(
                "The gateway's memory", List.of("minute", "live heap MB", "outside MB"), rows);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }

    /**
     * Memory in use, in bytes.
     *
     * @param heap the heap after a full collection
     * @param outside the process's memory beyond its heap
     */
    private record Sample(long heap, long outside) {

        long bytes() {
            return heap + outside;
        }

        @Override
        public String toString() {
            return megabytes(heap) + " MB live in the heap, " + megabytes(outside) + " MB outside";
        }
    }
}
