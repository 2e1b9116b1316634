package dev.caesura.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.testkit.ConversationDriver;
import java.time.Duration;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** The tests of docs/embedding.md. */
class HelpDeskTest {

    private static final Duration GAP = Duration.ofSeconds(30);

    @Test
    void shouldAnswerABurstOnce() {
        try (ConversationDriver driver =
                ConversationDriver.of(
                        fences ->
                                HelpDesk.topology(
                                        GAP, FencedLog.of(fences::write, fences::read)))) {
            driver.conversation("web:shop:ana")
                    .at("0s")
                    .says("hi")
                    .at("10s")
                    .says("are you open?")
                    .at("39s")
                    .expectsNothing()
                    .at("41s")
                    .expectsRequest("hi", "are you open?")
                    .expectsReply("I have read all 2 of your messages.")
                    .expectsTurn(Outcome.Kind.ANSWERED);

            var answers =
                    driver.topologyTestDriver()
                            .createOutputTopic(
                                    HelpDesk.ANSWERS,
                                    new StringDeserializer(),
                                    new StringDeserializer());
            assertThat(answers.readValue()).isEqualTo("I have read all 2 of your messages.");
            assertThat(answers.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldGoOnAfterARestart() {
        try (ConversationDriver driver =
                ConversationDriver.of(
                        fences ->
                                HelpDesk.topology(
                                        GAP, FencedLog.of(fences::write, fences::read)))) {
            driver.conversation("web:shop:ana")
                    .at("0s")
                    .says("hi")
                    .afterRestart()
                    .at("10s")
                    .says("are you open?")
                    .redelivers()
                    .expectsOutcome(Outcome.Kind.DUPLICATE)
                    .at("41s")
                    .expectsRequest("hi", "are you open?");
        }
    }

    @Test
    void shouldLeaveAConversationToAPerson() {
        try (ConversationDriver driver =
                ConversationDriver.of(
                        fences ->
                                HelpDesk.topology(
                                        GAP, FencedLog.of(fences::write, fences::read)))) {
            driver.conversation("web:shop:ana")
                    .at("0s")
                    .commands(Command.Name.PAUSE)
                    .says("hi")
                    .at("31s")
                    .expectsOutcome(Outcome.Kind.PAUSED);
        }
    }

    @Test
    void shouldWaitLongerWhereThePolicySaysSo() {
        Policy usual = Policy.defaults();
        Policy patient =
                usual.withBurst(BurstRules.DEFAULTS.withGap(Duration.ofMinutes(2).toMillis(), 0));
        Policies policies =
                conversation ->
                        ConversationId.channelOf(conversation).equals("email") ? patient : usual;
        try (ConversationDriver driver =
                ConversationDriver.of(
                        fences ->
                                ConversationTopology.builder()
                                        .policies(policies)
                                        .fencedBy(FencedLog.of(fences::write, fences::read))
                                        .build())) {
            driver.conversation("email:shop:ana").at("0s").says("hi").at("119s").expectsNothing();
            driver.conversation("web:shop:ben").says("hi").at("150s").expectsRequest("hi");
        }
    }
}
