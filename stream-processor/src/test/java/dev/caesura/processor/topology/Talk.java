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
        deliver(DeliveryStatus.SENT);
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
