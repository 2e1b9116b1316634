package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.testkit.ConversationDriver;
import dev.caesura.testkit.ConversationScript;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Early drafts that are made in vain are a bounded share of an account's calls. */
class DraftShareTest {

    /** A tenth of twenty calls: two may be in vain. */
    private static final Drafting DRAFTING = new Drafting(Duration.ofSeconds(4), false, 9, 0.1);

    @Test
    void shouldAskAtThePauseOnceTooManyDraftsWereInVain() {
        try (ConversationDriver driver = driver()) {
            ConversationScript ada = driver.conversation("web:shop:ada");
            ada.at("0s").says("one").at("5s").expectsRequest("one");
            ada.at("6s").says("two").expectsVoidAttempt().at("11s").expectsRequest("one", "two");
            ada.at("12s").says("three").expectsVoidAttempt();

            ada.afterRestart().at("20s").expectsNothing();
            driver.conversation("web:shop:bob").says("hi").at("26s").expectsNothing();
            ConversationScript eve = driver.conversation("web:store:eve").says("hi");
            eve.at("31s").expectsRequest("hi");
            assertThat(eve.request().early()).isTrue();
            ada.at("43s").expectsRequest("one", "two", "three");
            assertThat(ada.request().early()).isFalse();
        }
    }

    private static ConversationDriver driver() {
        return ConversationDriver.of(
                fences ->
                        ConversationTopology.builder()
                                .policy(Policy.defaults().toBuilder().drafting(DRAFTING).build())
                                .fencedBy(FencedLog.of(fences::write, fences::read))
                                .build());
    }
}
