package dev.caesura.processor.topology;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.testkit.ConversationDriver;
import dev.caesura.testkit.ConversationScript;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More turns wait for an answer than a partition keeps in memory. */
class ManyTurnsTest {

    private static final int TURNS = 5_010;

    @Test
    void shouldAnswerWhatItNoLongerHasInMemory() {
        try (ConversationDriver driver = driver()) {
            List<ConversationScript> scripts = ask(driver);

            scripts.get(0)
                    .at("60s")
                    .expectsRequest("question 0")
                    .drafts("answer 0")
                    .expectsReply("answer 0")
                    .delivers();
            last(scripts).drafts("the last answer").expectsReply("the last answer").delivers();
        }
    }

    @Test
    void shouldAskAgainForWhatItNoLongerHasInMemory() {
        try (ConversationDriver driver = driver()) {
            List<ConversationScript> scripts = ask(driver);
            // A sender is at work, or it would be no use to ask again.
            last(scripts).drafts("the last answer");

            scripts.get(0).at("300s").expectsRequest("question 0").expectsRequest("question 0");
        }
    }

    private static List<ConversationScript> ask(ConversationDriver driver) {
        List<ConversationScript> scripts = new ArrayList<>();
        for (int contact = 0; contact < TURNS; contact++) {
            ConversationScript script = driver.conversation("web:shop:contact" + contact);
            scripts.add(script.at("1s").says("question " + contact));
        }
        return scripts;
    }

    private static ConversationScript last(List<ConversationScript> scripts) {
        return scripts.get(TURNS - 1).at("60s").expectsRequest("question " + (TURNS - 1));
    }

    private static ConversationDriver driver() {
        return ConversationDriver.of(
                fences ->
                        ConversationTopology.builder()
                                .policy(Policy.defaults())
                                .fencedBy(FencedLog.of(fences::write, fences::read))
                                .build());
    }
}
