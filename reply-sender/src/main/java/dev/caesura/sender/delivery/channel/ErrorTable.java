package dev.caesura.sender.delivery.channel;

import dev.caesura.sender.guard.CallException.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the error codes of one channel mean, as the channel's documentation says. */
public final class ErrorTable {

    /**
     * What a code means.
     *
     * @param kind what may help
     * @param pause how long to wait at least where the answer does not say; null for as usual
     */
    public record Meaning(Kind kind, @Nullable Duration pause) {}

    /** A code, or one of the cases that a code has. */
    private record Code(int code, int subcode) {}

    private static final int ANY = 0;
    private static final Pattern CODE = Pattern.compile("(?<code>\\d{1,9})(?::|$)");

    private final Map<Code, Meaning> meanings;

    private ErrorTable(Map<Code, Meaning> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a code means; null if the documentation does not say. */
    public @Nullable Meaning of(int code) {
        return meanings.get(new Code(code, ANY));
    }

    /** What a code means in this case, or in general; null if the documentation does not say. */
    public @Nullable Meaning of(int code, int subcode) {
        Meaning own = meanings.get(new Code(code, subcode));
        return own == null ? of(code) : own;
    }

    /**
     * The code that a status tells with a failure, as the gateway writes it: the code alone, or
     * before a colon.
     *
     * @return 0 if it tells none
     */
    public static int codeIn(String error) {
        Matcher code = CODE.matcher(error);
        return code.lookingAt() ? Integer.parseInt(code.group("code")) : 0;
    }

    /** Collects the meanings; no code may have two. */
    public static final class Builder {

        private final Map<Code, Meaning> meanings = new HashMap<>();

        private Builder() {}

        /** Codes with one meaning. */
        public Builder codes(Kind kind, int... codes) {
            return codes(kind, null, codes);
        }

        /** Codes with one meaning, after which to wait so long at least. */
        public Builder codes(Kind kind, @Nullable Duration pause, int... codes) {
            for (int code : codes) {
                put(new Code(code, ANY), new Meaning(kind, pause));
            }
            return this;
        }

        /** Cases of a code with another meaning than the code has in general. */
        public Builder cases(Kind kind, int code, int... subcodes) {
            return cases(kind, null, code, subcodes);
        }

        /** Such cases, after which to wait so long at least. */
        public Builder cases(Kind kind, @Nullable Duration pause, int code, int... subcodes) {
            for (int subcode : subcodes) {
                put(new Code(code, subcode), new Meaning(kind, pause));
            }
            return this;
        }

        private void put(Code code, Meaning meaning) {
            if (meanings.put(code, meaning) != null) {
                throw new IllegalStateException(code + " has two meanings");
            }
        }

        public ErrorTable build() {
            return new ErrorTable(meanings);
        }
    }
}
