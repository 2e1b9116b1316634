package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.schemas.answers.Answer;
import dev.caesura.schemas.answers.Answers;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.testkit.TestFences;
import dev.caesura.testkit.simulation.AnswerSimulation;
import dev.caesura.testkit.simulation.Arrival;
import dev.caesura.testkit.simulation.ModelTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class AnswerSimulationTest {

    private static final ModelTimes THIRTEEN_SECONDS = request -> 13_000;

    private static final List<Arrival> HELMET =
            List.of(
                    says("ada", 0, "do you have a blue helmet"),
                    says("ada", 20, "sorry, I meant red, not blue"));

    @Test
    void shouldTalkOverTheContactWithoutSupersession() {
        // when
        Answers answers = run(HELMET, TurnRules.InFlight.QUEUE, Drafting.OFF);

        // then
        assertThat(answers.all()).extracting(Answer::overtaken).containsExactly(true, false);
        assertThat(answers.summary().calls()).isEqualTo(2);
        assertThat(answers.summary().inVain()).isZero();
    }

    @Test
    void shouldAnswerTheCorrectionOnceWithSupersession() {
        // when
        Answers answers = run(HELMET, TurnRules.InFlight.SUPERSEDE, Drafting.OFF);

        // then
        assertThat(answers.all()).hasSize(1);
        assertThat(answers.all().get(0).messageIds()).hasSize(2);
        assertThat(answers.summary().overtaken()).isZero();
        assertThat(answers.summary().inVain()).isEqualTo(1);
        assertThat(answers.summary().waitSeconds()).isBetween(28.0, 28.7);
    }

    @Test
    void shouldHaveTheAnswerReadyAtThePauseWithAnEarlyDraft() {
        // given
        List<Arrival> hello = List.of(says("ada", 0, "hello"));
        Drafting early = Drafting.after(Duration.ofSeconds(4));

        // then: 4 s and the model's 13 s, where it would be 15 s and 13 s; or the pause alone
        assertThat(run(hello, TurnRules.InFlight.QUEUE, early).waitSeconds(0.5))
                .isBetween(17.0, 17.7);
        assertThat(
                        AnswerSimulation.run(
                                        fences ->
                                                topology(
                                                        policy(TurnRules.InFlight.QUEUE, early),
                                                        fences),
                                        hello,
                                        request -> 2_000)
                                .waitSeconds(0.5))
                .isBetween(15.0, 15.7);
    }

    @Test
    void shouldBeTheSameForAConversationAloneAndAmongOthers() {
        // given
        Random random = new Random(7);
        List<List<Arrival>> conversations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            List<Arrival> one = new ArrayList<>();
            long at = 0;
            for (int j = 0; j < 6; j++) {
                one.add(says("contact" + i, at, "message " + j));
                at += 1 + random.nextInt(40);
            }
            conversations.add(one);
        }
        ModelTimes model = ModelTimes.logNormal(Duration.ofSeconds(13), 0.5, 1);
        // The share of calls in vain is an account's, and so of all its conversations.
        Drafting early = new Drafting(Duration.ofSeconds(4), false, 3, 1);

        // when
        Answers together = run(conversations.stream().flatMap(List::stream).toList(), model, early);

        // then
        int alone = 0;
        for (List<Arrival> conversation : conversations) {
            for (Answer answer : run(conversation, model, early).all()) {
                alone++;
                assertThat(together.all())
                        .filteredOn(one -> one.requestId().equals(answer.requestId()))
                        .singleElement()
                        .satisfies(
                                one -> {
                                    assertThat(one.messageIds()).isEqualTo(answer.messageIds());
                                    assertThat(one.waited() - answer.waited())
                                            .isBetween(-200L, 200L);
                                });
            }
        }
        assertThat(together.all()).hasSize(alone);
    }

    @Test
    void shouldDrawTheSameTimesForTheSameSeed() {
        // given
        ModelTimes model = ModelTimes.logNormal(Duration.ofSeconds(13), 0.5, 1);
        ModelTimes other = ModelTimes.logNormal(Duration.ofSeconds(13), 0.5, 2);

        // then
        assertThat(run(HELMET, model, Drafting.OFF)).isEqualTo(run(HELMET, model, Drafting.OFF));
        assertThat(run(HELMET, model, Drafting.OFF)).isNotEqualTo(run(HELMET, other, Drafting.OFF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelTimes.logNormal(Duration.ZERO, 0.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ModelTimes.drawnFrom(List.of(), 1));
    }

    private static Answers run(
            List<Arrival> arrivals, TurnRules.InFlight inFlight, Drafting drafting) {
        return AnswerSimulation.run(
                fences -> topology(policy(inFlight, drafting), fences), arrivals, THIRTEEN_SECONDS);
    }

    private static Answers run(List<Arrival> arrivals, ModelTimes model, Drafting drafting) {
        return AnswerSimulation.run(
                fences -> topology(policy(TurnRules.InFlight.SUPERSEDE, drafting), fences),
                arrivals,
                model);
    }

    private static Topology topology(Policy policy, TestFences fences) {
        return ConversationTopology.builder()
                .policy(policy)
                .inMemory()
                .fencedBy(FencedLog.of(fences::write, fences::read))
                .build();
    }

    private static Policy policy(TurnRules.InFlight inFlight, Drafting drafting) {
        Policy usual = Policy.defaults();
        return usual.toBuilder()
                .burst(usual.burst().withGap(15_000, 0))
                .turns(usual.turns().withInFlight(inFlight))
                .drafting(drafting)
                .build();
    }

    private static Arrival says(String contact, long seconds, String text) {
        return new Arrival(
                seconds * 1000,
                InboundMessage.builder()
                        .messageId(contact + seconds)
                        .channel("web")
                        .account("shop")
                        .contact(contact)
                        .text(text)
                        .build());
    }
}
