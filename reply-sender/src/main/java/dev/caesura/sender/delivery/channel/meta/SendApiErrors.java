package dev.caesura.sender.delivery.channel.meta;

import dev.caesura.sender.delivery.channel.ErrorTable;
import dev.caesura.sender.guard.CallException.Kind;
import java.time.Duration;

/**
 * The error codes of Messenger and Instagram.
 *
 * <p>Instagram has no list of its own; its cases 2534022 and 2534037 are known from answers that
 * were seen.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes">Messenger's
 *     error codes</a>
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">Graph API
 *     errors</a>
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Rate
 *     limits</a>
 */
final class SendApiErrors {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BUSINESS_LIMIT = Duration.ofMinutes(5);

    static final ErrorTable TABLE =
            ErrorTable.builder()
                    // Unknown or out of order; 1200 asks to try again.
                    .codes(Kind.UNAVAILABLE, -1, 1, 2, 1200)
                    // The messages are sent, says the documentation, and the answer is an error.
                    .cases(Kind.AMBIGUOUS, 1, 1357046)
                    // The administrator must accept terms.
                    .cases(Kind.ACCOUNT, 2, 2018344)
                    // Calls of the app, of the user, of the Page; 613 is the Send API's own.
                    .codes(Kind.THROTTLED, MINUTE, 4, 17, 32)
                    .codes(Kind.THROTTLED, Duration.ofSeconds(10), 613)
                    // Limits by business use case: Pages, Instagram, Messenger, and the others.
                    .codes(
                            Kind.THROTTLED,
                            BUSINESS_LIMIT,
                            80000,
                            80001,
                            80002,
                            80003,
                            80004,
                            80005,
                            80006,
                            80008,
                            80009,
                            80014)
                    // This person is written to too often.
                    .codes(Kind.PACED, MINUTE, 9)
                    .cases(Kind.PACED, 4, 2018354)
                    // Token, session, capability, permission, policy: everything of this account.
                    .codes(Kind.ACCOUNT, 3, 10, 101, 102, 104, 190, 200, 230, 368, 463, 467, 10900)
                    // Outside of the window, not receiving, or another app has the conversation.
                    .cases(Kind.PERMANENT, 10, 2018065, 2018108, 2018278, 2018300, 2534022, 2534037)
                    // Not available, or no tester of an app in development.
                    .cases(Kind.PERMANENT, 200, 1545041, 2018028, 2018021)
                    // Parameters, among them people who don't exist for this Page.
                    .codes(Kind.PERMANENT, 100, 506, 551, 10303, 36007)
                    .build();

    private SendApiErrors() {}
}
