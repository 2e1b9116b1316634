package dev.caesura.sender.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.instagram.InstagramDelivery;
import dev.caesura.sender.delivery.channel.instagram.InstagramSettings;
import dev.caesura.sender.delivery.channel.manychat.ManyChatDelivery;
import dev.caesura.sender.delivery.channel.manychat.ManyChatSettings;
import dev.caesura.sender.delivery.channel.messenger.MessengerDelivery;
import dev.caesura.sender.delivery.channel.messenger.MessengerSettings;
import dev.caesura.sender.delivery.channel.twilio.TwilioDelivery;
import dev.caesura.sender.delivery.channel.twilio.TwilioSettings;
import dev.caesura.sender.delivery.channel.webhook.WebhookDelivery;
import dev.caesura.sender.delivery.channel.webhook.WebhookSettings;
import dev.caesura.sender.delivery.channel.whatsapp.WhatsAppDelivery;
import dev.caesura.sender.delivery.channel.whatsapp.WhatsAppSettings;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.ManyChatServer;
import dev.caesura.testkit.provider.MessengerServer;
import dev.caesura.testkit.provider.Taken;
import dev.caesura.testkit.provider.TeamServer;
import dev.caesura.testkit.provider.TwilioServer;
import dev.caesura.testkit.provider.WhatsAppServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a reply needs beyond account and contact to arrive, as the message's route tells it. */
class RoutesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final HttpCall HTTP = new HttpCall();
    private static final ConversationId NUMBER =
            ConversationId.parse("twilio:+14155238886:+447700900123");

    @Test
    void shouldAnswerOnTwilioTheWayTheContactWrote() throws Exception {
        try (TwilioServer server = new TwilioServer()) {
            // given: a number that is set as one for SMS
            DeliveryChannel channel = twilio(server.url());
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

    @ParameterizedTest
    @CsvSource({
        "+447700900123, sms, , +447700900123",
        "+447700900123, rcs, , rcs:+447700900123",
        "9000112233, messenger, , messenger:9000112233",
        "whatsapp:+447700900123, whatsapp, , whatsapp:+447700900123",
        "whatsapp:+447700900123, , , whatsapp:+447700900123",
        "rcs:+447700900123, , , rcs:+447700900123",
        "messenger:9000112233, messenger, , messenger:9000112233",
        "+447700900123, whatsapp, +447700900456, whatsapp:+447700900456",
        "+447700900123, whatsapp, whatsapp:+447700900456, whatsapp:+447700900456",
        "+447700900123, whatsapp, GB.13491208655302741918, whatsapp:GB.13491208655302741918",
        "whatsapp:+447700900123, sms, +447700900456, +447700900456",
        "+447700900123, carrier-pigeon, , +447700900123",
    })
    void shouldPutATransportOnceInFrontOfBothTwilioNumbers(
            String contact, @Nullable String transport, @Nullable String to, String expected)
            throws Exception {
        try (TwilioServer server = new TwilioServer()) {
            DeliveryChannel channel = twilio(server.url());
            Map<String, String> route = new HashMap<>();
            if (transport != null) {
                route.put("transport", transport);
            }
            if (to != null) {
                route.put("to", to);
            }
            // when: the stand-in refuses a From of another transport
            for (String account : List.of("+14155238886", "whatsapp:+14155238886", "MG0001")) {
                channel.send(part(new ConversationId("twilio", account, contact), route));
            }
            // then
            assertThat(server.taken()).extracting(Taken::to).containsOnly(expected).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16315551181, , , to 16315551181",
        "US.13491208655302741918, , , recipient US.13491208655302741918",
        "16315551181, recipient, US.13491208655302741918, recipient US.13491208655302741918",
        "US.13491208655302741918, to, 16315551181, to 16315551181",
        "16315551181, to, 5511955554444, to 5511955554444",
        "120363041234567890@g.us, , , to 120363041234567890@g.us",
    })
    void shouldWriteOnWhatsAppToTheIdThatTheContactHasNow(
            String contact, @Nullable String name, @Nullable String value, String expected)
            throws Exception {
        try (WhatsAppServer server = new WhatsAppServer()) {
            var settings =
                    new WhatsAppSettings(Secret.of(WhatsAppServer.TOKEN), server.url(), TIMEOUT);
            Map<String, String> route =
                    name == null || value == null ? Map.of() : Map.of(name, value);
            // when
            new WhatsAppDelivery(settings, HTTP)
                    .send(part(new ConversationId("whatsapp", "1065", contact), route));
            // then: under the name that the API has for such an id, and with the reply's id
            assertThat(server.taken())
                    .extracting(Taken::to, Taken::reference)
                    .containsExactly(tuple(expected.split(" ", 2)[1], "rep-1"));
            assertThat(server.lastBody().path(expected.split(" ", 2)[0]).asString())
                    .isEqualTo(expected.split(" ", 2)[1]);
        }
    }

    @Test
    void shouldWriteInMessengerAndInstagramToTheIdThatThePersonHasNow() throws Exception {
        try (MessengerServer messenger = MessengerServer.messenger();
                MessengerServer instagram = MessengerServer.instagram()) {
            DeliveryChannel page =
                    new MessengerDelivery(
                            new MessengerSettings(
                                    Secret.of(MessengerServer.TOKEN), messenger.url(), TIMEOUT),
                            HTTP);
            DeliveryChannel account =
                    new InstagramDelivery(
                            new InstagramSettings(
                                    Secret.of(MessengerServer.TOKEN),
                                    instagram.url(),
                                    null,
                                    TIMEOUT),
                            HTTP);
            // when
            page.send(
                    part(
                            ConversationId.parse("messenger:page:ref-1"),
                            Map.of("recipient.id", "77")));
            page.send(
                    part(
                            ConversationId.parse("messenger:page:77"),
                            Map.of("recipient", "user_ref", "recipient.id", "ref-1")));
            account.send(
                    part(
                            ConversationId.parse("instagram:1784:900001"),
                            Map.of("recipient.id", "900002")));
            // then
            assertThat(messenger.taken()).extracting(Taken::to).containsExactly("77", "ref:ref-1");
            assertThat(instagram.taken()).extracting(Taken::to).containsExactly("900002");
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
            channel.send(part(subscriber, Map.of("platform", "fax", "contact", "55")));
            // then
            assertThat(server.taken())
                    .extracting(Taken::to, Taken::reference)
                    .containsExactly(
                            tuple("28272978999035230", "instagram"), tuple("55", "messenger"));
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
            DeliveryChannel channel = new WebhookDelivery(settings, HTTP, Clock.systemUTC());
            // when: with the id that the contact used last, and without
            channel.send(part(contact, Map.of("line", "2", "contact", "ann@home")));
            JsonNode told = server.lastReply();
            channel.send(part(contact, Map.of()));
            // then
            assertThat(told.path("route").path("line").asString()).isEqualTo("2");
            assertThat(told.path("conversationId").asString()).isEqualTo("generic:shop:ann");
            assertThat(server.taken()).extracting(Taken::to).containsExactly("ann@home", "ann");
        }
    }

    private static DeliveryChannel twilio(URI url) {
        return new TwilioDelivery(
                new TwilioSettings(
                        TwilioServer.ACCOUNT,
                        Secret.of(TwilioServer.TOKEN),
                        TwilioSettings.Transport.SMS,
                        null,
                        url,
                        url,
                        TIMEOUT),
                HTTP);
    }

    private static Outgoing part(ConversationId conversation, Map<String, String> route) {
        return new Outgoing("rep-1", conversation, route, "Hello", 0, 1);
    }
}
