package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Outcome;
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
import net.jqwik.api.ShrinkingMode;

/**
 * Random histories of messages, redeliveries, echoes, drafts, deliveries and commands, in any order
 * across the topics.
 */
class HistoriesTest {

    private static final Duration LONG = Duration.ofHours(3);

    /** What happens next in one of the conversations, so long after what happened before. */
    record Happening(int what, int contact, long pause) {}

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void shouldEndEveryMessageOnceWithOneTurnInFlight(
            @ForAll("histories") List<Happening> history, @ForAll TurnRules.InFlight inFlight) {
        try (History run = new History(inFlight, false)) {
            history.forEach(run::happen);
            run.waitForTheEnd();

            assertThat(run.outcomes()).isEqualTo(run.accepted);
            assertThat(run.mostInFlight).isLessThanOrEqualTo(1);
            assertThat(run.isNothingLeftOpen()).isTrue();
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void shouldDoTheSameWithARestartAfterEveryStep(
            @ForAll("histories") List<Happening> history, @ForAll TurnRules.InFlight inFlight) {
        try (History run = new History(inFlight, false);
                History restarted = new History(inFlight, true)) {
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
        return Combinators.combine(
                        Arbitraries.integers().between(0, 17),
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
                List.of("hi", "are you open?", "are you open today", "price for 2", "price for 3");

        private final ConversationDriver driver;
        private final boolean restarting;
        private final Talk[] talks;
        private final Map<String, Integer> accepted = new HashMap<>();
        private long elapsed;
        private int said;
        private int mostInFlight;

        History(TurnRules.InFlight inFlight, boolean restarting) {
            Policy policy =
                    Policy.defaults().toBuilder()
                            .turns(TurnRules.DEFAULTS.withInFlight(inFlight))
                            .stopKeywords(Set.of("stop"))
                            .build();
            this.restarting = restarting;
            this.driver =
                    ConversationDriver.of(
                            fences ->
                                    ConversationTopology.builder()
                                            .policy(policy)
                                            .fencedBy(fences::write)
                                            .build());
            this.talks =
                    new Talk[] {new Talk(driver, "web:shop:a"), new Talk(driver, "web:shop:b")};
        }

        void happen(Happening next) {
            elapsed += next.pause();
            driver.advanceTo(Duration.ofMillis(elapsed));
            Talk talk = talks[next.contact()];
            switch (next.what()) {
                case 0, 1, 2, 3, 4 -> accept(talk.says("m" + said, TEXTS.get(said % 5), false));
                case 5 -> accept(talk.redelivers());
                case 6 -> accept(talk.says("m" + said, "Anna here", true));
                case 7 -> accept(talk.says("m" + said, "stop", false));
                case 8, 9 -> talk.drafts("answer " + said % 3);
                case 10 -> talk.draftsOfLongAgo();
                case 11, 12 -> talk.delivers();
                case 13 -> talk.fails();
                case 14 -> talk.commands(Command.Name.FLUSH);
                case 15 -> talk.commands(Command.Name.RESUME);
                case 16 -> talk.commands(Command.Name.UNLOCK);
                default -> talk.commands(Command.Name.PAUSE);
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
                if (outcome.subject() == Outcome.Subject.MESSAGE) {
                    outcomes.merge(outcome.id(), 1, Integer::sum);
                }
            }
            return outcomes;
        }

        boolean isNothingLeftOpen() {
            try (var active =
                    driver.topologyTestDriver().getKeyValueStore(StoreNames.ACTIVE).all()) {
                return !active.hasNext();
            }
        }

        List<String> contacts() {
            return List.of("web:shop:a", "web:shop:b");
        }

        List<Event> emitted(String contact) {
            List<Event> events = new ArrayList<>();
            for (Class<? extends Event> type : List.of(ReplyRequest.class, Outcome.class)) {
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
