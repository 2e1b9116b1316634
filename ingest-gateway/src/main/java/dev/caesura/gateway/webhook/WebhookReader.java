package dev.caesura.gateway.webhook;

import dev.caesura.gateway.account.Vouchers;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.identity.ContactResolver;
import dev.caesura.gateway.identity.ContactResolver.Resolved;
import dev.caesura.gateway.publish.OutgoingRecord;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an authentic webhook: what it holds becomes records, what can't be understood becomes dead
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
            List<OutgoingRecord> found = new ArrayList<>();
            resolved.identities().forEach(identity -> found.add(records.identity(identity)));
            resolved.moves().forEach(move -> found.add(records.command(move)));
            metrics.identities(channel.name(), resolved.identities().size());
            found.addAll(recordsOf(channel.name(), call, vouchers, resolved.translation()));
            return reading(call, found, channel.accepted());
        } catch (UnreadableWebhookException e) {
            return unreadable(channel, call, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A fault of ours. The message may hold what the contact wrote; the class does not.
            LOG.error("The channel {} failed on a webhook", channel.name(), withoutMessage(e));
            return unreadable(channel, call, e.getClass().getName());
        }
    }

    private static Throwable withoutMessage(RuntimeException e) {
        IllegalStateException shown = new IllegalStateException(e.getClass().getName());
        shown.setStackTrace(e.getStackTrace());
        return shown;
    }

    private Reading unreadable(Channel channel, Webhook call, String detail) {
        String name = channel.name();
        metrics.rejected(name, RejectionReason.UNREADABLE);
        OutgoingRecord letter =
                records.deadLetter(name, RejectionReason.UNREADABLE, detail, call.body());
        boolean success = channel.answersUnreadableWithSuccess();
        return reading(
                call, List.of(letter), success ? channel.accepted() : WebhookAnswer.empty(400));
    }

    private static Reading reading(
            Webhook call, List<OutgoingRecord> records, WebhookAnswer answer) {
        Map<String, byte[]> trace = TraceContext.headersOf(call);
        return new Reading(records.stream().map(record -> record.with(trace)).toList(), answer);
    }

    private List<OutgoingRecord> recordsOf(
            String channel, Webhook call, Vouchers vouchers, Translation translation) {
        List<OutgoingRecord> found = new ArrayList<>();
        for (InboundMessage message : translation.messages()) {
            OutgoingRecord record = records.message(message.receivedAt(call.receivedAt()));
            found.add(checked(message, call, vouchers.verdictOn(message.account()), record));
            count(channel, message);
            log.taken(message.conversationId(), message.type());
        }
        for (DeliveryEvent delivery : translation.deliveries()) {
            String account = ConversationId.parse(delivery.conversationId()).account();
            OutgoingRecord record = records.delivery(delivery);
            found.add(checked(delivery, call, vouchers.verdictOn(account), record));
            metrics.delivery(channel, delivery.status());
        }
        translation.events().forEach(event -> metrics.event(channel, event.kind()));
        for (Translation.UnreadableItem item : translation.unreadable()) {
            found.add(deadLetter(channel, RejectionReason.UNREADABLE_ITEM, item));
        }
        return found;
    }

    private void count(String channel, InboundMessage message) {
        if (message.kind() == Kind.MESSAGE) {
            metrics.message(channel, message.direction());
        } else {
            metrics.event(channel, message.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private OutgoingRecord deadLetter(
            String channel, RejectionReason reason, Translation.UnreadableItem item) {
        metrics.rejected(channel, reason);
        return records.deadLetter(channel, reason, item.reason(), item.bytes());
    }

    private OutgoingRecord checked(
            Event event, Webhook call, Vouchers.Verdict verdict, OutgoingRecord record) {
        return switch (verdict) {
            case VOUCHED ->
                    WebhookRecords.isTooLarge(record)
                            ? instead(event, RejectionReason.TOO_LARGE, call.body())
                            : record;
            case FOREIGN_ACCOUNT -> instead(event, RejectionReason.FOREIGN_ACCOUNT, record.value());
            case UNKNOWN_ACCOUNT -> instead(event, RejectionReason.UNKNOWN_ACCOUNT, record.value());
        };
    }

    private OutgoingRecord instead(Event event, RejectionReason reason, byte[] original) {
        String channel = ConversationId.channelOf(event.conversationId());
        metrics.rejected(channel, reason);
        log.refused(event.conversationId(), reason);
        return records.deadLetter(channel, reason, null, original);
    }
}
