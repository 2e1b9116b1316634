package dev.caesura.sender.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.instagram.InstagramDelivery;
import dev.caesura.sender.delivery.channel.instagram.InstagramSettings;
import dev.caesura.sender.delivery.channel.manychat.ManyChatDelivery;
import dev.caesura.sender.delivery.channel.manychat.ManyChatSettings;
import dev.caesura.sender.delivery.channel.messenger.MessengerDelivery;
import dev.caesura.sender.delivery.channel.messenger.MessengerSettings;
import dev.caesura.sender.delivery.channel.telegram.TelegramDelivery;
import dev.caesura.sender.delivery.channel.telegram.TelegramSettings;
import dev.caesura.sender.delivery.channel.twilio.TwilioDelivery;
import dev.caesura.sender.delivery.channel.twilio.TwilioSettings;
import dev.caesura.sender.delivery.channel.webhook.WebhookDelivery;
import dev.caesura.sender.delivery.channel.webhook.WebhookSettings;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.ManyChatServer;
import dev.caesura.testkit.provider.MessengerServer;
import dev.caesura.testkit.provider.Taken;
import dev.caesura.testkit.provider.TeamServer;
import dev.caesura.testkit.provider.TelegramServer;
import dev.caesura.testkit.provider.TwilioServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a reply needs beyond account and contact to arrive, as the message's route tells it. */
class RoutesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final HttpCall HTTP = new HttpCall();
    private static final ConversationId NUMBER =
            ConversationId.parse("twilio:+14155238886:+447700900123");

    @Test
    void shouldReachABusinesssCustomerThroughItsConnectionOnly() throws Exception {
        try (TelegramServer server = new TelegramServer()) {
            DeliveryChannel channel = telegram(server.url());
            ConversationId customer =
                    new ConversationId("telegram", "bot", TelegramServer.CUSTOMER);
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
            ConversationId chat = ConversationId.parse("telegram:bot:-100123:33");
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
    void shouldAnswerOnTwilioTheWayTheContactWrote() throws Exception {
        try (TwilioServer server = new TwilioServer()) {
            // given: a number that is set as one for SMS
            var settings =
                    new TwilioSettings(
                            TwilioServer.ACCOUNT,
                            Secret.of(TwilioServer.TOKEN),
                            TwilioSettings.Transport.SMS,
                            null,
                            server.url(),
                            server.url(),
                            TIMEOUT);
            DeliveryChannel channel = new TwilioDelivery(settings, HTTP);
            Map<String, String> whatsApp = Map.of("transport", "whatsapp");
            Map<String, String> sms = Map.of("transport", "sms");
            // when
            channel.send(part(NUMBER, whatsApp));
            channel.send(part(NUMBER, sms));
            channel.send(part(NUMBER, Map.of()));
            channel.typing(NUMBER, Asked.by(NUMBER, "SM1", sms));
            channel.typing(NUMBER, Asked.by(NUMBER, "SM2", whatsApp));
            // then
            assertThat(server.taken())
                    .extracting(Taken::to)
                    .containsExactly("whatsapp:+447700900123", "+447700900123", "+447700900123");
            await().until(() -> server.typing() == 1);
        }
    }

    @Test
    void shouldWriteToWhomAPageKnowsByAReferenceOnly() throws Exception {
        try (MessengerServer server = MessengerServer.messenger()) {
            var settings =
                    new MessengerSettings(Secret.of(MessengerServer.TOKEN), server.url(), TIMEOUT);
            ConversationId person = ConversationId.parse("messenger:page:77");
            // when
            new MessengerDelivery(settings, HTTP)
                    .send(part(person, Map.of("recipient", "user_ref")));
            // then
            assertThat(server.taken()).extracting(Taken::to).containsExactly("ref:77");
        }
    }

    @Test
    void shouldPostUnderTheFacebookPageThatAnInstagramAccountIsLinkedTo() throws Exception {
        try (MessengerServer server = MessengerServer.instagram()) {
            var settings =
                    new InstagramSettings(
                            Secret.of(MessengerServer.TOKEN), server.url(), "page-7", TIMEOUT);
            ConversationId person = ConversationId.parse("instagram:1784:900001");
            // when
            new InstagramDelivery(settings, HTTP).send(part(person, Map.of()));
            // then
            assertThat(server.lastPath()).isEqualTo("/page-7/messages");
        }
    }

    @Test
    void shouldWriteThroughManyChatToWhereTheContactIs() throws Exception {
        try (ManyChatServer server = new ManyChatServer()) {
            var settings =
                    new ManyChatSettings(
                            Secret.of(ManyChatServer.TOKEN),
                            ManyChatSettings.Platform.MESSENGER,
                            server.url(),
                            TIMEOUT);
            DeliveryChannel channel = new ManyChatDelivery(settings, HTTP);
            ConversationId subscriber = ConversationId.parse("manychat:page:28272978999035230");
            // when
            channel.send(part(subscriber, Map.of("platform", "instagram")));
            channel.send(part(subscriber, Map.of("platform", "fax")));
            // then
            assertThat(server.taken())
                    .extracting(Taken::reference)
                    .containsExactly("instagram", "messenger");
            assertThat(channel.texts(Map.of("platform", "instagram")).split("ä".repeat(600)))
                    .hasSize(2);
            assertThat(channel.texts(Map.of()).split("ä".repeat(600))).hasSize(1);
        }
    }

    @Test
    void shouldGiveATeamsSystemBackWhatItSaid() throws Exception {
        try (TeamServer server = new TeamServer()) {
            var settings = new WebhookSettings(server.url(), Secret.of(TeamServer.SECRET), TIMEOUT);
            ConversationId contact = ConversationId.parse("generic:shop:ann");
            // when
            new WebhookDelivery(settings, HTTP, Clock.systemUTC())
                    .send(part(contact, Map.of("line", "2")));
            // then
            assertThat(server.lastReply().path("route").path("line").asString()).isEqualTo("2");
        }
    }

    private static DeliveryChannel telegram(URI url) {
        return new TelegramDelivery(
                new TelegramSettings(Secret.of(TelegramServer.TOKEN), url, TIMEOUT), HTTP);
    }

    private static Outgoing part(ConversationId conversation, Map<String, String> route) {
        return new Outgoing("rep-1", conversation, route, "Hello", 0, 1);
    }
}
