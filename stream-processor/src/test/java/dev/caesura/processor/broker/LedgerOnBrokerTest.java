package dev.caesura.processor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ledger accounts for every message, however often the processors are killed: with early
 * drafts, superseded turns and a dynamic gap.
 */
class LedgerOnBrokerTest {

    private static final Duration GAP = Duration.ofSeconds(2);
    private static final Duration TURN_LIMIT = Duration.ofSeconds(5);
    private static final int KILLS = Integer.getInteger("caesura.test.kills", 6);

    @TempDir Path folder;

    @Test
    @Tag("trial")
    void shouldAccountForEveryMessageThroughKills() throws Exception {
        Random random = new Random(11);
        Set<String> written = Collections.newSetFromMap(new ConcurrentHashMap<>());
        try (Scene scene = new Scene(folder, GAP);
                Answers answers = new Answers(scene.bootstrapServers())) {
            answers.start();
            var traffic = Executors.newSingleThreadScheduledExecutor();
            traffic.scheduleAtFixedRate(
                    () -> written.add(scene.send("contact" + random.nextInt(300))),
                    0,
                    10,
                    TimeUnit.MILLISECONDS);
            for (int i = 0; i < KILLS; i++) {
                Process process = scene.processor("one", TURN_LIMIT);
                Scene.pause(Duration.ofMillis(2_500 + random.nextInt(3_000)));
                Scene.kill(process);
            }
            traffic.shutdown();
            assertThat(traffic.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            scene.flush();
            scene.processor("one", TURN_LIMIT);

            Log log = scene.log();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(
                            () -> {
                                int accounted = accountedFor(log).size();
                                System.out.printf(
                                        "%d of %d messages have an outcome%n",
                                        accounted, written.size());
                                return accounted >= written.size();
                            });
            List<String> accounted = accountedFor(log);
            assertThat(accounted).doesNotHaveDuplicates();
            assertThat(accounted).containsExactlyInAnyOrderElementsOf(written);
            assertThat(replies(log)).extracting(Reply::replyId).doesNotHaveDuplicates();
            assertThat(turns(log)).doesNotHaveDuplicates();
            System.out.printf(
                    "%d messages, %d kills, %d replies, every message has one outcome%n",
                    written.size(), KILLS, replies(log).size());
        }
    }

    private static List<String> accountedFor(Log log) {
        return log.read(Topics.standard().outcomes()).stream()
                .filter(outcome -> !Reason.SENT_LATE.code().equals(outcome.reason()))
                .flatMap(outcome -> outcome.ofMessages().stream())
                .toList();
    }

    /** The turns that have ended. */
    private static List<String> turns(Log log) {
        return log.read(Topics.standard().outcomes()).stream()
                .filter(outcome -> outcome.subject() == Outcome.Subject.TURN)
                .filter(outcome -> !Reason.SENT_LATE.code().equals(outcome.reason()))
                .map(Outcome::id)
                .toList();
    }

    private static List<Reply> replies(Log log) {
        return log.read(Topics.standard().replies());
    }
}
