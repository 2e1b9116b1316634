package dev.caesura.console.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The waits before the next password is checked.
 *
 * <p>Wrong passwords are counted for each name and for each address; past a few, each makes the
 * next wait twice as long, up to five minutes. Attempts that come too early are refused and do not
 * count. An hour without a wrong password resets the counts.
 *
 * <p>A person who has signed in from an address before is counted separately there: strangers who
 * guess a person's password from elsewhere can't keep that person out.
 *
 * <p>An attempt counts as wrong from its beginning until it has succeeded, so that many at once
 * don't count as one.
 */
final class SignInAttempts {

    static final int FREE = 5;

    /** Many people may share an address. */
    static final int FREE_BY_ADDRESS = 20;

    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<Counted, Tries> tries = new Latest<>();
    private final Map<Counted, Boolean> known = new Latest<>();

    SignInAttempts(InstantSource clock) {
        this.clock = clock;
    }

    /** The subject of a count: a name, an address, or a name at an address; the rest is empty. */
    private record Counted(String name, String address) {}

    /**
     * Wrong passwords so far; times are in milliseconds since the epoch.
     *
     * @param told whether somebody was told of this wait already
     */
    private record Tries(int wrong, long lastAt, long waitUntil, boolean told) {

        Tries telling() {
            return new Tries(wrong, lastAt, waitUntil, true);
        }
    }

    /**
     * The wait before an attempt.
     *
     * @param length the time from now on; zero to go on
     * @param isNew whether nobody has come too early for this wait before
     */
    record Wait(Duration length, boolean isNew) {

        static final Wait NONE = new Wait(Duration.ZERO, false);
    }

    /**
     * Begins an attempt, which counts as wrong until {@link #succeeded} is called; or returns the
     * time to wait instead.
     */
    synchronized Wait begin(String name, String address) {
        long now = clock.millis();
        List<Counted> counted = counted(name, address);
        for (Counted one : longestWaitFirst(counted, now)) {
            Tries before = at(one, now);
            if (before.waitUntil() > now) {
                tries.put(one, before.telling());
                return new Wait(Duration.ofMillis(before.waitUntil() - now), !before.told());
            }
        }
        counted.forEach(one -> tries.put(one, oneMore(one, now)));
        return Wait.NONE;
    }

    private List<Counted> longestWaitFirst(List<Counted> counted, long now) {
        return counted.stream()
                .sorted(Comparator.comparingLong(one -> -at(one, now).waitUntil()))
                .toList();
    }

    /** The attempt had the right password. */
    synchronized void succeeded(String name, String address) {
        long now = clock.millis();
        for (Counted one : counted(name, address)) {
            Tries before = at(one, now);
            boolean shared = one.name().isEmpty();
            tries.put(one, new Tries(shared ? before.wrong() - 1 : 0, before.lastAt(), 0, false));
        }
        known.put(new Counted(name, address), true);
    }

    private List<Counted> counted(String name, String address) {
        Counted own = new Counted(name, address);
        return known.containsKey(own)
                ? List.of(own)
                : List.of(new Counted(name, ""), new Counted("", address));
    }

    private Tries at(Counted one, long now) {
        Tries found = tries.get(one);
        return found == null || now - found.lastAt() > FORGOTTEN.toMillis()
                ? new Tries(0, now, 0, false)
                : found;
    }

    private Tries oneMore(Counted one, long now) {
        int wrong = at(one, now).wrong() + 1;
        int over = wrong - (one.name().isEmpty() ? FREE_BY_ADDRESS : FREE);
        return new Tries(wrong, now, over < 0 ? 0 : now + waitAfter(over), false);
    }

    private static long waitAfter(int over) {
        long doubled = FIRST.toMillis() << Math.min(over, 20);
        return Math.min(LONGEST.toMillis(), doubled);
    }

    /** Bounded: the entry that was not touched for the longest goes first. */
    private static final class Latest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }
}
