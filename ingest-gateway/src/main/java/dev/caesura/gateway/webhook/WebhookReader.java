package dev.caesura.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.account.Vouchers;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.identity.ContactResolver;
import dev.caesura.gateway.identity.ContactResolver.Resolved;
import dev.caesura.gateway.publish.OutgoingRecord;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an authentic webhook: its messages become records, its unintelligible parts become dead
 * letters, and the rest is counted. Whatever the bytes are, there is an answer.
 */
public final class WebhookReader {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReader.class);

    private final WebhookRecords records;
    private final ContactResolver contacts;
    private final WebhookMetrics metrics;
    private final ConversationLog log;

    public WebhookReader(
            WebhookRecords records,
            ContactResolver contacts,
            WebhookMetrics metrics,
            ConversationLog log) {
        this.records = records;
        this.contacts = contacts;
        this.metrics = metrics;
        this.log = log;
    }

    Reading read(Channel channel, Webhook call, Vouchers vouchers) {
        try {
            Resolved resolved =
                    contacts.resolve(channel, channel.translate(call), call.receivedAt());
            List<OutgoingRecord> learnt = new ArrayList<>();
            resolved.identities().stream()
                    .filter(identity -> MessageBounds.isWithin(identity.alias()))
                    .filter(identity -> MessageBounds.isWithin(identity.conversationId()))
                    .forEach(identity -> learnt.add(records.identity(identity)));
            resolved.moves().stream()
                    .filter(move -> MessageBounds.isWithin(move.conversationId()))
                    .forEach(move -> learnt.add(records.command(move)));
            metrics.identities(channel.name(), resolved.identities().size());
            return readingOf(channel, call, vouchers, resolved.translation(), learnt);
        } catch (UnreadableWebhookException e) {
            RejectionReason reason = reasonOf(e, RejectionReason.UNREADABLE);
            return unreadable(channel, call, reason, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A bug of ours. The exception's message may contain the contact's words; its class
            // does not.
            LOG.error("The channel {} failed on a webhook", channel.name(), withoutMessage(e));
            return unreadable(channel, call, RejectionReason.UNREADABLE, e.getClass().getName());
        }
    }

    private static Throwable withoutMessage(RuntimeException e) {
        IllegalStateException shown = new IllegalStateException(e.getClass().getName());
        shown.setStackTrace(e.getStackTrace());
        return shown;
    }

    private static RejectionReason reasonOf(UnreadableWebhookException e, RejectionReason usual) {
        return e instanceof UnknownDirectionException ? RejectionReason.DIRECTION_UNKNOWN : usual;
    }

    private Reading unreadable(
            Channel channel, Webhook call, RejectionReason reason, String detail) {
        String name = channel.name();
        metrics.rejected(name, reason);
        OutgoingRecord letter = records.deadLetter(name, call, reason, detail, call.body());
        boolean success = channel.answersUnreadableWithSuccess();
        return reading(
                call, List.of(letter), success ? channel.accepted() : WebhookAnswer.empty(400));
    }

    private static Reading reading(
            Webhook call, List<OutgoingRecord> records, WebhookAnswer answer) {
        Map<String, byte[]> trace = TraceContext.headersOf(call);
        return new Reading(records.stream().map(record -> record.with(trace)).toList(), answer);
    }

    private Reading readingOf(
            Channel channel,
            Webhook call,
            Vouchers vouchers,
            Translation translation,
            List<OutgoingRecord> learnt) {
        String name = channel.name();
        List<OutgoingRecord> found = new ArrayList<>(learnt);
        TooLarge tooLarge = new TooLarge();
        for (InboundMessage message : translation.messages()) {
            InboundMessage received = message.receivedAt(call.receivedAt());
            tooLarge.orElse(
                    () -> {
                        OutgoingRecord record = records.message(received);
                        Vouchers.Verdict verdict = vouchers.verdictOn(message.account());
                        found.add(checked(message, call, verdict, record));
                        count(name, message);
                        log.taken(message.conversationId(), message.type());
                    });
        }
        for (DeliveryEvent delivery : translation.deliveries()) {
            tooLarge.orElse(
                    () -> {
                        OutgoingRecord record = records.delivery(delivery);
                        String account = ConversationId.parse(delivery.conversationId()).account();
                        Vouchers.Verdict verdict = vouchers.verdictOn(account);
                        found.add(checked(delivery, call, verdict, record));
                        metrics.delivery(name, delivery.status());
                    });
        }
        for (Translation.ResolvedConversation done : translation.resolved()) {
            found.add(records.command(resume(done, call)));
            metrics.event(name, EventKinds.RESOLVED);
        }
        translation.events().forEach(event -> metrics.event(name, event.kind()));
        for (Translation.UnreadableItem item : translation.unreadable()) {
            RejectionReason reason = reasonOf(item.why(), RejectionReason.UNREADABLE_ITEM);
            metrics.rejected(name, reason);
            found.add(records.deadLetter(name, call, reason, item.reason(), item.bytes()));
        }
        if (translation.unreadableBeyond() > 0) {
            found.add(allOthers(name, call, translation));
        }
        return reading(call, found, answerTo(channel, call, tooLarge, found));
    }

    /** One dead letter, of the whole webhook, for the items that have none of their own. */
    private OutgoingRecord allOthers(String name, Webhook call, Translation translation) {
        for (int i = 0; i < translation.unreadableBeyond(); i++) {
            metrics.rejected(name, RejectionReason.UNREADABLE_ITEM);
        }
        return records.deadLetter(
                name,
                call,
                RejectionReason.UNREADABLE_ITEM,
                translation.unreadableBeyond()
                        + " more items of this webhook, which is here as a whole",
                call.body());
    }

    /** The same webhook gives the same command, however often it comes. */
    private static Command resume(Translation.ResolvedConversation done, Webhook call) {
        String conversation = done.conversation().toString();
        return new Command(
                DerivedId.of("resolved", conversation, new String(call.body(), UTF_8)),
                conversation,
                Command.Name.RESUME,
                Map.of(Command.OF, Command.HAND_OFF),
                done.by(),
                call.receivedAt());
    }

    /**
     * An item that is too large goes to the dead letters, once for the whole webhook, and the
     * caller is told where an error does not cost the endpoint.
     */
    private WebhookAnswer answerTo(
            Channel channel, Webhook call, TooLarge tooLarge, List<OutgoingRecord> found) {
        String detail = tooLarge.first;
        if (detail == null) {
            return channel.accepted();
        }
        tooLarge.count(() -> metrics.rejected(channel.name(), RejectionReason.TOO_LARGE));
        found.add(
                records.deadLetter(
                        channel.name(), call, RejectionReason.TOO_LARGE, detail, call.body()));
        return channel.answersUnreadableWithSuccess()
                ? channel.accepted()
                : WebhookAnswer.of(413, "text/plain;charset=UTF-8", detail + "\n");
    }

    private void count(String channel, InboundMessage message) {
        if (message.kind() == Kind.MESSAGE) {
            metrics.message(channel, message.direction());
        } else {
            metrics.event(channel, message.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private OutgoingRecord checked(
            Event event, Webhook call, Vouchers.Verdict verdict, OutgoingRecord record) {
        return switch (verdict) {
            case VOUCHED -> record;
            case FOREIGN_ACCOUNT -> instead(event, call, RejectionReason.FOREIGN_ACCOUNT, record);
            case UNKNOWN_ACCOUNT -> instead(event, call, RejectionReason.UNKNOWN_ACCOUNT, record);
        };
    }

    private OutgoingRecord instead(
            Event event, Webhook call, RejectionReason reason, OutgoingRecord record) {
        String channel = ConversationId.channelOf(event.conversationId());
        metrics.rejected(channel, reason);
        log.refused(event.conversationId(), reason);
        return records.deadLetter(channel, call, reason, null, record.value());
    }

    /** Remembers the parts of a webhook that were too large. */
    private static final class TooLarge {

        private @Nullable String first;
        private int times;

        void orElse(Runnable take) {
            try {
                take.run();
            } catch (TooLargeException e) {
                first = first == null ? e.getMessage() : first;
                times++;
            }
        }

        void count(Runnable one) {
            for (int i = 0; i < times; i++) {
                one.run();
            }
        }
    }
}
