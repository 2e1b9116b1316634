package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.DynamicGap;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.store.Conversations;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.testkit.ConversationDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random histories of messages, redeliveries, edits, deletions, echoes, drafts, deliveries and
 * commands, in any order across the topics: with early drafts and superseded turns, with the same
 * gap and the same silence before a draft after every message, and with dynamic ones.
 */
class HistoriesTest {

    private static final Duration LONG = Duration.ofHours(3);

    /** At most two early drafts for a burst, and a third of the calls in vain. */
    private static final Drafting EARLY = new Drafting(Duration.ofSeconds(4), false, 2, 0.34);

    /** What may happen to a conversation. */
    enum What {
        SAYS,
        SAYS_AGAIN,
        SAYS_MORE,
        REDELIVERED,
        EDITS,
        DELETES,
        TYPES,
        PERSON_WRITES,
        SAYS_STOP,
        DRAFTED,
        DRAFTED_AGAIN,
        DRAFT_OF_LONG_AGO,
        OUTAGE,
        DELIVERED,
        DELIVERY_FAILS,
        FLUSH,
        RESUME,
        UNLOCK,
        PAUSE
    }

    /** What only contacts do. */
    private static final List<What> OF_CONTACTS =
            List.of(
                    What.SAYS,
                    What.SAYS_AGAIN,
                    What.SAYS_MORE,
                    What.REDELIVERED,
                    What.EDITS,
                    What.DELETES,
                    What.TYPES);

    /** What happens next in one of the conversations, so long after what happened before. */
    record Happening(What what, int contact, long pause) {}

    @Property(tries = 25)
    void shouldEndEveryMessageOnceWithOneTurnInFlight(
            @ForAll("histories") List<Happening> history,
            @ForAll TurnRules.InFlight inFlight,
            @ForAll boolean dynamic,
            @ForAll boolean roomy) {
        try (History run = new History(inFlight, EARLY, dynamic, false, roomy)) {
            history.forEach(run::happen);
            run.waitForTheEnd();

            assertThat(run.outcomes()).isEqualTo(run.accepted);
            assertThat(run.mostInFlight).isLessThanOrEqualTo(1);
            assertThat(run.talks).allMatch(Talk::repliedOnceEach);
            assertThat(run.talks).allMatch(Talk::sentNothingTwice);
            assertThat(run.isNothingLeftOpen()).isTrue();
        }
    }

    @Property(tries = 10)
    void shouldFormTheSameBurstsWithAndWithoutEarlyDrafts(
            @ForAll("ofContacts") List<Happening> history, @ForAll boolean dynamic) {
        try (History early =
                        new History(TurnRules.InFlight.SUPERSEDE, EARLY, dynamic, false, true);
                History late =
                        new History(
                                TurnRules.InFlight.SUPERSEDE, Drafting.OFF, dynamic, false, true)) {
            history.forEach(early::happen);
            history.forEach(late::happen);
            early.waitForTheEnd();
            late.waitForTheEnd();

            for (int i = 0; i < early.talks.length; i++) {
                assertThat(early.talks[i].askedLast()).isEqualTo(late.talks[i].askedLast());
            }
        }
    }

    @Property(tries = 8)
    void shouldDoTheSameWithARestartAfterEveryStep(
            @ForAll("histories") List<Happening> history,
            @ForAll TurnRules.InFlight inFlight,
            @ForAll boolean dynamic,
            @ForAll boolean roomy) {
        try (History run = new History(inFlight, EARLY, dynamic, false, true);
                History restarted = new History(inFlight, EARLY, dynamic, true, roomy)) {
            history.forEach(run::happen);
            history.forEach(restarted::happen);
            run.waitForTheEnd();
            restarted.waitForTheEnd();

            for (String contact : run.contacts()) {
                assertThat(restarted.emitted(contact)).isEqualTo(run.emitted(contact));
            }
        }
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return histories(List.of(What.values()));
    }

    @Provide
    Arbitrary<List<Happening>> ofContacts() {
        return histories(OF_CONTACTS);
    }

