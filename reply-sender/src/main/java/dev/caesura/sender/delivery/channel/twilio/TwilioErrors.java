package dev.caesura.sender.delivery.channel.twilio;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.ErrorTable;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.guard.CallException.Kind;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Twilio's error codes mean. The dictionary has a page for each code at {@code
 * https://www.twilio.com/docs/api/errors/CODE}, and Twilio adds codes without notice: one that is
 * not in the table is judged by its HTTP status.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Error and warning dictionary</a>
 * @see <a href="https://www.twilio.com/docs/whatsapp/api/error-code-mapping">Twilio's codes for
 *     WhatsApp's</a>
 */
final class TwilioErrors {

    private static final Duration DAILY = Duration.ofMinutes(15);

    private static final ErrorTable TABLE =
            ErrorTable.builder()
                    // Internal, unavailable, not answering.
                    .codes(Kind.UNAVAILABLE, 20500, 20503, 30008, 63010, 63012)
                    .codes(Kind.AMBIGUOUS, 20504)
                    // Too many requests, queues that are full, rates of the carrier or channel.
                    .codes(Kind.THROTTLED, 20429, 21611, 30001, 30022, 63017, 63018)
                    // Limits of a day or of a trial.
                    .codes(Kind.THROTTLED, DAILY, 30023, 63038)
                    // 30 replies in 30 seconds between two numbers; held for 30 seconds.
                    .codes(Kind.PACED, Duration.ofSeconds(30), 14107)
                    // Not signed in, not permitted, suspended, closed, or a trial.
                    .codes(
                            Kind.ACCOUNT,
                            10001,
                            10002,
                            20001,
                            20003,
                            20005,
                            20006,
                            20008,
                            20010,
                            20403,
                            20404,
                            30002,
                            30018,
                            30032,
                            30033,
                            30034,
                            30035)
                    // The sender can't send: no number or service of this account, or none at all.
                    .codes(
                            Kind.ACCOUNT,
                            21212,
                            21603,
                            21606,
                            21659,
                            21660,
                            21661,
                            21701,
                            21703,
                            21704,
                            21705,
                            63001,
                            63002,
                            63007,
                            63008,
                            63020,
                            63022,
                            63051,
                            63100,
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
                            21608,
                            21610,
                            21612,
                            21614,
                            21635,
                            21655,
                            21656,
                            21657,
                            30003,
                            30004,
                            30005,
                            30006,
                            30007,
                            63003,
                            63009,
                            63011,
                            63014,
                            63015,
                            63016,
                            63024,
                            63031,
                            63032,
                            63033,
                            63036,
                            63049,
                            // A recipient of a trial account who is not verified.
                            572005)
                    // The message's: empty, too long, of a form that the channel does not take.
                    .codes(
                            Kind.PERMANENT,
                            21602,
                            21605,
                            21617,
                            21619,
                            21623,
                            63005,
                            63006,
                            63013,
                            63019,
                            63021,
                            63023,
                            63025,
                            63027,
                            63028,
                            63029,
                            63030)
                    .build();

    private TwilioErrors() {}

    static DeliveryException read(JsonNode error, HttpResponse<?> answer) {
        int code = error.path("code").asInt();
        Meaning known = TABLE.of(code);
        Kind kind = known == null ? unknown(answer.statusCode()) : known.kind();
        return new DeliveryException(
                kind,
                "twilio-" + code,
                error.path("message").asString("no message"),
                pause(known, answer),
                null);
    }

    private static Kind unknown(int status) {
        return switch (status) {
            case 429 -> Kind.THROTTLED;
            case 401 -> Kind.ACCOUNT;
            case 408, 502, 504 -> Kind.AMBIGUOUS;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.PERMANENT;
        };
    }

    private static @Nullable Duration pause(@Nullable Meaning known, HttpResponse<?> answer) {
        Duration asked = HttpCall.retryAfter(answer);
        return asked != null || known == null ? asked : known.pause();
    }
}
