package dev.caesura.sender.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
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
import dev.caesura.sender.delivery.channel.whatsapp.WhatsAppDelivery;
import dev.caesura.sender.delivery.channel.whatsapp.WhatsAppSettings;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.service.secret.Secret;
import dev.caesura.service.secret.SecretException;
import dev.caesura.testkit.provider.Fault;
import dev.caesura.testkit.provider.ManyChatServer;
import dev.caesura.testkit.provider.MessengerServer;
import dev.caesura.testkit.provider.ProviderServer;
import dev.caesura.testkit.provider.Taken;
import dev.caesura.testkit.provider.TeamServer;
import dev.caesura.testkit.provider.TelegramServer;
import dev.caesura.testkit.provider.TwilioServer;
import dev.caesura.testkit.provider.WhatsAppServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each channel against its provider's stand-in. */
class ChannelsTest {

    private static final Duration TIMEOUT = Duration.ofMillis(1_500);
    private static final HttpCall HTTP = new HttpCall();
    private static final String NOBODY = "none:none:none";

    /** A channel, its stand-in, and a contact who can be written to and one who can't. */
    private enum Case {
        WHATSAPP(
                WhatsAppServer::new,
                url ->
                        new WhatsAppDelivery(
                                new WhatsAppSettings(secret(WhatsAppServer.TOKEN), url, TIMEOUT),
                                HTTP),
                "whatsapp:1065:16315551181",
                4096,
                NOBODY),
        MESSENGER(
                MessengerServer::messenger,
                url ->
                        new MessengerDelivery(
                                new MessengerSettings(secret(MessengerServer.TOKEN), url, TIMEOUT),
                                HTTP),
                "messenger:page:900001",
                2000,
                "messenger:page:" + MessengerServer.OUTSIDE_WINDOW),
        INSTAGRAM(
                MessengerServer::instagram,
                url ->
                        new InstagramDelivery(
                                new InstagramSettings(
                                        secret(MessengerServer.TOKEN), url, null, TIMEOUT),
                                HTTP),
                "instagram:1784:900001",
                1000,
                "instagram:1784:" + MessengerServer.OUTSIDE_WINDOW),
        TELEGRAM(
                TelegramServer::new,
                url ->
                        new TelegramDelivery(
                                new TelegramSettings(secret(TelegramServer.TOKEN), url, TIMEOUT),
                                HTTP),
                "telegram:bot:-100123:33",
                4096,
                "telegram:bot:" + TelegramServer.BLOCKED),
        MANYCHAT(
                ManyChatServer::new,
                url ->
                        new ManyChatDelivery(
                                new ManyChatSettings(
                                        secret(ManyChatServer.TOKEN),
                                        ManyChatSettings.Platform.MESSENGER,
                                        url,
                                        TIMEOUT),
                                HTTP),
                "manychat:page:28272978999035230",
                2000,
                "manychat:page:" + ManyChatServer.OUTSIDE_WINDOW),
        TWILIO(
                TwilioServer::new,
                url ->
                        new TwilioDelivery(
                                new TwilioSettings(
                                        TwilioServer.ACCOUNT,
                                        secret(TwilioServer.TOKEN),
                                        TwilioSettings.Transport.SMS,
                                        null,
                                        url,
                                        url,
                                        TIMEOUT),
                                HTTP),
                "twilio:+14155238886:+447700900123",
                1600,
                "twilio:+14155238886:" + TwilioServer.OPTED_OUT),
        WEBHOOK(
                TeamServer::new,
                url ->
                        new WebhookDelivery(
                                new WebhookSettings(url, secret(TeamServer.SECRET), TIMEOUT),
                                HTTP,
                                Clock.systemUTC()),
                "generic:shop:ann",
                Integer.MAX_VALUE,
                NOBODY);

        private final Supplier<ProviderServer> server;
        private final Function<URI, DeliveryChannel> channel;
        private final ConversationId contact;
        private final int limit;
        private final ConversationId unreachable;

        Case(
                Supplier<ProviderServer> server,
                Function<URI, DeliveryChannel> channel,
                String contact,
                int limit,
                String unreachable) {
            this.server = server;
            this.channel = channel;
            this.contact = ConversationId.parse(contact);
            this.limit = limit;
            this.unreachable = ConversationId.parse(unreachable);
        }

