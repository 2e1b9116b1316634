package dev.caesura.sender.delivery.channel.meta;

import dev.caesura.sender.delivery.channel.ErrorTable;
import dev.caesura.sender.guard.CallException.Kind;
import java.time.Duration;

/**
 * The error codes of Messenger and Instagram that a sent text may meet: those of files, payments,
 * calls, profiles and web views are not in it. A code with an unknown subcode has the meaning of
 * the code.
 *
 * <p>1200 and the limit by phone numbers are of the page's older editions; -1 and 368/1346003 were
 * <a href="https://github.com/fbsamples/original-coast-clothing/issues/67">seen</a>.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes">Messenger's
 *     error codes</a>, Instagram's among them, of 2026-03-18
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">Graph API
 *     errors</a>; the limits by business use case are read for all channels
 */
final class SendApiErrors {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BUSINESS_LIMIT = Duration.ofMinutes(5);

    /** A person who has no part in an app that is not reviewed yet, or is found by phone number. */
    private static final int[] NOT_REVIEWED = {2018021, 2018027, 2018028};

    static final ErrorTable TABLE =
            ErrorTable.builder()
                    // Unknown or out of order; 1200 asks to try again.
                    .codes(Kind.UNAVAILABLE, -1, 1, 2, 1200)
                    // The messages are sent, says the documentation, and the answer is an error.
                    .cases(Kind.AMBIGUOUS, 1, 1357046)
                    // The administrator must accept terms.
                    .cases(Kind.ACCOUNT, 2, 2018344)
                    // Calls of the app, of the user, of the Page; 613 is the Send API's own.
                    .codes(Kind.THROTTLED, MINUTE, 4, 17, 32, 341)
                    .codes(Kind.THROTTLED, Duration.ofSeconds(10), 613)
                    // This person is written to too often, or the Page's own questions are asked.
                    .codes(Kind.PACED, MINUTE, 9, 2018321)
                    .cases(Kind.PACED, MINUTE, 4, 2018354)
                    .cases(Kind.PACED, MINUTE, 10, 2018321)
                    .cases(Kind.PACED, BUSINESS_LIMIT, 613, 2018338)
                    // Token, session, capability, permission, policy: everything of this account.
                    .codes(Kind.ACCOUNT, 3, 10, 102, 104, 190, 200, 230, 368, 2022, 36103)
                    // The Page or account itself: unknown, not linked, blocked.
                    .cases(Kind.ACCOUNT, 100, 33, 2534013, 2534029)
                    // Outside of the window, not receiving, opted out, or another app has the
                    // conversation, which Instagram tells under 100.
                    .cases(
                            Kind.PERMANENT,
                            10,
                            1893015,
                            2018065,
                            2018108,
                            2018278,
                            2018300,
                            2018336,
                            2534022,
                            2534037)
                    .codes(Kind.PERMANENT, 2018300, 9000001)
                    // Not available, or no tester of an app in development.
                    .cases(Kind.PERMANENT, 200, 1545041)
                    .cases(Kind.PERMANENT, 200, NOT_REVIEWED)
                    .cases(Kind.PERMANENT, 10, NOT_REVIEWED)
                    // This text, or a link in it, was reported as abusive.
                    .cases(Kind.PERMANENT, 368, 1346003)
                    // A question to subscribe that was asked before.
                    .cases(Kind.PERMANENT, 613, 1893016)
                    // Parameters, among them people who don't exist for this Page; what was
                    // answered before.
                    .codes(Kind.PERMANENT, 100, 506, 551, 10303, 10900, 2018144)
                    .build();

    private SendApiErrors() {}
}
