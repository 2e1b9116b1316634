package dev.caesura.nemesis.fault;

import dev.caesura.nemesis.lab.Part;
import dev.caesura.nemesis.lab.Part.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One fault after the other, every four to thirteen seconds, each with its own duration: several
 * are under way at the same time, but never two at one part, and never at two brokers, since
 * nothing is promised then. The seed determines the time, the part and the duration of each fault.
 */
public final class Attack {

    private static final int SHORTEST_PAUSE = 4_000;
    private static final int LONGEST_PAUSE = 13_000;

    private final World world;
    private final List<Fault> faults;
    private final @Nullable Role at;
    private final Random random;
    private final Consumer<String> journal;
    private final Set<Object> busy = ConcurrentHashMap.newKeySet();
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * An attack that has not begun.
     *
     * @param faults the permitted faults
     * @param at the role whose parts alone they strike, one at a time; null for all
     * @param journal takes the faults and the failures
     */
    public Attack(
            World world,
            List<Fault> faults,
            @Nullable Role at,
            long seed,
            Consumer<String> journal) {
        boolean alone = world.lab().parts(Role.BROKER).size() == 1;
        this.world = world;
        this.faults =
                faults.stream()
                        .filter(one -> !alone || !one.needsOtherBroker())
                        .filter(one -> at == null || one.roles().contains(at))
                        .toList();
        this.at = at;
        this.random = new Random(seed);
        this.journal = journal;
    }

    /** Runs for that time; then waits until the last fault is over, and everything is healed. */
    public void run(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            pass(SHORTEST_PAUSE + random.nextInt(LONGEST_PAUSE - SHORTEST_PAUSE));
            Fault fault = faults.get(random.nextInt(faults.size()));
            List<Part> targets = new ArrayList<>(world.lab().parts());
            targets.removeIf(part -> !fault.roles().contains(part.role()));
            targets.removeIf(part -> at != null && part.role() != at);
            Part part = targets.get(random.nextInt(targets.size()));
            // Short ones are the rule, long ones the exception.
            double share = random.nextDouble();
            int lasts = (int) (1_000 + share * share * (fault.longest() - 1) * 1_000);
            long seed = random.nextLong();
            Object place = part.role() == Role.BROKER || at != null ? part.role() : part;
            if (busy.add(place)) {
                struck.merge(fault, 1, Integer::sum);
                threads.execute(() -> strike(fault, part, lasts, new Random(seed), place));
            }
        }
        threads.shutdown();
        if (!threads.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("A fault does not end");
        }
    }

    private void strike(Fault fault, Part part, int millis, Random own, Object place) {
        journal.accept("%s %s for %.1f s".formatted(fault.title(), part.name(), millis / 1e3));
        try {
            Runnable heal = fault.strike(world, part, own);
            try {
                pass(millis);
            } finally {
                heal.run();
            }
        } catch (RuntimeException e) {
            journal.accept(fault.title() + " " + part.name() + " failed: " + e.getMessage());
        } finally {
            busy.remove(place);
        }
    }

    private static void pass(int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** The number of times that each fault struck. */
    public Map<Fault, Integer> struck() {
        return new EnumMap<>(struck);
    }
}
