package dev.caesura.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.console.conversation.Part.Deed;
import dev.caesura.console.conversation.Part.Group;
import dev.caesura.console.conversation.Part.Line;
import dev.caesura.console.log.Entries;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.story.StoryBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatTest {

    private static final String ADA = "web:shop:ada";

    private final StoryBuilder story = new StoryBuilder();

    @Test
    void shouldDrawABurstWithItsReply() {
        message("m1", "hi", 1);
        message("m2", "are you open?", 2);
        message("m2", "are you open?", 3);
        request("r1", 4, "m1", "m2");
        add(new ReplyDraft("r1", ADA, 1, "Yes.", "template", at(5), 7, List.of(), null), 5);
        add(new Reply("p1", "r1", ADA, "Yes.", at(5), Map.of()), 5);
        add(new DeliveryEvent("p1", "r1", ADA, DeliveryStatus.SENT, null, at(6), null, false), 6);
        outcome(Outcome.Subject.TURN, "r1", Outcome.Kind.ANSWERED, "r1", null, 6);
        outcome(Outcome.Subject.MESSAGE, "m1", Outcome.Kind.ANSWERED, "r1", null, 6);
        outcome(Outcome.Subject.MESSAGE, "m2", Outcome.Kind.DUPLICATE, null, "redelivered", 3);
        outcome(Outcome.Subject.MESSAGE, "m2", Outcome.Kind.ANSWERED, "r1", null, 6);

        Group group = (Group) only();

        assertThat(group.messages()).extracting(Line::text).containsExactly("hi", "are you open?");
        assertThat(group.messages().get(1).again()).isEqualTo(1);
        assertThat(group.messages().get(1).end())
                .satisfies(end -> assertThat(end.outcome()).isEqualTo(Outcome.Kind.ANSWERED));
        Part.Turn turn = turnOf(group);
        assertThat(turn.closing()).isEqualTo("no further message");
        assertThat(turn.reply())
                .satisfies(reply -> assertThat(reply.status()).isEqualTo(DeliveryStatus.SENT));
        assertThat(turn.why()).isNull();
    }

    @Test
    void shouldJoinMessagesThatEndedTogetherAndNoOthers() {
        message("m1", "hi", 1);
        message("m2", "are you open?", 2);
        message("m3", "hi again", 30);
        outcome(Outcome.Subject.MESSAGE, "m1", Outcome.Kind.PAUSED, null, "pause-command", 12);
        outcome(Outcome.Subject.MESSAGE, "m2", Outcome.Kind.PAUSED, null, "pause-command", 12);
        outcome(Outcome.Subject.MESSAGE, "m3", Outcome.Kind.PAUSED, null, "pause-command", 40);

        List<Part> parts = parts();

        assertThat(parts).hasSize(2);
        assertThat(((Group) parts.get(0)).messages()).hasSize(2);
        assertThat(((Group) parts.get(0)).why())
                .isEqualTo("Left to a person: a command paused the conversation");
    }

    @Test
    void shouldSayWhoDidWhatInBetween() {
        message("m1", "hi", 1);
        add(new Command("c1", ADA, Command.Name.PAUSE, Map.of(), "olga", at(2)), 2);
        message("m2", "hello?", 3);

        List<Part> parts = parts();

        assertThat(parts).hasSize(3);
        assertThat(((Deed) parts.get(1)).words()).isEqualTo("olga paused the conversation");
    }

    @Test
    void shouldKnowAMessageFromItsRequestWhenItIsOlderThanWhatIsRead() {
        request("r1", 4, "m1");

        Group group = (Group) only();

        assertThat(group.messages()).extracting(Line::text).containsExactly("text of m1");
        assertThat(turnOf(group).why()).isEqualTo("A draft is awaited");
        assertThat(turnOf(group).awaitedSince()).isEqualTo(at(4));
    }

    private static Part.Turn turnOf(Group group) {
        return Objects.requireNonNull(group.turn());
    }

    private Part only() {
        List<Part> parts = parts();
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private List<Part> parts() {
        return Chat.of(story.tell(ADA, Instant.EPOCH));
    }

    private void message(String id, String text, long at) {
        story.add(Entries.message("ada", id, text, at));
    }

    private void request(String id, long at, String... messages) {
        List<InboundMessage> asked =
                List.of(messages).stream()
                        .map(one -> Entries.message("ada", one, "text of " + one, at).event())
                        .map(InboundMessage.class::cast)
                        .toList();
        add(
                new ReplyRequest(
                        id,
                        ADA,
                        1,
                        asked,
                        at(1),
                        at(2),
                        at(at),
                        CloseReason.INACTIVITY,
                        List.of(),
                        List.of()),
                at);
    }

    private void outcome(
            Outcome.Subject subject,
            String id,
            Outcome.Kind kind,
            @Nullable String request,
            @Nullable String reason,
            long at) {
        add(new Outcome(subject, id, ADA, kind, request, reason, null, at(at)), at);
    }

    private void add(Event event, long at) {
        story.add(Entries.of(event, at));
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