    private static Arbitrary<List<Happening>> histories(List<What> happening) {
        return Combinators.combine(
                        Arbitraries.of(happening),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.longs().between(0, 40_000))
                .as(Happening::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    /** One run of a history. */
    private static final class History implements AutoCloseable {
        private static final List<String> TEXTS =
                List.of("hi", "are you open?", "are you open today", "price for 2,", "price for 3");

        private final ConversationDriver driver;
        private final boolean restarting;
        private final Talk[] talks;
        private final Map<String, Integer> accepted = new HashMap<>();
        private long elapsed;
        private int said;
        private int mostInFlight;

        History(
                TurnRules.InFlight inFlight,
                Drafting drafting,
                boolean dynamic,
                boolean restarting,
                boolean roomy) {
            Policy policy =
                    Policy.defaults().toBuilder()
                            .turns(TurnRules.DEFAULTS.withInFlight(inFlight))
                            .stopKeywords(Set.of("stop"))
                            .dynamicGap(DynamicGap.OFF.on(dynamic))
                            .drafting(
                                    dynamic && drafting.isOn()
                                            ? drafting.followingTheLog()
                                            : drafting)
                            .outageLimit(Duration.ofMinutes(20))
                            .build();
            this.restarting = restarting;
            this.driver =
                    ConversationDriver.of(
                            fences ->
                                    ConversationTopology.builder()
                                            .policy(policy)
                                            .openMessagesInMemory(roomy ? 1_000_000 : 0)
                                            .fencedBy(FencedLog.of(fences::write, fences::read))
                                            .build());
            this.talks =
                    new Talk[] {new Talk(driver, "web:shop:a"), new Talk(driver, "web:shop:b")};
        }

        void happen(Happening next) {
            elapsed += next.pause();
            driver.advanceTo(Duration.ofMillis(elapsed));
            Talk talk = talks[next.contact()];
            switch (next.what()) {
                case SAYS, SAYS_AGAIN, SAYS_MORE ->
                        accept(talk.says("m" + said, TEXTS.get(said % 5), false));
                case REDELIVERED -> accept(talk.redelivers());
                case EDITS -> talk.edits("edited " + said);
                case DELETES -> talk.deletes();
                case TYPES -> talk.types();
                case PERSON_WRITES -> accept(talk.says("m" + said, "Anna here", true));
                case SAYS_STOP -> accept(talk.says("m" + said, "stop", false));
                case DRAFTED, DRAFTED_AGAIN -> talk.drafts("answer " + said % 3);
                case DRAFT_OF_LONG_AGO -> talk.draftsOfLongAgo();
                case OUTAGE -> talk.cannotDraft();
                case DELIVERED -> talk.delivers();
                case DELIVERY_FAILS -> talk.fails();
                case FLUSH -> talk.commands(Command.Name.FLUSH);
                case RESUME -> talk.commands(Command.Name.RESUME);
                case UNLOCK -> talk.commands(Command.Name.UNLOCK);
                case PAUSE -> talk.commands(Command.Name.PAUSE);
            }
            said++;
            if (restarting) {
                driver.restart();
            }
            for (Talk one : talks) {
                mostInFlight = Math.max(mostInFlight, one.inFlight());
            }
        }

        private void accept(String messageId) {
            if (!messageId.isEmpty()) {
                accepted.merge(messageId, 1, Integer::sum);
            }
        }

        void waitForTheEnd() {
            driver.advanceTo(Duration.ofMillis(elapsed).plus(LONG));
        }

        Map<String, Integer> outcomes() {
            Map<String, Integer> outcomes = new HashMap<>();
            for (Outcome outcome : driver.emitted(Outcome.class)) {
                if (!Reason.SENT_LATE.code().equals(outcome.reason())) {
                    outcome.ofMessages().forEach(id -> outcomes.merge(id, 1, Integer::sum));
                }
            }
            return outcomes;
        }

        boolean isNothingLeftOpen() {
            boolean[] idle = {true};
            try (var all =
                    driver.topologyTestDriver()
                            .<String, byte[]>getKeyValueStore(StoreNames.CONVERSATIONS)
                            .all()) {
                all.forEachRemaining(one -> idle[0] &= Conversations.read(one.value).isIdle());
            }
            return idle[0];
        }

        List<String> contacts() {
            return List.of("web:shop:a", "web:shop:b");
        }

        List<Event> emitted(String contact) {
            List<Event> events = new ArrayList<>();
            for (Class<? extends Event> type :
                    List.of(ReplyRequest.class, Reply.class, Outcome.class)) {
                driver.emitted(type).stream()
                        .filter(event -> event.conversationId().equals(contact))
                        .forEach(events::add);
            }
            return events;
        }

        @Override
        public void close() {
            driver.close();
        }
    }
}