        private static Secret secret(String value) {
            return Secret.of(value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendALongReplyInPartsThatTheProviderTakes(Case the) throws Exception {
        try (ProviderServer server = the.server.get()) {
            // given
            DeliveryChannel channel = the.channel.apply(server.url());
            String text = "Grüße aus Köln, das war ein Satz. ".repeat(200).strip();
            // when
            List<String> parts = channel.texts(Map.of()).split(text);
            for (int part = 0; part < parts.size(); part++) {
                channel.send(
                        new Outgoing(
                                "rep-1",
                                the.contact,
                                Map.of(),
                                parts.get(part),
                                part,
                                parts.size()));
            }
            // then
            assertThat(server.taken()).extracting(Taken::text).containsExactlyElementsOf(parts);
            assertThat(server.taken())
                    .allSatisfy(t -> assertThat(t.to()).isEqualTo(the.contact.contact()));
            assertThat(parts).hasSizeGreaterThan(the.limit == Integer.MAX_VALUE ? 0 : 1);
            assertThat(parts).allSatisfy(part -> assertThat(part).endsWith("."));
            assertThat(String.join(" ", parts)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowAnOutageFromAMessageThatMayHaveBeenSent(Case the) {
        try (ProviderServer server = the.server.get()) {
            DeliveryChannel channel = the.channel.apply(server.url());
            server.fail(Fault.UNAVAILABLE, Fault.UNAUTHORIZED);
            server.fail(Fault.GATEWAY_TIMEOUT, Fault.DROPPED, Fault.SILENT);
            // then
            assertThat(failure(channel, the.contact).kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure(channel, the.contact).kind()).isEqualTo(Kind.ACCOUNT);
            assertThat(failure(channel, the.contact).kind()).isEqualTo(Kind.AMBIGUOUS);
            assertThat(failure(channel, the.contact).kind()).isEqualTo(Kind.AMBIGUOUS);
            assertThat(failure(channel, the.contact).kind()).isEqualTo(Kind.AMBIGUOUS);
            assertThat(server.taken()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellThatNothingWasSentWhereNobodyListens(Case the) {
        try (ProviderServer server = the.server.get()) {
            server.goDown();
            // when
            DeliveryException failure = failure(the.channel.apply(server.url()), the.contact);
            // then
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure.reason()).isEqualTo("no-connection");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldThrottleTheAccountThatCallsTooOften(Case the) throws Exception {
        try (ProviderServer server = the.server.get()) {
            DeliveryChannel channel = the.channel.apply(server.url());
            server.callsPerSecond(1);
            channel.send(new Outgoing("rep-1", the.contact, Map.of(), "Hello", 0, 1));
            // when
            DeliveryException failure = failure(channel, the.contact);
            // then: with the pause where the provider says one
            assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
            if (the != Case.MANYCHAT && the != Case.TWILIO) {
                assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSENGER", "INSTAGRAM", "TELEGRAM", "MANYCHAT", "TWILIO"})
    void shouldRefuseForGoodWhomNobodyCanReach(Case the) {
        try (ProviderServer server = the.server.get()) {
            DeliveryException failure = failure(the.channel.apply(server.url()), the.unreachable);
            assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(failure.reason()).matches("[a-z]+-\\d+");
        }
    }

    @Test
    void shouldLetOnlyTheOneContactWaitAtWhatsAppsPairLimit() throws Exception {
        try (WhatsAppServer server = new WhatsAppServer()) {
            DeliveryChannel channel = Case.WHATSAPP.channel.apply(server.url());
            server.pairPause(Duration.ofSeconds(6));
            channel.send(new Outgoing("rep-1", Case.WHATSAPP.contact, Map.of(), "One", 0, 1));
            // when
            DeliveryException failure = failure(channel, Case.WHATSAPP.contact);
            // then
            assertThat(failure.reason()).isEqualTo("whatsapp-131056");
            assertThat(failure.kind()).isEqualTo(Kind.PACED);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(6));
        }
    }

    @Test
    void shouldHaveTheReplysIdComeBackFromWhatsApp() throws Exception {
        try (WhatsAppServer server = new WhatsAppServer()) {
            DeliveryChannel channel = Case.WHATSAPP.channel.apply(server.url());
            // when
            channel.send(new Outgoing("rep-1", Case.WHATSAPP.contact, Map.of(), "One", 0, 2));
            channel.send(new Outgoing("rep-1", Case.WHATSAPP.contact, Map.of(), "Two", 1, 2));
            // then
            assertThat(server.taken())
                    .extracting(Taken::reference)
                    .containsExactly("rep-1#1", "rep-1");
        }
    }

    @Test
    void shouldNotShowATokenThatMakesNoAddress() {
        DeliveryChannel telegram =
                new TelegramDelivery(
                        new TelegramSettings(
                                Secret.of("hush hush"), URI.create("http://127.0.0.1:1"), TIMEOUT),
                        HTTP);

        assertThatThrownBy(
                        () ->
                                telegram.send(
                                        new Outgoing(
                                                "rep-1",
                                                Case.TELEGRAM.contact,
                                                Map.of(),
                                                "Hello",
                                                0,
                                                1)))
                .isInstanceOf(SecretException.class)
                .hasMessageNotContaining("hush");
    }

    @Test
    void shouldShowTypingAndMarkAsReadWhereTheChannelCan() {
        try (WhatsAppServer whatsApp = new WhatsAppServer();
                MessengerServer messenger = MessengerServer.messenger();
                TelegramServer telegram = new TelegramServer()) {
            // when
            showTyping(Case.WHATSAPP, whatsApp.url(), "wamid.1");
            showTyping(Case.MESSENGER, messenger.url(), "m_1");
            showTyping(Case.TELEGRAM, telegram.url(), "1:2");

            // then
            await().until(whatsApp::typing, n -> n == 1);
            await().until(messenger::actions, n -> n == 2);
            await().until(telegram::actions, n -> n == 1);
        }
    }

    private static void showTyping(Case the, URI provider, String lastMessage) {
        the.channel
                .apply(provider)
                .typing(the.contact, Asked.by(the.contact, lastMessage, Map.of()));
    }

    private static DeliveryException failure(DeliveryChannel channel, ConversationId contact) {
        return catchThrowableOfType(
                DeliveryException.class,
                () -> channel.send(new Outgoing("rep-2", contact, Map.of(), "Hello", 0, 1)));
    }
}
