package dev.caesura.sender.delivery.channel.whatsapp;

import dev.caesura.sender.delivery.channel.ErrorTable;
import dev.caesura.sender.guard.CallException.Kind;
import java.time.Duration;

/**
 * The error codes of the WhatsApp Cloud API that a sent text may meet: those of calls, and of
 * managing flows, templates and user names, are not in it.
 *
 * <p>17, 32, 102, 104 and 80008 are the Graph API's; 470, 131006 and 132008 are of older editions.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes">Error
 *     codes</a>, of 2026-06-18
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/groups/error-codes">Error
 *     codes of groups</a>, of 2025-10-31
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">Graph API
 *     errors</a>
 */
final class WhatsAppErrors {

    static final ErrorTable TABLE =
            ErrorTable.builder()
                    // Unknown, out of order, overloaded, in maintenance.
                    .codes(Kind.UNAVAILABLE, 1, 2, 131000, 131016, 131057, 133004)
                    // Calls of the app, of the business account, throughput of the number.
                    .codes(Kind.THROTTLED, Duration.ofMinutes(1), 4, 17, 32, 613, 80007, 80008)
                    .codes(Kind.THROTTLED, Duration.ofSeconds(1), 130429)
                    // Too many messages were blocked or reported: the limit lasts.
                    .codes(Kind.THROTTLED, Duration.ofMinutes(5), 131048, 131064, 133015, 133016)
                    // Too many operations on groups by this number.
                    .codes(Kind.THROTTLED, Duration.ofMinutes(1), 131208)
                    // One message in six seconds for each contact.
                    .codes(Kind.PACED, Duration.ofSeconds(6), 131056)
                    // Token and permissions.
                    .codes(Kind.ACCOUNT, 0, 3, 10, 102, 104, 190, 200, 131005)
                    // The number's id is unknown, or not for this token.
                    .cases(Kind.ACCOUNT, 100, 33)
                    // Number deleted, not registered, not verified, or with a wrong certificate.
                    .codes(Kind.ACCOUNT, 33, 131045, 133000, 133005, 133006, 133008, 133009, 133010)
                    // Locked, restricted for its policy, not paid, without an approved name.
                    .codes(Kind.ACCOUNT, 368, 131031, 131037, 131042, 131044, 134011)
                    // The contact's: unreachable, not allowed, outside of the window, opted out.
                    .codes(
                            Kind.PERMANENT,
                            130403,
                            130472,
                            130497,
                            131021,
                            131026,
                            131030,
                            131047,
                            131049,
                            131050,
                            131062,
                            137000,
                            470)
                    // The group's: without others, unknown, suspended, not for this number.
                    .codes(Kind.PERMANENT, 131020, 131041, 131207, 131215)
                    // The message's: parameters, type, media, template, flow, kind of text.
                    .codes(
                            Kind.PERMANENT,
                            100,
                            131006,
                            131008,
                            131009,
                            131051,
                            131052,
                            131053,
                            131055,
                            131063,
                            132000,
                            132001,
                            132005,
                            132007,
                            132008,
                            132012,
                            132015,
                            132016,
                            132018,
                            132068,
                            132069,
                            134100,
                            134101,
                            134102,
                            135000)
                    .build();

    private WhatsAppErrors() {}
}
