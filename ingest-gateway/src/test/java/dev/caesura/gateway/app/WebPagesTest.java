package dev.caesura.gateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.trial.ChatPage;
import dev.caesura.gateway.trial.GatewayProcess;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, and two gateways that are killed while replies are under way. */
class WebPagesTest {

    private static final Topics TOPICS = Topics.standard();
    private static final int PAGES = 8;
    private static final int KILLS = Integer.getInteger("caesura.test.kills", 3);
    private static final long SEED = Long.getLong("caesura.test.seed", 1);

    private final EmbeddedBroker broker = EmbeddedBroker.startTemporary();
    private final List<ChatPage> pages = new ArrayList<>();
    private GatewayProcess one;
    private GatewayProcess two;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        TestGateway.createTopics(broker.bootstrapServers(), 3);
        one = gateway(folder, "one");
        two = gateway(folder, "two");
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        until(() -> one.isUp() && two.isUp());
    }

    private GatewayProcess gateway(Path folder, String name) throws IOException {
        Map<String, Object> settings =
                TestGateway.settings(broker.bootstrapServers(), folder.resolve(name));
        try (ServerSocket free = new ServerSocket(0)) {
            return new GatewayProcess(settings, free.getLocalPort(), folder.resolve(name + ".log"));
        }
    }

    @AfterEach
    void stop() {
        pages.forEach(ChatPage::close);
        producer.close();
        one.close();
        two.close();
        broker.close();
    }

    @Test
    void shouldShowOnceWhatWasSentWhileAPagesGatewayWasKilled() throws Exception {
        ChatPage ana = page(one.address(), "ana", "");
        until(ana::isReady);
        String first = ana.lastId();
        reply("ana", 1);
        sent("ana", 1);
        until(() -> ana.replies().size() == 1);
        reply("ana", 2);

        // when: her gateway is killed with a reply under way
        one.kill();
        sent("ana", 2);
        sent("ana", 2);
        reply("bert", 1);
        sent("bert", 1);
        reply("ana", 3);
        sent("ana", 3);
        one.restart();

        // then: there, and at another gateway, each reply is shown once
        until(() -> ana.replies().size() >= 3);
        ChatPage elsewhere = page(two.address(), "ana", ana.lastId());
        ChatPage longAway = page(two.address(), "ana", first);
        until(() -> elsewhere.isReady() && longAway.isReady() && ana.isReady());
        reply("ana", 4);
        sent("ana", 4);
        until(() -> ana.replies().size() >= 4 && longAway.replies().size() >= 4);
        until(() -> !elsewhere.replies().isEmpty());
        assertThat(ana.replies()).containsExactly("ana-1", "ana-2", "ana-3", "ana-4");
        assertThat(longAway.replies()).isEqualTo(ana.replies());
        assertThat(elsewhere.replies()).containsExactly("ana-4");
    }

    @Test
    void shouldShowANewPageNothingOfThePast() throws Exception {
        reply("ana", 1);
        sent("ana", 1);
        ChatPage ana = page(one.address(), "ana", "");
        ChatPage foreign = page(one.address(), "ana", "not-an-id");
        until(() -> ana.isReady() && foreign.isReady() && !foreign.lastId().equals("not-an-id"));

        reply("ana", 2);
        sent("ana", 2);

        until(() -> !ana.replies().isEmpty() && !foreign.replies().isEmpty());
        assertThat(ana.replies()).containsExactly("ana-2");
        assertThat(foreign.replies()).containsExactly("ana-2");
    }

    /** Each page goes to either gateway when it comes again; one of them is killed at a time. */
    @Test
    void shouldShowEachReplyOnceHoweverOftenGatewaysAreKilled() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < PAGES; i++) {
            Random choice = new Random(SEED + i);
            pages.add(
                    new ChatPage(
                            () -> choice.nextBoolean() ? one.address() : two.address(),
                            "contact" + i,
                            ""));
        }
        until(() -> pages.stream().allMatch(ChatPage::isReady));

        int number = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            GatewayProcess victim = kill % 2 == 0 ? one : two;
            number = exchange(number, 20, random);
            victim.kill();
            number = exchange(number, 20, random);
            victim.restart();
            until(victim::isUp);
        }
        int last = exchange(number, 5, random);

        until(() -> pages.stream().allMatch(page -> page.replies().size() >= last));
        for (int i = 0; i < PAGES; i++) {
            String contact = "contact" + i;
            assertThat(pages.get(i).replies())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, last)
                                    .mapToObj(n -> contact + "-" + n)
                                    .toList());
        }
    }

    /** Sends every contact some replies, each a moment after it was approved. */
    private int exchange(int before, int count, Random random) throws Exception {
        int number = before;
        for (int i = 0; i < count; i++) {
            number++;
            for (int contact = 0; contact < PAGES; contact++) {
                reply("contact" + contact, number);
            }
            await().pollDelay(Duration.ofMillis(random.nextInt(50))).until(() -> true);
            for (int contact = 0; contact < PAGES; contact++) {
                sent("contact" + contact, number);
            }
        }
        return number;
    }

    private ChatPage page(URI gateway, String contact, String lastId) {
        ChatPage page = new ChatPage(() -> gateway, contact, lastId);
        pages.add(page);
        return page;
    }

    private void reply(String contact, int number) throws Exception {
        String id = contact + "-" + number;
        send(
                TOPICS.replies(),
                new Reply(
                        id,
                        "request-" + id,
                        "web:demo:" + contact,
                        "Answer " + number,
                        Instant.now(),
                        Map.of()));
    }

    private void sent(String contact, int number) throws Exception {
        send(
                TOPICS.deliveries(),
                new DeliveryEvent(
                        contact + "-" + number,
                        null,
                        "web:demo:" + contact,
                        DeliveryStatus.SENT,
                        null,
                        Instant.now(),
                        null,
                        false));
    }

    private <E extends Event> void send(Topic<E> topic, E event) throws Exception {
        byte[] key = event.conversationId().getBytes(UTF_8);
        producer.send(new ProducerRecord<>(topic.name(), key, topic.serde().toBytes(event)))
                .get(30, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }
}
