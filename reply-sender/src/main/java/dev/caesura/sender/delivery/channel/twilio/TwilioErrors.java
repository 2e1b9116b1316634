package dev.caesura.sender.delivery.channel.twilio;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.ErrorTable;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.guard.CallException.Kind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The meanings of Twilio's error codes that a sent message may meet, at once or in its status:
 * those of calls, of buying or registering numbers, of reviewing templates and of shortened links
 * are not in it. The dictionary has a page for each code at {@code
 * https://www.twilio.com/docs/api/errors/CODE}, and Twilio adds codes without notice: one that is
 * not in the table is judged by its HTTP status.
 *
 * <p>A sender's limitation for one destination (its country, its carrier) concerns the contact: the
 * account's other contacts are reached.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Error and warning dictionary</a>
 * @see <a href="https://www.twilio.com/docs/whatsapp/api/error-code-mapping">Twilio's codes for
 *     WhatsApp's</a>
 */
final class TwilioErrors {

    private static final Duration DAILY = Duration.ofMinutes(15);

    /**
     * The number is not one of this account's that can send: it was mistyped, is another account's,
     * or is being ported. Only of a short code they may mean that it is of another country than the
     * contact.
     *
     * @see <a href="https://www.twilio.com/docs/api/errors/21606">21606</a> and <a
     *     href="https://www.twilio.com/docs/api/errors/21659">21659</a>, with their causes
     */
    private static final Set<Integer> NOT_A_SENDER = Set.of(21606, 21659);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\+\\d{8,15}");

    /** Twilio's statuses of a message that it took and will not send. */
    private static final Set<String> FAILED = Set.of("failed", "undelivered", "canceled");

    private static final ErrorTable TABLE =
            ErrorTable.builder()
                    // Internal, unavailable, in maintenance, congested.
                    .codes(
                            Kind.UNAVAILABLE,
                            20503,
                            21730,
                            30017,
                            30020,
                            30021,
                            30500,
                            63009,
                            63010,
                            63012)
                    // An error or a time-out after which, Twilio says, another try may deliver
                    // twice; and a carrier's refusal without a reason.
                    .codes(Kind.AMBIGUOUS, 20500, 20504, 30008, 30410)
                    // Too many requests, queues that are full, rates of the carrier or channel.
                    .codes(Kind.THROTTLED, 20429, 21611, 30001, 30022, 63017, 63018)
                    // The account's limit of a day or of a trial.
                    .codes(Kind.THROTTLED, DAILY, 30454, 63038)
                    // The day's limit for one carrier, whose contacts wait.
                    .codes(Kind.PACED, DAILY, 30023, 30027)
                    // 30 replies in 30 seconds between two numbers; held for 30 seconds.
                    .codes(Kind.PACED, Duration.ofSeconds(30), 14107)
                    // A destination that is blocked for 15 to 30 minutes; a person who is bothered.
                    .codes(Kind.PACED, Duration.ofMinutes(30), 30450, 63039)
                    // Not signed in, not permitted, suspended, closed, or a trial.
                    .codes(
                            Kind.ACCOUNT,
                            10001,
                            10002,
                            20003,
                            20005,
                            20006,
                            20008,
                            20010,
                            20403,
                            20404,
                            20410,
                            21470,
                            21471,
                            21472,
                            30002,
                            30037)
                    // The sender's TLS is too old for Twilio.
                    .codes(Kind.ACCOUNT, 20011, 20012, 20426)
                    // A number that is not verified or registered for the country that it is of.
                    .codes(Kind.ACCOUNT, 30032, 30033, 30034, 30035)
                    // The sender can't send: no number or service of this account, or none at all;
                    // or the settings' callback is refused.
                    .codes(
                            Kind.ACCOUNT,
                            21212,
                            21603,
                            21607,
                            21609,
                            21616,
                            21660,
                            21661,
                            21701,
                            21702,
                            21704,
                            21705,
                            21709,
                            63001,
                            63002,
                            63007,
                            63008,
                            63020,
                            63022,
                            63051,
                            63100,
                            63101,
                            63110,
                            63111,
                            63112)
                    // The contact's: no such number, opted out, blocked, out of reach or window.
                    .codes(
                            Kind.PERMANENT,
                            21211,
                            21214,
                            21217,
                            21408,
                            21421,
                            21604,
                            21608,
                            21610,
                            21612,
                            21614,
                            21635,
                            30003,
                            30004,
                            30005,
                            30006,
                            30011,
                            30014,
                            30036,
                            30043,
                            30485,
                            63003,
                            63014,
                            63015,
                            63016,
                            63024,
                            63031,
                            63032,
                            63033,
                            63035,
                            63036,
                            63049,
                            // A recipient of a trial account who is not verified.
                            572005)
                    // The contact's: the sender is not for this country, carrier or channel.
                    .codes(
                            Kind.PERMANENT,
                            21606,
                            21657,
                            21659,
                            21703,
                            21910,
                            30015,
                            30016,
                            30018,
                            30024,
                            30040,
                            30041)
                    // The message's: empty, too long, too dear, filtered, or of a form that the
                    // channel does not take.
                    .codes(
                            Kind.PERMANENT,
                            20001,
                            20422,
                            21602,
                            21605,
                            21617,
                            21618,
                            21619,
                            21620,
                            21622,
                            21623,
                            21624,
                            21654,
                            21655,
                            21656,
                            21658,
                            30007,
                            30010,
                            30012,
                            30013,
                            30019,
                            30038,
                            30044,
                            30045,
                            63005,
                            63006,
                            63011,
                            63013,
                            63019,
                            63021,
                            63023,
                            63025,
                            63026,
                            63027,
                            63028,
                            63029,
                            63030,
                            63034,
                            63037,
                            63040,
                            63041,
                            63042)
                    .build();

    private TwilioErrors() {}

    /** The meaning of a code in a status; null if it is unknown. */
    static @Nullable Meaning meaningOf(String error) {
        return TABLE.of(ErrorTable.codeIn(error));
    }

    /**
     * An answer that is an error; by its status alone if it has no code.
     *
     * @param sender the number, short code or service that was to send
     */
    static DeliveryException read(JsonNode error, HttpResponse<?> answer, String sender) {
        int code = error.path("code").asInt(0);
        if (code == 0) {
            return HttpCall.foreign("twilio", answer);
        }
        boolean account = NOT_A_SENDER.contains(code) && WHOLE_NUMBER.matcher(sender).matches();
        String message = error.path("message").asString("no message");
        return account
                ? new DeliveryException(
                        Kind.ACCOUNT, "twilio-" + code, message, HttpCall.retryAfter(answer), null)
                : of(code, message, answer);
    }

    /**
     * Throws if a message was taken and failed at once.
     *
     * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Message
     *     resource</a>: {@code status} and {@code error_code}
     */
    static void check(JsonNode message, HttpResponse<?> answer) throws DeliveryException {
        int code = message.path("error_code").asInt(0);
        if (code != 0 && FAILED.contains(message.path("status").asString(""))) {
            throw of(code, message.path("error_message").asString("no message"), answer);
        }
    }

    private static DeliveryException of(int code, String message, HttpResponse<?> answer) {
        Meaning known = TABLE.of(code);
        Kind kind = known == null ? unknown(answer.statusCode()) : known.kind();
        return new DeliveryException(kind, "twilio-" + code, message, pause(known, answer), null);
    }

    private static Kind unknown(int status) {
        return switch (status) {
            case 429 -> Kind.THROTTLED;
            case 401, 403 -> Kind.ACCOUNT;
            case 408, 500, 502, 504 -> Kind.AMBIGUOUS;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.PERMANENT;
        };
    }

    private static @Nullable Duration pause(@Nullable Meaning known, HttpResponse<?> answer) {
        Duration asked = HttpCall.retryAfter(answer);
        return asked != null || known == null ? asked : known.pause();
    }
}
