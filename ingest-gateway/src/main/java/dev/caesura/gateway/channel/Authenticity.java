package dev.caesura.gateway.channel;

/** Whether a webhook comes from its stated source. */
public enum Authenticity {
    /** A configured secret vouches for it. */
    AUTHENTIC,
    /** No signature or token at all. */
    MISSING,
    /** A signature or token that no configured secret yields. */
    WRONG;

    /**
     * The verdict on a call.
     *
     * @param presented whether there was a signature or token at all
     * @param vouched whether a configured secret yields it
     */
    public static Authenticity of(boolean presented, boolean vouched) {
        if (!presented) {
            return MISSING;
        }
        return vouched ? AUTHENTIC : WRONG;
    }
}
