package dev.caesura.sender.generation.generator.model;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The HTTP status that an error with status 200 names, in a number or in words.
 *
 * @see <a href="https://github.com/lm-sys/FastChat/blob/main/fastchat/constants.py">FastChat's
 *     codes, a status and two more digits</a>
 * @see <a href="https://platform.minimax.io/docs/api-reference/errorcode">MiniMax's errors</a>
 */
final class NamedStatus {

    private static final List<String> NUMBERS =
            List.of("code", "status", "status_code", "error_code", "errorCode", "errcode");

    /** Nearly every vendor has its own number for a rate limit: its words come first. */
    private static final Pattern TOO_OFTEN =
            Pattern.compile(
                    "rate[ _-]?limit|too many requests|(?:request|token|qps|rpm|tpm) limit reached");

    private static final List<Words> WORDS =
            List.of(
                    new Words(401, "unauthori[sz]ed|not authori[sz]ed|authenticat"),
                    new Words(404, "\"(?:\\d{3} )?not[ _]found[.]?\""),
                    new Words(
                            400,
                            "invalid[ _-]?(?:request|param|argument)|bad[ _]request|validation"
                                    + "|field required"));

    private NamedStatus() {}

    /** The status; empty if the error names none. */
    static OptionalInt of(JsonNode error) {
        String all = error.toString().toLowerCase(Locale.ROOT);
        if (TOO_OFTEN.matcher(all).find()) {
            return OptionalInt.of(429);
        }
        IntStream words =
                WORDS.stream()
                        .filter(meaning -> meaning.pattern.matcher(all).find())
                        .mapToInt(Words::status);
        return IntStream.concat(inNumbers(error).stream(), words).findFirst();
    }

    /** The status that one of the error's numbers is; empty if none is. */
    static OptionalInt inNumbers(JsonNode error) {
        return NUMBERS.stream()
                .mapToInt(name -> status(error.path(name).asInt(0)))
                .filter(status -> status != 0)
                .findFirst();
    }

    /** The status in a number; 0 if it is a vendor's own. */
    private static int status(int number) {
        int status = number >= 10_000 && number < 100_000 ? number / 100 : number;
        return status >= 400 && status < 600 ? status : 0;
    }

    /** The words of errors in place of a status. */
    private record Words(int status, Pattern pattern) {

        Words(int status, String regex) {
            this(status, Pattern.compile(regex));
        }
    }
}
