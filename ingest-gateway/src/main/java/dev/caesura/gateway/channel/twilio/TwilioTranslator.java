package dev.caesura.gateway.channel.twilio;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Phones;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.InboundMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells messages from status calls. Neither has a time: the time of receipt replaces it. */
final class TwilioTranslator {

    /** The same for every attempt at one message. */
    private static final String IDEMPOTENCY_HEADER = "i-twilio-idempotency-token";

    private final Webhook call;
    private final TwilioForm form;
    private final boolean oneContact;
    private final TranslationBuilder found = new TranslationBuilder();

    /**
     * A translator for one call.
     *
     * @param oneContact whether one number is one contact whatever its transport
     */
    TwilioTranslator(Webhook call, boolean oneContact) {
        this.call = call;
        this.oneContact = oneContact;
        this.form = new TwilioForm(call.body());
    }

    Translation translate() {
        String status = form.status();
        String choice = TwilioOptOut.of(form);
        if (status == null && choice != null) {
            found.event(EventKinds.CONTACT, form.messageId(), "opt-out " + choice);
        } else if (status == null && "reaction".equals(form.text("MessageType"))) {
            found.event(
                    EventKinds.REACTION, form.messageId(), form.text("OriginalRepliedMessageSid"));
        } else if (form.text("CallSid") != null) {
            found.event(EventKinds.CALL, form.text("CallSid"), form.text("CallStatus"));
        } else if (status == null) {
            found.message(message());
        } else {
            readStatus(status);
        }
        return found.build();
    }

    private InboundMessage message() {
        String sender = form.address("From");
        if (form.text("ConversationSid", "ChannelSid") != null) {
            throw new UnreadableWebhookException(
                    "It is from Twilio Conversations; only Programmable Messaging is supported");
        }
        if (sender == null) {
            throw new UnreadableWebhookException("The form has no From");
        }
        if (form.messageId() == null && form.body() == null && form.text("NumMedia") == null) {
            throw new UnreadableWebhookException("The form has neither an id nor words");
        }
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(messageId())
                        .channel(TwilioChannel.NAME)
                        .account(call.accountOr(form.address("To", "MessagingServiceSid")))
                        .contact(contact("From", sender))
                        .sender(sender)
                        .senderName(form.text("ProfileName"))
                        .aliases(aliases(sender))
                        .replyTo(form.text("OriginalRepliedMessageSid"))
                        .route(Map.of("transport", form.transport("From")));
        return TwilioContent.of(form).into(builder).build();
    }

    /** The number; with its transport in front where each transport is a contact of its own. */
    private String contact(String name, String number) {
        String transport = form.transport(name);
        return oneContact || transport.equals("sms") ? number : transport + ':' + number;
    }

    /**
     * The person's number beside a business-scoped id of WhatsApp, that id beside the number, and
     * the number in its country's other form.
     */
    private List<String> aliases(String sender) {
        Set<String> ids = new LinkedHashSet<>();
        String number = form.text("WaId");
        String userId = form.text("ExternalUserId");
        if (number != null && number.matches("\\d+")) {
            ids.add('+' + number);
        }
        if (userId != null) {
            ids.add(userId);
        }
        Phones.otherForm(sender).ifPresent(ids::add);
        ids.remove(sender);
        return ids.stream().map(id -> contact("From", id)).toList();
    }

    private String messageId() {
        String id = form.messageId();
        String token = call.header(IDEMPOTENCY_HEADER);
        if (id != null) {
            return id;
        }
        return token == null || token.isBlank() ? DerivedId.of(call.body()) : token;
    }

    private void readStatus(String word) {
        DeliveryStatus status = known(word);
        String contact = form.address("To");
        if (status == null || contact == null) {
            found.event(EventKinds.STATUS, form.messageId(), word);
            return;
        }
        String account = call.accountOr(form.address("From", "MessagingServiceSid"));
        found.delivery(
                new DeliveryEvent(
                        null,
                        null,
                        new ConversationId(TwilioChannel.NAME, account, contact("To", contact))
                                .toString(),
                        status,
                        form.messageId(),
                        call.receivedAt(),
                        form.text("ErrorCode", "ChannelStatusMessage"),
                        false));
    }

    /** Words such as {@code queued} say less than we knew at the time of sending. */
    private static @Nullable DeliveryStatus known(String word) {
        return switch (word) {
            case "sent" -> DeliveryStatus.SENT;
            case "delivered" -> DeliveryStatus.DELIVERED;
            case "read" -> DeliveryStatus.READ;
            case "failed", "undelivered" -> DeliveryStatus.FAILED;
            default -> null;
        };
    }
}
