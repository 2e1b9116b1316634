package dev.caesura.console.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.console.log.RecentConversations.Summary;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.log.LogEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentConversationsTest {

    /** What a message of 2,000 characters weighs, and a little more. */
    private static final long LONG =
            Weight.of(Entries.message("c10", "m10", "x".repeat(2_000), 0)) + 20;

    private final RecentConversations conversations = new RecentConversations();

    @Test
    void shouldListTheLatestConversationFirst() {
        conversations.add(Entries.message("ada", "1", "hi", 1));
        conversations.add(Entries.message("ben", "2", "hello", 2));
        conversations.add(Entries.message("ada", "3", "still there?", 3));

        assertThat(conversations.summaries("", List.of(), Instant.EPOCH, 10))
                .extracting(Summary::id, Summary::text)
                .containsExactly(
                        tuple("web:shop:ada", "still there?"), tuple("web:shop:ben", "hello"));
        assertThat(conversations.summaries("be", List.of(), Instant.EPOCH, 10))
                .extracting(Summary::id)
                .containsExactly("web:shop:ben");
    }

    @Test
    void shouldListOnlyWhereSomethingBecameOfAMessageInTheLastHour() {
        Instant now = Instant.parse("2026-05-01T12:00:00Z");
        conversations.add(skipped("ada", "stale", now.minusSeconds(60)));
        conversations.add(skipped("ben", "similar-question", now.minusSeconds(60)));
        conversations.add(skipped("carl", "stale", now.minusSeconds(3_700)));

        assertThat(conversations.summaries("", List.of("message:skipped/stale"), now, 10))
                .extracting(Summary::id)
                .containsExactly("web:shop:ada");
        assertThat(
                        conversations.summaries(
                                "", List.of("turn:failed/", "message:skipped/"), now, 10))
                .extracting(Summary::id)
                .containsExactly("web:shop:ben", "web:shop:ada");
    }

    private static LogEntry skipped(String contact, String reason, Instant at) {
        return Entries.of(
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        "m",
                        "web:shop:" + contact,
                        Outcome.Kind.SKIPPED,
                        null,
                        reason,
                        null,
                        at),
                at.toEpochMilli());
    }

    @Test
    void shouldKeepTheLastEntriesOfEachConversation() {
        for (int i = 0; i < RecentConversations.EACH + 10; i++) {
            conversations.add(Entries.message("ada", "m" + i, "hi", i));
        }

        assertThat(conversations.entries("web:shop:ada"))
                .hasSize(RecentConversations.EACH)
                .first()
                .satisfies(entry -> assertThat(entry.at().toEpochMilli()).isEqualTo(10));
    }

    @Test
    void shouldLeaveOutWhatHasBeenQuietTheLongest() {
        conversations.add(Entries.message("first", "1", "hi", 0));
        for (int i = 0; i < RecentConversations.ALL; i++) {
            conversations.add(Entries.message("c" + i, "1", "hi", i));
        }

        assertThat(conversations.entries("web:shop:first")).isEmpty();
        assertThat(conversations.entries("web:shop:c0")).hasSize(1);
        assertThat(conversations.takeChanged()).hasSize(RecentConversations.ALL);
        assertThat(conversations.takeChanged()).isEmpty();
    }

    @Test
    void shouldLeaveOutTheQuietestWhereTextsAreLong() {
        RecentConversations few = new RecentConversations(10 * LONG);
        for (int i = 0; i < 20; i++) {
            few.add(Entries.message("c" + i, "1", "x".repeat(2_000), i));
        }

        assertThat(few.entries("web:shop:c0")).isEmpty();
        assertThat(few.entries("web:shop:c9")).isEmpty();
        assertThat(few.entries("web:shop:c10")).hasSize(1);
        assertThat(few.entries("web:shop:c19")).hasSize(1);
        assertThat(few.all()).hasSize(10);
    }

    @Test
    void shouldKeepMoreWhereTextsAreShort() {
        RecentConversations many = new RecentConversations(10 * LONG);
        for (int i = 0; i < 20; i++) {
            many.add(Entries.message("c" + i, "1", "x", i));
        }

        assertThat(many.all()).hasSize(20);
    }

    @Test
    void shouldKeepTheLastEntriesOfTheOnlyConversationThatIsLeft() {
        RecentConversations few = new RecentConversations(10 * LONG);
        for (int i = 0; i < 20; i++) {
            few.add(Entries.message("ada", "m" + i, "x".repeat(2_000), i));
        }
        RecentConversations none = new RecentConversations(1);
        none.add(Entries.message("ada", "m1", "hi", 1));
        none.add(Entries.message("ada", "m2", "hi", 2));

        assertThat(few.entries("web:shop:ada"))
                .hasSize(10)
                .last()
                .satisfies(entry -> assertThat(entry.at().toEpochMilli()).isEqualTo(19));
        assertThat(none.entries("web:shop:ada"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at().toEpochMilli()).isEqualTo(2));
    }

    @Test
    void shouldHaveRoomAgainAfterwards() {
        RecentConversations few = new RecentConversations(10 * LONG);
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 10; i++) {
                few.add(Entries.message("c" + i, "m" + round, "x".repeat(2_000), i));
            }
        }
        few.clear();
        for (int i = 0; i < 10; i++) {
            few.add(Entries.message("d" + i, "1", "x".repeat(2_000), i));
        }

        assertThat(few.all()).hasSize(10);
    }
}
