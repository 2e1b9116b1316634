package dev.caesura.processor.domain.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The ids of a conversation's messages of the last seven days, as hashes of 64 bits: channels
 * redeliver that long. A conversation's state holds the last {@value #KEPT}; older ids go into an
 * archive, which is read only for conversations that have one.
 *
 * @param hashes oldest first
 * @param days the day on which each arrived, since the epoch
 * @param archivedDay the day of the last hash that went into the archive; 0 for none
 */
public record SeenIds(long[] hashes, int[] days, int archivedDay) {

    /** Nothing has arrived. */
    public static final SeenIds NONE = new SeenIds(new long[0], new int[0], 0);

    /** How many the state itself holds at most. */
    public static final int KEPT = 512;

    /** How many go into the archive at once. */
    public static final int ARCHIVED = 256;

    /** How long an id is remembered, in days: seven whole ones. */
    public static final int DAYS = 8;

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** The day of a moment, in days since the epoch. */
    public static int dayOf(long millis) {
        return (int) Math.floorDiv(millis, DAY);
    }

    /** An id's hash. Two ids of one conversation share a hash once in 10¹³ conversations. */
    public static long hash(String id) {
        long hash = id.length() * PRIME;
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        hash *= PRIME;
        return hash ^ hash >>> 32;
    }

    /** Whether the id is among those that the state holds. */
    public boolean contains(long hash) {
        for (int i = hashes.length - 1; i >= 0; i--) {
            if (hashes[i] == hash) {
                return true;
            }
        }
        return false;
    }

    /** Whether an id may be in the archive. */
    public boolean hasArchive(int today) {
        return archivedDay > 0 && archivedDay > today - DAYS;
    }

    /** The day of the last one, since the epoch; before all days if there is none. */
    public int lastDay() {
        return days.length == 0 ? Integer.MIN_VALUE : days[days.length - 1];
    }

    /** Whether the oldest are to go into the archive. */
    boolean isFull() {
        return hashes.length > KEPT;
    }

    /** The oldest, for the archive. */
    long[] oldest() {
        return Arrays.copyOf(hashes, ARCHIVED);
    }

    /** The rest, once the oldest are in the archive. */
    SeenIds withoutOldest() {
        return new SeenIds(
                Arrays.copyOfRange(hashes, ARCHIVED, hashes.length),
                Arrays.copyOfRange(days, ARCHIVED, days.length),
                days[ARCHIVED - 1]);
    }

    /** A copy with a day's ids added, and without those that are too old by then. */
    SeenIds with(List<String> ids, int today) {
        int expired = 0;
        while (expired < days.length && days[expired] <= today - DAYS) {
            expired++;
        }
        int kept = hashes.length - expired;
        long[] moreHashes = new long[kept + ids.size()];
        int[] moreDays = new int[kept + ids.size()];
        System.arraycopy(hashes, expired, moreHashes, 0, kept);
        System.arraycopy(days, expired, moreDays, 0, kept);
        for (int i = 0; i < ids.size(); i++) {
            moreHashes[kept + i] = hash(ids.get(i));
            moreDays[kept + i] = today;
        }
        return new SeenIds(moreHashes, moreDays, archivedDay);
    }

    /** A copy without an id; this object if it does not hold the id. */
    SeenIds without(String id) {
        long hash = hash(id);
        for (int i = hashes.length - 1; i >= 0; i--) {
            if (hashes[i] == hash) {
                long[] otherHashes = new long[hashes.length - 1];
                int[] otherDays = new int[days.length - 1];
                System.arraycopy(hashes, 0, otherHashes, 0, i);
                System.arraycopy(hashes, i + 1, otherHashes, i, otherHashes.length - i);
                System.arraycopy(days, 0, otherDays, 0, i);
                System.arraycopy(days, i + 1, otherDays, i, otherDays.length - i);
                return new SeenIds(otherHashes, otherDays, archivedDay);
            }
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenIds that
                && Arrays.equals(hashes, that.hashes)
                && Arrays.equals(days, that.days)
                && archivedDay == that.archivedDay;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return hashes.length + " ids";
    }
}
