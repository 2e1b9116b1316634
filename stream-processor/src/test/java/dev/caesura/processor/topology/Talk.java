package dev.caesura.processor.topology;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.testkit.ConversationDriver;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation of a random history: whatever there is to be answered or delivered, it may be.
 */
final class Talk {

    private final ConversationDriver driver;
    private final String id;
    private final Map<String, Long> handedOver = new HashMap<>();
    private @Nullable InboundMessage last;

    Talk(ConversationDriver driver, String id) {
        this.driver = driver;
        this.id = id;
    }

    /** A message, or the echo of one; its id. */
    String says(String messageId, String text, boolean echo) {
        String[] parts = id.split(":");
        last =
                InboundMessage.builder()
                        .messageId(messageId)
                        .channel(parts[0])
                        .account(parts[1])
                        .contact(parts[2])
                        .direction(echo ? Direction.ECHO : Direction.INBOUND)
                        .text(text)
                        .build();
        driver.send(last);
        return messageId;
    }

    /** The last message once more; its id, empty without one. */
    String redelivers() {
        if (last == null) {
            return "";
        }
        driver.send(last);
        return last.messageId();
    }

    /** The last message says something else. */
    void edits(String text) {
        if (last != null && last.direction() == Direction.INBOUND) {
            driver.send(last.toBuilder().kind(InboundMessage.Kind.EDIT).text(text).build());
        }
    }

    /** The contact is seen writing. */
    void types() {
        if (last != null) {
            driver.send(last.toBuilder().kind(InboundMessage.Kind.TYPING).text(null).build());
        }
    }

    /** The last message is taken back. */
    void deletes() {
        if (last != null && last.direction() == Direction.INBOUND) {
            driver.send(last.toBuilder().kind(InboundMessage.Kind.DELETION).text(null).build());
        }
    }

    /** The model is away. */
    void cannotDraft() {
        ReplyRequest request = newest(ReplyRequest.class);
        if (request != null) {
            driver.send(request.fail("generation-outage", true));
        }
    }

    void drafts(String text) {
        draft(newest(ReplyRequest.class), text);
    }

    void draftsOfLongAgo() {
        List<ReplyRequest> all = of(ReplyRequest.class);
        draft(all.isEmpty() ? null : all.get(0), "late");
    }

    void delivers() {
        deliver(DeliveryStatus.ATTEMPTED);
        Reply reply = newest(Reply.class);
        if (reply != null) {
            handedOver.put(reply.replyId(), times(reply.replyId()));
        }
        deliver(DeliveryStatus.SENT);
    }

    /** Whether no reply was put out again once it had been handed to the channel. */
    boolean sentNothingTwice() {
        return handedOver.entrySet().stream()
                .allMatch(reply -> times(reply.getKey()) == reply.getValue());
    }

    /** Whether each reply was put out once, and once more at most for each attempt made void. */
    boolean repliedOnceEach() {
        return of(Reply.class).stream()
                .allMatch(reply -> times(reply.replyId()) <= 1 + voided(reply.requestId()));
    }

    private long times(String replyId) {
        return of(Reply.class).stream().filter(reply -> reply.replyId().equals(replyId)).count();
    }

    private long voided(String requestId) {
        return of(Outcome.class).stream()
                .filter(outcome -> outcome.subject() == Outcome.Subject.ATTEMPT)
                .filter(outcome -> outcome.id().equals(requestId))
                .count();
    }

    /**
     * The requests that were not cancelled since all was taken back, and the messages that each was
     * asked for last.
     */
    Map<String, List<String>> askedLast() {
        Map<String, List<String>> asked = new HashMap<>();
        of(ReplyRequest.class)
                .forEach(
                        request ->
                                asked.put(
                                        request.requestId(),
                                        request.messages().stream()
                                                .map(InboundMessage::messageId)
                                                .toList()));
        of(Outcome.class).stream()
                .filter(outcome -> outcome.outcome() == Outcome.Kind.CANCELLED)
                .forEach(outcome -> asked.remove(outcome.id()));
        return asked;
    }

    void fails() {
        deliver(DeliveryStatus.FAILED);
    }

    void commands(Command.Name command) {
        driver.send(new Command("c" + driver.now(), id, command, Map.of(), "test", now()));
    }

    /** How many turns were asked for and have not ended. */
    int inFlight() {
        Set<String> open = new HashSet<>();
        of(ReplyRequest.class).forEach(request -> open.add(request.requestId()));
        of(Outcome.class).stream()
                .filter(outcome -> outcome.subject() == Outcome.Subject.TURN)
                .forEach(outcome -> open.remove(outcome.id()));
        return open.size();
    }

    private void draft(@Nullable ReplyRequest request, String text) {
        if (request != null) {
            driver.send(
                    new ReplyDraft(
                            request.requestId(),
                            id,
                            request.attempt(),
                            text,
                            "test",
                            now(),
                            0,
                            List.of(),
                            null));
        }
    }

    private void deliver(DeliveryStatus status) {
        Reply reply = newest(Reply.class);
        if (reply != null) {
            driver.send(
                    new DeliveryEvent(
                            reply.replyId(),
                            reply.requestId(),
                            id,
                            status,
                            status == DeliveryStatus.SENT ? "p-" + reply.replyId() : null,
                            now(),
                            null,
                            false));
        }
    }

    private <E extends Event> @Nullable E newest(Class<E> type) {
        List<E> all = of(type);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private <E extends Event> List<E> of(Class<E> type) {
        return driver.emitted(type).stream()
                .filter(event -> event.conversationId().equals(id))
                .toList();
    }

    private Instant now() {
        return Instant.ofEpochMilli(driver.now());
    }
}
