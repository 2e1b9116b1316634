package dev.caesura.sender.delivery;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.sender.delivery.channel.DeliveryChannels;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.work.SenderLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns of late refusals from a channel's statuses: WhatsApp takes the messages of a business that
 * has not paid, and Twilio those of a number that is not registered, and both report later that
 * they send none of them. Then the account's other replies wait, as if a call had been refused; the
 * reply that was taken is lost.
 */
public final class LateRefusals implements Consumer<DeliveryEvent> {

    /**
     * Older statuses were read again after a restart, or came late: a person may have acted since.
     */
    private static final Duration RECENT = Duration.ofMinutes(2);

    private static final Duration USUAL_THROTTLE = Duration.ofSeconds(5);

    private final DeliveryChannels channels;
    private final Guards guards;
    private final Clock clock;

    /**
     * A learner.
     *
     * @param channels know the meanings of their codes
     * @param guards of the calls that deliver
     */
    public LateRefusals(DeliveryChannels channels, Guards guards, Clock clock) {
        this.channels = channels;
        this.guards = guards;
        this.clock = clock;
    }

    /** Takes a channel's status; most say nothing about the account. */
    @Override
    public void accept(DeliveryEvent event) {
        String error = event.error();
        if (event.status() != DeliveryStatus.FAILED || error == null || !isRecent(event.at())) {
            return;
        }
        try {
            ConversationId conversation = ConversationId.parse(event.conversationId());
            learn(conversation, error, channels.of(conversation).meaningOf(error));
        } catch (DeliveryException | IllegalArgumentException e) {
            // Of an account that this sender does not deliver for, or no conversation.
            return;
        }
    }

    private void learn(ConversationId conversation, String error, @Nullable Meaning meaning) {
        if (meaning == null) {
            return;
        }
        AccountGuard guard = guards.of(conversation);
        if (meaning.kind() == Kind.ACCOUNT) {
            guard.stop();
            SenderLog.accountStopped(
                    conversation, DeliveryException.of(Kind.ACCOUNT, "refused-late", error));
        } else if (meaning.kind() == Kind.THROTTLED) {
            guard.throttle(meaning.pause() == null ? USUAL_THROTTLE : meaning.pause());
        }
    }

    private boolean isRecent(@Nullable Instant at) {
        return at != null && clock.instant().isBefore(at.plus(RECENT));
    }
}
