package dev.caesura.testkit;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a timeline.
 *
 * <pre>{@code
 * driver.conversation("whatsapp:1:2")
 *         .at("0s").says("hi")
 *         .at("4s").says("are you open")
 *         .at("34s").expectsNothing()
 *         .at("35s").expectsRequest("hi", "are you open");
 * }</pre>
 *
 * <p>Expectations look at what came out for this conversation since the last one, and fail with an
 * {@link AssertionError} that says what did.
 */
public final class ConversationScript {

    private final ConversationDriver driver;
    private final ConversationId conversation;
    private final List<Event> unseen = new ArrayList<>();
    private int seen;
    private int said;
    private @Nullable InboundMessage lastMessage;
    private @Nullable ReplyRequest lastRequest;
    private @Nullable Reply lastReply;

    ConversationScript(ConversationDriver driver, String conversationId) {
        this.driver = driver;
        this.conversation = ConversationId.parse(conversationId);
        this.seen = driver.emitted().size();
    }

    /**
     * Lets time pass until so long after the driver's start.
     *
     * @param time such as {@code 500ms}, {@code 31s}, {@code 2m} or {@code 7d}, or ISO-8601 as in
     *     {@code PT31S}
     */
    public ConversationScript at(String time) {
        driver.advanceTo(durationOf(time));
        return this;
    }

    /** The contact writes a text. */
    public ConversationScript says(String text) {
        said++;
        return sends(message(conversation + "-" + said).text(text).build());
    }

    /** The contact sends a message of any kind. */
    public ConversationScript sends(InboundMessage message) {
        lastMessage = message;
        driver.send(message);
        return this;
    }

    /** The channel delivers the last message once more. */
    public ConversationScript redelivers() {
        driver.send(Objects.requireNonNull(lastMessage, "Nothing was said yet"));
        return this;
    }

    /** The generator answers the last request. */
    public ConversationScript drafts(String text) {
        ReplyRequest request = request();
        return drafts(request.requestId(), request.attempt(), text);
    }

    /** The generator answers some request. */
    public ConversationScript drafts(String requestId, int attempt, String text) {
        driver.send(
                new ReplyDraft(
                        requestId,
                        conversation.toString(),
                        attempt,
                        text,
                        "testkit",
                        now(),
                        0,
                        null));
        return this;
    }

    /** The generator fails at the last request. */
    public ConversationScript failsToDraft(String error) {
        ReplyRequest request = request();
        driver.send(
                new ReplyDraft(
                        request.requestId(),
                        conversation.toString(),
                        request.attempt(),
                        null,
                        "testkit",
                        now(),
                        0,
                        error));
        return this;
    }

    /** The channel takes the last reply. */
    public ConversationScript delivers() {
        delivery(DeliveryStatus.ATTEMPTED, null);
        return delivery(DeliveryStatus.SENT, null);
    }

    /** The channel refuses the last reply for good. */
    public ConversationScript failsToDeliver(String error) {
        delivery(DeliveryStatus.ATTEMPTED, null);
        return delivery(DeliveryStatus.FAILED, error);
    }

    /** Somebody gives a command. */
    public ConversationScript commands(Command.Name command) {
        driver.send(
                new Command(
                        "command-" + driver.now(),
                        conversation.toString(),
                        command,
                        Map.of(),
                        "testkit",
                        now()));
        return this;
    }

    /** One request has come out, for messages with these texts. */
    public ConversationScript expectsRequest(String... texts) {
        ReplyRequest request = next(ReplyRequest.class, "a request for " + Arrays.toString(texts));
        List<@Nullable String> asked =
                request.messages().stream().map(InboundMessage::text).toList();
        if (!asked.equals(Arrays.asList(texts))) {
            throw new AssertionError(
                    "Expected a request for "
                            + Arrays.toString(texts)
                            + ", but it is for "
                            + asked);
        }
        lastRequest = request;
        return this;
    }

    /** One reply has come out, with this text. */
    public ConversationScript expectsReply(String text) {
        Reply reply = next(Reply.class, "the reply '" + text + "'");
        if (!reply.text().equals(text)) {
            throw new AssertionError(
                    "Expected the reply '" + text + "', but it is '" + reply.text() + "'");
        }
        lastReply = reply;
        return this;
    }

    /** The turn has ended like this, and each of its messages with it. */
    public ConversationScript expectsTurn(Outcome.Kind outcome) {
        Outcome turn = next(Outcome.class, "the turn's outcome " + outcome);
        if (turn.subject() != Outcome.Subject.TURN || turn.outcome() != outcome) {
            throw new AssertionError(
                    "Expected the turn's outcome " + outcome + ", but it is " + turn);
        }
        for (int i = 0; i < request().messages().size(); i++) {
            expectsOutcome(outcome);
        }
        return this;
    }

    /** This has become of one message. */
    public ConversationScript expectsOutcome(Outcome.Kind outcome) {
        Outcome message = next(Outcome.class, "a message's outcome " + outcome);
        if (message.subject() != Outcome.Subject.MESSAGE || message.outcome() != outcome) {
            throw new AssertionError(
                    "Expected a message's outcome " + outcome + ", but it is " + message);
        }
        return this;
    }

    /** Nothing has come out. */
    public ConversationScript expectsNothing() {
        look();
        if (!unseen.isEmpty()) {
            throw new AssertionError("Expected nothing, but there is " + unseen);
        }
        return this;
    }

    /** The instance is stopped and started again. */
    public ConversationScript afterRestart() {
        driver.restart();
        return this;
    }

    /** The last request that was expected, to look at its details. */
    public ReplyRequest request() {
        return Objects.requireNonNull(lastRequest, "No request was expected yet");
    }

    /** The last reply that was expected, to look at its details. */
    public Reply reply() {
        return Objects.requireNonNull(lastReply, "No reply was expected yet");
    }

    /** Begins a message of this conversation's contact. */
    public InboundMessage.Builder message(String messageId) {
        return InboundMessage.builder()
                .messageId(messageId)
                .channel(conversation.channel())
                .account(conversation.account())
                .contact(conversation.contact())
                .receivedAt(now());
    }

    private ConversationScript delivery(DeliveryStatus status, @Nullable String error) {
        Reply reply = reply();
        driver.send(
                new DeliveryEvent(
                        reply.replyId(),
                        reply.requestId(),
                        conversation.toString(),
                        status,
                        null,
                        now(),
                        error,
                        false));
        return this;
    }

    private <E extends Event> E next(Class<E> type, String expected) {
        look();
        for (Event event : unseen) {
            if (type.isInstance(event)) {
                unseen.remove(event);
                return type.cast(event);
            }
        }
        throw new AssertionError("Expected " + expected + ", but there is " + unseen);
    }

    /**
     * Order holds within a topic, as it does on a broker: what waits of each type is looked at in
     * its order.
     */
    private void look() {
        List<Event> all = driver.emitted();
        for (Event event : all.subList(seen, all.size())) {
            if (event.conversationId().equals(conversation.toString())) {
                unseen.add(event);
            }
        }
        seen = all.size();
    }

    private Instant now() {
        return Instant.ofEpochMilli(driver.now());
    }

    private static Duration durationOf(String time) {
        String text = time.strip().toUpperCase(Locale.ROOT);
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        if (text.endsWith("MS")) {
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
    }
}
