package dev.caesura.sender.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.telegram.TelegramDelivery;
import dev.caesura.sender.delivery.channel.telegram.TelegramSettings;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.Taken;
import dev.caesura.testkit.provider.TelegramServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message's route says of where in Telegram, and to whom, its reply goes. */
class TelegramRoutesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final HttpCall HTTP = new HttpCall();

    @Test
    void shouldReachABusinesssCustomerThroughItsConnectionOnly() throws Exception {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId customer = chat(TelegramServer.CUSTOMER);
            Map<String, String> route = Map.of("business_connection_id", TelegramServer.CONNECTION);
            // when
            DeliveryException without =
                    catchThrowableOfType(
                            DeliveryException.class, () -> channel.send(part(customer, Map.of())));
            channel.send(part(customer, route));
            channel.typing(customer, Asked.by(customer, TelegramServer.CUSTOMER + ":12", route));
            // then
            assertThat(without.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(server.taken())
                    .extracting(Taken::to, Taken::reference)
                    .containsExactly(tuple(TelegramServer.CUSTOMER, TelegramServer.CONNECTION));
            await().until(() -> server.actions() == 1 && server.reads() == 1);
        }
    }

    @Test
    void shouldTellAChannelsDirectMessagesFromAGroupsTopics() throws Exception {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId chat = chat("-100123:33");
            // when
            channel.send(part(chat, Map.of("direct_messages_topic_id", "33")));
            channel.send(part(chat, Map.of()));
            // then
            assertThat(server.taken())
                    .extracting(Taken::to)
                    .containsExactly("-100123/33", "-100123:33");
        }
    }

    @Test
    void shouldWriteToTheSupergroupThatAGroupHasBecome() throws Exception {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId group = chat(TelegramServer.GROUP);
            // when: told by the route, and then found out from Telegram's refusal
            channel.send(part(group, Map.of("chat_id", TelegramServer.SUPERGROUP)));
            int callsWithRoute = server.calls();
            channel.send(part(group, Map.of()));
            channel.send(part(group, Map.of()));
            // then
            assertThat(callsWithRoute).isEqualTo(1);
            assertThat(server.calls()).isEqualTo(4);
            assertThat(server.taken())
                    .extracting(Taken::to)
                    .containsOnly(TelegramServer.SUPERGROUP)
                    .hasSize(3);
        }
    }

    @Test
    void shouldTakeATopicFromTheRouteThenFromTheNamedChatThenFromTheContact() throws Exception {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId contact = chat("-100123:33");
            // when
            channel.send(part(contact, Map.of("message_thread_id", "44")));
            channel.send(part(contact, Map.of("chat_id", "-100500:55")));
            channel.send(part(contact, Map.of("chat_id", "-100500")));
            channel.send(part(contact, Map.of("chat_id", "-100123")));
            // then: another chat has not the contact's topics
            assertThat(server.taken())
                    .extracting(Taken::to)
                    .containsExactly("-100123:44", "-100500:55", "-100500", "-100123:33");
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldAnswerAPrivateCommandToItsMemberOnly(Supplier<TelegramServer> version)
            throws Exception {
        try (TelegramServer server = version.get()) {
            DeliveryChannel channel = telegram(server.url());
            Map<String, String> route =
                    Map.of(
                            "chat_id",
                            "-100123",
                            "message_thread_id",
                            "33",
                            "receiver_user_id",
                            "7001",
                            "ephemeral_message_id",
                            "5531001");
            // when
            String id = channel.send(part(chat("-100123:e7001"), route));
            // then
            assertThat(server.taken())
                    .extracting(Taken::to, Taken::reference)
                    .containsExactly(tuple("-100123:33>7001", "e5531001"));
            assertThat(id).isEqualTo("-100123:e1");
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldKnowTheMemberFromTheContactWhereTheRouteIsLost(Supplier<TelegramServer> version)
            throws Exception {
        try (TelegramServer server = version.get()) {
            DeliveryChannel channel = telegram(server.url());
            // when
            channel.send(part(chat("-100123:e7001"), Map.of()));
            channel.send(part(chat("-100123:e7001"), Map.of("chat_id", "-100500")));
            channel.send(part(chat("-100123"), Map.of("chat_id", "-100500:e7002")));
            // then
            assertThat(server.taken())
                    .extracting(Taken::to)
                    .containsExactly("-100123>7001", "-100500>7001", "-100500>7002");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-100123:enull", "-100123:e"})
    void shouldSayNothingRatherThanToEverybodyWhereTheMemberIsNotKnown(String contact) {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            // when
            DeliveryException failure =
                    catchThrowableOfType(
                            DeliveryException.class,
                            () -> channel.send(part(chat(contact), Map.of())));
            // then
            assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(failure.reason()).isEqualTo("telegram-no-receiver");
            assertThat(server.calls()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldAnswerAButtonUnderAPrivateMessageByItsQuery(Supplier<TelegramServer> version)
            throws Exception {
        try (TelegramServer server = version.get()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId member = chat("-100123:e7001");
            // when: the second query came too long ago
            for (String query : new String[] {"880011", TelegramServer.OLD_QUERY}) {
                Map<String, String> route =
                        Map.of(
                                "chat_id",
                                "-100123",
                                "receiver_user_id",
                                "7001",
                                "ephemeral_message_id",
                                "12",
                                "callback_query_id",
                                query);
                channel.acknowledge(member, Asked.by(member, query, route));
                channel.send(part(member, route));
            }
            // then
            assertThat(server.taken())
                    .extracting(Taken::to, Taken::reference)
                    .containsExactly(tuple("-100123>7001", "880011"), tuple("-100123>7001", ""));
            await().until(() -> server.presses() == 2);
        }
    }

    @Test
    void shouldAnswerAButtonUnderAGroupsMessageInTheGroup() throws Exception {
        try (TelegramServer server = new TelegramServer()) {
            // when
            telegram(server.url())
                    .send(part(chat("-100123:33"), Map.of("callback_query_id", "880011")));
            // then
            assertThat(server.taken()).extracting(Taken::to).containsExactly("-100123:33");
        }
    }

    @Test
    void shouldWriteToNobodyWhereAGuestsQueryIsNotKnown() {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId asker = chat("602:g501");
            // when
            DeliveryException refused =
                    catchThrowableOfType(
                            DeliveryException.class, () -> channel.send(part(asker, Map.of())));
            channel.typing(asker, Asked.by(asker, "602:6", Map.of()));
            // then
            assertThat(refused.reason()).isEqualTo("telegram-no-query");
            assertThat(refused.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void shouldAnswerAGuestsQueryOnceAndAsOneMessage() throws Exception {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId group = chat("-100777:g501");
            Map<String, String> route = Map.of("guest_query_id", "6600770088");
            // when
            String id = channel.send(part(group, route));
            DeliveryException again =
                    catchThrowableOfType(
                            DeliveryException.class, () -> channel.send(part(group, route)));
            // then
            assertThat(id).isEqualTo("inline-1");
            assertThat(again.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(server.taken())
                    .extracting(Taken::to, Taken::text)
                    .containsExactly(tuple("guest 6600770088", "Hello"));
            assertThat(channel.texts(route).isTooLong("x".repeat(4096))).isFalse();
            assertThat(channel.texts(route).isTooLong("x".repeat(4097))).isTrue();
            assertThat(channel.texts(Map.of()).isTooLong("x".repeat(4097))).isFalse();
        }
    }

    @Test
    void shouldShowTypingOnlyWhereItConcernsWhoeverSeesIt() {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId member = chat("-100123:e7001");
            ConversationId group = chat("-100777");
            ConversationId topic = chat("-100123:33");
            // when
            channel.typing(member, Asked.by(member, "-100123:e5", Map.of()));
            channel.typing(group, Asked.by(group, "1", Map.of("guest_query_id", "66")));
            channel.typing(topic, Asked.by(topic, "-100123:6", Map.of()));
            // then
            await().until(() -> server.actions() == 1);
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    private static Stream<Supplier<TelegramServer>> versions() {
        return Stream.of(TelegramServer::new, TelegramServer::ofVersion102);
    }

    private static ConversationId chat(String contact) {
        return new ConversationId("telegram", "bot", contact);
    }

    private static DeliveryChannel telegram(URI url) {
        return new TelegramDelivery(
                new TelegramSettings(Secret.of(TelegramServer.TOKEN), url, TIMEOUT), HTTP);
    }

    private static Outgoing part(ConversationId conversation, Map<String, String> route) {
        return new Outgoing("rep-1", conversation, route, "Hello", 0, 1);
    }
}
