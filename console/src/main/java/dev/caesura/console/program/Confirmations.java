package dev.caesura.console.program;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Confirmations of dry runs: the action may be done once, by the same program, with the same
 * arguments, and soon.
 */
final class Confirmations {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int MOST = 1_000;

    private record Shown(String by, String deed, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Shown> open = new Latest();

    Confirmations(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Notes a dry run.
     *
     * @param deed the action, with its arguments
     * @return the token to present to do it
     */
    synchronized String shown(String by, String deed) {
        String token = UUID.randomUUID().toString();
        open.put(token, new Shown(by, deed, clock.instant().plus(LIFE)));
        return token;
    }

    /** Whether the token is of this action's dry run; it counts once. */
    synchronized boolean redeem(String token, String by, String deed) {
        Shown shown = open.get(token);
        boolean right =
                shown != null
                        && shown.by().equals(by)
                        && shown.deed().equals(deed)
                        && clock.instant().isBefore(shown.until());
        if (right) {
            open.remove(token);
        }
        return right;
    }

    private static final class Latest extends LinkedHashMap<String, Shown> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Shown> eldest) {
            return size() > MOST;
        }
    }
}
