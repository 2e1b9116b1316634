package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.Shadow;
import dev.caesura.testkit.ConversationDriver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Another gap is tried beside the real one of 30 seconds, and changes nothing but counts. */
class ShadowPolicyTest {

    private static final String CONTACT = "web:shop:ada";

    @Test
    void shouldCountWhatAShorterGapWouldSplit() {
        try (ConversationDriver driver =
                driver(new Shadow(Duration.ofSeconds(10), false, Duration.ZERO))) {
            driver.conversation(CONTACT)
                    .at("0s")
                    .says("hi")
                    .at("5s")
                    .says("are you open")
                    .at("25s")
                    .says("tomorrow?")
                    .at("56s")
                    .expectsRequest("hi", "are you open", "tomorrow?");

            assertThat(count(driver, "burst-closed")).isEqualTo(1);
            assertThat(count(driver, "shadow-burst-closed")).isEqualTo(2);
            assertThat(count(driver, "shadow-burst-split")).isEqualTo(1);
        }
    }

    @Test
    void shouldCountWhatALongerGapWouldMerge() {
        try (ConversationDriver driver =
                driver(new Shadow(Duration.ofSeconds(60), false, Duration.ZERO))) {
            driver.conversation(CONTACT)
                    .at("0s")
                    .says("hi")
                    .at("31s")
                    .expectsRequest("hi")
                    .at("45s")
                    .says("are you open tomorrow?")
                    .at("2m")
                    .says("and on sunday?");

            assertThat(count(driver, "shadow-burst-merged")).isEqualTo(1);
            assertThat(count(driver, "shadow-burst-closed")).isEqualTo(1);
        }
    }

    @Test
    void shouldCountWhatADynamicGapWouldSplitAndMerge() {
        try (ConversationDriver driver = driver(new Shadow(Duration.ZERO, true, Duration.ZERO))) {
            driver.conversation(CONTACT)
                    .at("0s")
                    .says("are you open tomorrow?")
                    .at("20s")
                    .says("and on sunday,")
                    .at("51s")
                    .expectsRequest("are you open tomorrow?", "and on sunday,")
                    .at("60s")
                    .says("or on monday?");

            assertThat(count(driver, "shadow-burst-split")).isEqualTo(1);
            assertThat(count(driver, "shadow-burst-merged")).isEqualTo(1);
            assertThat(count(driver, "burst-closed")).isEqualTo(1);
            assertThat(count(driver, "shadow-burst-closed")).isEqualTo(1);
        }
    }

    private static ConversationDriver driver(Shadow shadow) {
        return ConversationDriver.of(
                fences ->
                        ConversationTopology.builder()
                                .policy(Policy.defaults().toBuilder().shadow(shadow).build())
                                .fencedBy(FencedLog.of(fences::write, fences::read))
                                .build());
    }

    private static double count(ConversationDriver driver, String what) {
        return driver.topologyTestDriver().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(what + "-total"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }
}
