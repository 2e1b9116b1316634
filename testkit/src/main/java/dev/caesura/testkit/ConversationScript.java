package dev.caesura.testkit;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
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
 * <p>Expectations check this conversation's output since the last expectation, and fail with an
 * {@link AssertionError} that shows it.
 */
public final class ConversationScript {

    private final ConversationDriver driver;
    private final ConversationId conversation;
    private final ScriptEvents events;
    private final List<Event> unseen = new ArrayList<>();
    private int seen;
    private int said;
    private @Nullable InboundMessage lastMessage;
    private @Nullable ReplyRequest lastRequest;
    private @Nullable Reply lastReply;
    private @Nullable Outcome lastOutcome;

    ConversationScript(ConversationDriver driver, String conversationId) {
        this.driver = driver;
        this.conversation = ConversationId.parse(conversationId);
        this.events = new ScriptEvents(conversation.toString(), driver::now);
        this.seen = driver.emitted().size();
    }

    /**
     * Lets time pass until this long after the driver's start.
     *
     * @param time such as {@code 500ms}, {@code 31s}, {@code 2m} or {@code 7d}, or ISO-8601 as in
     *     {@code PT31S}
     */
    public ConversationScript at(String time) {
        driver.advanceTo(ScriptTime.of(time));
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

    /** The contact edits the last message. */
    public ConversationScript edits(String text) {
        InboundMessage message = Objects.requireNonNull(lastMessage, "Nothing was said yet");
        driver.send(message.toBuilder().kind(InboundMessage.Kind.EDIT).text(text).build());
        return this;
    }

    /** The contact deletes the last message. */
    public ConversationScript takesBack() {
        InboundMessage message = Objects.requireNonNull(lastMessage, "Nothing was said yet");
        driver.send(message.toBuilder().kind(InboundMessage.Kind.DELETION).text(null).build());
        return this;
    }

    /** Nobody is there to answer the last request for now. */
    public ConversationScript outage() {
        driver.send(request().fail("generation-outage", true));
        return this;
    }

    /** The generator answers the last request. */
    public ConversationScript drafts(String text) {
        ReplyRequest request = request();
        return drafts(request.requestId(), request.attempt(), text);
    }

    /** The generator answers some request. */
    public ConversationScript drafts(String requestId, int attempt, String text) {
        driver.send(events.draft(requestId, attempt, text, null));
        return this;
    }

    /** The generator fails at the last request. */
    public ConversationScript failsToDraft(String error) {
        driver.send(events.draft(request().requestId(), request().attempt(), null, error));
        return this;
    }

    /** The sender begins to send the last reply. */
    public ConversationScript attempts() {
        driver.send(events.delivery(reply(), DeliveryStatus.ATTEMPTED, null));
        return this;
    }

    /** The channel accepts the last reply. */
    public ConversationScript delivers() {
        attempts();
        driver.send(events.delivery(reply(), DeliveryStatus.SENT, null));
        return this;
    }

    /** The channel refuses the last reply for good. */
    public ConversationScript failsToDeliver(String error) {
        attempts();
        driver.send(events.delivery(reply(), DeliveryStatus.FAILED, error));
        return this;
    }

    /** The channel echoes the last reply, as it does with everything that the business sends. */
    public ConversationScript echoes() {
        driver.send(
                message(ScriptEvents.providerIdOf(reply()))
                        .direction(Direction.ECHO)
                        .text(reply().text())
                        .build());
        return this;
    }

    /** A person on the business side writes to the contact, and the channel echoes it. */
    public ConversationScript personWrites(String text) {
        said++;
        driver.send(
                message(conversation + "-" + said).direction(Direction.ECHO).text(text).build());
        return this;
    }

    /** Somebody gives a command. */
    public ConversationScript commands(Command.Name command) {
        return commands(command, Map.of());
    }

    /** Somebody gives a command with details. */
    public ConversationScript commands(Command.Name command, Map<String, String> parameters) {
        driver.send(events.command(command, parameters));
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

    /** The turn has ended with this outcome, and so has each of its messages. */
    public ConversationScript expectsTurn(Outcome.Kind outcome) {
        Outcome turn = nextOutcome(Outcome.Subject.TURN, outcome);
        look();
        while (unseen.stream().anyMatch(event -> isOf(turn, event))) {
            expectsOutcome(outcome);
        }
        return this;
    }

    /** One message has this outcome. */
    public ConversationScript expectsOutcome(Outcome.Kind outcome) {
        lastOutcome = nextOutcome(Outcome.Subject.MESSAGE, outcome);
        return this;
    }

    /** One message has this outcome, for this reason. */
    public ConversationScript expectsOutcome(Outcome.Kind outcome, String reason) {
        expectsOutcome(outcome);
        if (!reason.equals(outcome().reason())) {
            throw new AssertionError("Expected the reason " + reason + ", but it is " + outcome());
        }
        return this;
    }

    /** An attempt of a turn has become void, and the turn goes on. */
    public ConversationScript expectsVoidAttempt() {
        nextOutcome(Outcome.Subject.ATTEMPT, Outcome.Kind.SUPERSEDED);
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

    /** The last expected request, to check its details. */
    public ReplyRequest request() {
        return Objects.requireNonNull(lastRequest, "No request was expected yet");
    }

    /** The last expected reply, to check its details. */
    public Reply reply() {
        return Objects.requireNonNull(lastReply, "No reply was expected yet");
    }

    /** The last expected outcome of a message, to check its details. */
    public Outcome outcome() {
        return Objects.requireNonNull(lastOutcome, "No outcome was expected yet");
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

    private static boolean isOf(Outcome turn, Event event) {
        return event instanceof Outcome message
                && message.subject() == Outcome.Subject.MESSAGE
                && turn.id().equals(message.requestId());
    }

    private Outcome nextOutcome(Outcome.Subject subject, Outcome.Kind kind) {
        String expected = "a " + subject + "'s outcome " + kind;
        Outcome outcome =
                next(Outcome.class, expected, candidate -> candidate.subject() == subject);
        if (outcome.outcome() != kind) {
            throw new AssertionError("Expected " + expected + ", but it is " + outcome);
        }
        return outcome;
    }

    private <E extends Event> E next(Class<E> type, String expected) {
        return next(type, expected, event -> true);
    }

    private <E extends Event> E next(Class<E> type, String expected, Predicate<E> wanted) {
        look();
        for (Event event : unseen) {
            if (type.isInstance(event) && wanted.test(type.cast(event))) {
                unseen.remove(event);
                return type.cast(event);
            }
        }
        throw new AssertionError("Expected " + expected + ", but there is " + unseen);
    }

    /**
     * Order holds within a topic, as it does on a broker: the waiting records of each type are
     * checked in order.
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
}
