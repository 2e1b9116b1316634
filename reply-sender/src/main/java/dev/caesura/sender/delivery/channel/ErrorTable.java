package dev.caesura.sender.delivery.channel;

import dev.caesura.sender.guard.CallException.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The meanings of one channel's error codes, by the channel's documentation. */
public final class ErrorTable {

    /**
     * The meaning of a code.
     *
     * @param kind the kind of failure
     * @param pause the least wait where the answer names none; null for the usual one
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

    /** The meaning of a code; null if the documentation does not say. */
    public @Nullable Meaning of(int code) {
        return meanings.get(new Code(code, ANY));
    }

    /**
     * The meaning of a code in this case, or in general; null if the documentation does not say.
     */
    public @Nullable Meaning of(int code, int subcode) {
        Meaning own = meanings.get(new Code(code, subcode));
        return own == null ? of(code) : own;
    }

    /**
     * The code in a failure's status, in the gateway's form: the code alone, or before a colon.
     *
     * @return 0 if there is none
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

        /** Codes with one meaning, and the least wait after them. */
        public Builder codes(Kind kind, @Nullable Duration pause, int... codes) {
            for (int code : codes) {
                put(new Code(code, ANY), new Meaning(kind, pause));
            }
            return this;
        }

        /** Cases in which a code has another meaning than in general. */
        public Builder cases(Kind kind, int code, int... subcodes) {
            return cases(kind, null, code, subcodes);
        }

        /** Such cases, and the least wait after them. */
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
