package dev.caesura.similarity.text;

/**
 * A 64-bit hash of words, stable across runs, so that a comparison touches no string needlessly.
 *
 * <p>FNV-1a with the finalizer of MurmurHash3; at a few thousand different words, a collision is a
 * matter of 1 in 10^12.
 */
public final class Hash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    public static long of(CharSequence text) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mix(hash);
    }

    /** One number for an unordered pair. */
    public static long pair(long a, long b) {
        return mix(Math.min(a, b) * 31 + Math.max(a, b));
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
