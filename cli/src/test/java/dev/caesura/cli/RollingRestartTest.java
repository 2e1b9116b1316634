package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processors that are restarted one after the other, as at an upgrade, while contacts write. */
@Tag("trial")
class RollingRestartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration SETTLED = Duration.ofSeconds(8);
    private static final int PER_SECOND = 40;

    /** Twenty contacts write three messages each, within a second and a half, and never again. */
    private static final int AT_ONCE = 20;

    private static final List<String> NAMES = List.of("one", "two");

    @Test
    void shouldMissNoDeadlineBeyondTheRebalance(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                Deployment deployment = new Deployment(folder, broker.bootstrapServers(), 1);
                Contacts contacts =
                        new Contacts(
                                deployment.client(),
                                n -> n % AT_ONCE + AT_ONCE * (n / (3 * AT_ONCE)));
                RequestWatch watch = new RequestWatch(deployment.client())) {
            deployment.sender();
            ServiceProcess[] processors = {
                deployment.processor(NAMES.get(0), settings(NAMES.get(0))),
                deployment.processor(NAMES.get(1), settings(NAMES.get(1)))
            };
            contacts.write(PER_SECOND);
            await().atMost(PATIENCE).until(() -> watch.count() > 5 * AT_ONCE);

            Instant calm = Instant.now();
            Deployment.pause(CALM);
            Instant begin = Instant.now();
            for (int i = 0; i < processors.length; i++) {
                Instant stopping = Instant.now();
                processors[i].stop();
                Instant stopped = Instant.now();
                processors[i] = deployment.processor(NAMES.get(i), settings(NAMES.get(i)));
                Instant ready = Instant.now();
                Deployment.pause(SETTLED);
                System.out.printf(
                        "%s: stopped in %d ms, ready again in %d ms; meanwhile %s; then %s%n",
                        NAMES.get(i),
                        Duration.between(stopping, stopped).toMillis(),
                        Duration.between(stopped, ready).toMillis(),
                        RequestWatch.summary(watch.lateness(stopping, ready)),
                        RequestWatch.summary(watch.lateness(ready, Instant.now())));
            }
            Instant end = Instant.now();
            Deployment.pause(CALM);
            Set<String> written = contacts.stop();

            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> deployment.accountedFor().size() >= written.size());
            List<Long> late = watch.lateness(begin, end);
            System.out.printf(
                    "%s at rest: %s%nrolling restart: %s%n",
                    System.getProperty("caesura.test.settings", ""),
                    RequestWatch.summary(watch.lateness(calm, begin)),
                    RequestWatch.summary(late));
            assertThat(deployment.accountedFor()).containsExactlyInAnyOrderElementsOf(written);
            assertThat(deployment.asked()).doesNotHaveDuplicates();
            assertThat(new HashSet<>(deployment.asked()))
                    .isEqualTo(new HashSet<>(deployment.sessions()));
            assertThat(late.get(late.size() - 1)).isLessThan(3_000);
        }
    }

    /** Other ways to be a member of the group can be compared: {@code $name} is the instance's. */
    private static String settings(String name) {
        return System.getProperty("caesura.test.settings", "")
                .replace("$name", name)
                .replace(';', '\n');
    }
}
