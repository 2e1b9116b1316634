package dev.caesura.gateway.channel.twilio;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioChannelTest {

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP, true",
        "STOP, No, true",
        "HELP, INFO, true",
        "START, Unstop, true",
        "START, Yes, false",
        "'', STOP, false"
    })
    void shouldLeaveToTwilioWhatItHasAnsweredItself(String type, String body, boolean answered) {
        Translation translation =
                channel.translate(
                        post(PARTIES + "&MessageSid=SM1&Body=" + body + "&OptOutType=" + type));

        assertThat(translation.messages()).hasSize(answered ? 0 : 1);
        assertThat(translation.events())
                .extracting(ChannelEvent::kind)
                .hasSize(answered ? 1 : 0)
                .containsOnly(answered ? new String[] {EventKinds.CONTACT} : new String[0]);
    }

    private static final String PARTIES = "From=%2B4915112345&To=%2B4930500&MessageSid=SM1";

    private final TwilioChannel channel = new TwilioChannel(AccountsOptions.NONE);

    @Test
    void shouldReadAText() {
        InboundMessage message =
                only(PARTIES + "&Body=caf%C3%A9+%26+%F0%9F%98%80&SmsStatus=received&NumMedia=0\n");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("SM1")
                                .channel("twilio")
                                .account("+4930500")
                                .contact("+4915112345")
                                .text("café & 😀")
                                .route(Map.of("transport", "sms"))
                                .build());
    }

    @Test
    void shouldTakeAwayThePrefixOfWhatsApp() {
        InboundMessage message =
                only("From=whatsapp%3AUS.1349&To=whatsapp:%2B4930500&SmsSid=SM2&Body=x");

        assertThat(message.conversationId()).isEqualTo("twilio:+4930500:US.1349");
        assertThat(message.messageId()).isEqualTo("SM2");
    }

    @ParameterizedTest
    @CsvSource({"To=384387, 384387", "MessagingServiceSid=MG1, MG1", "ToCity=Rome, default"})
    void shouldFindTheAccount(String parameter, String account) {
        assertThat(only("From=1&Body=x&" + parameter).account()).isEqualTo(account);
    }

    @Test
    void shouldStripNulCharacters() {
        assertThat(only(PARTIES + "&Body=%00Hi%00").text()).isEqualTo("Hi");
        assertThat(only(PARTIES + "&Body=%00").text()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "NumMedia=2&MediaContentType0=image/png&MediaContentType1=audio/ogg | image | Hi | -",
                "NumMedia=1&MediaContentType0=video%2Fmp4 | video | Hi | -",
                "NumMedia=1&MediaContentType0=audio/ogg | audio | Hi | -",
                "NumMedia=1&MediaContentType0=application/pdf | document | Hi | -",
                "NumMedia=1&MediaUrl0=u | media | Hi | -",
                "NumMedia=many | text | Hi | -",
                "NumMedia=-3 | text | Hi | -",
                "ButtonText=Yes&ButtonPayload=y | button | Yes | y",
                "ListId=l1&ListTitle=Red | list_reply | Hi | l1",
                "OptOutType=START | text | Hi | START",
                "ReferralSourceType=ad&ReferralHeadline=Spring&ReferralCtwaClid=&ReferralSourceUrl=u | text | Hi | {\"source_type\":\"ad\",\"headline\":\"Spring\",\"source_url\":\"u\"}",
                "ReferralBody=Buy&OptOutType=START | text | Hi | START",
                "Referral=x | text | Hi | -"
            })
    void shouldReadEveryKindOfContent(String form, String type, String text, String payload) {
        assertThat(only(PARTIES + "&Body=Hi&" + form))
                .extracting(InboundMessage::type, InboundMessage::text, InboundMessage::payload)
                .containsExactly(type, text, payload);
    }

    @ParameterizedTest
    @CsvSource({"whatsapp%3A%2B15551234567, whatsapp", "%2B15551234567, sms"})
    void shouldTellWhichWayAReplyMustGo(String from, String transport) {
        InboundMessage message = only("MessageSid=SM1&To=%2B2&Body=Hi&From=" + from);

        assertThat(message.contact()).isEqualTo("+15551234567");
        assertThat(message.route()).containsExactly(Map.entry("transport", transport));
    }

    @Test
    void shouldReadALocationAtZero() {
        InboundMessage message = only(PARTIES + "&Body=&Latitude=0.0&Longitude=1.5&Label=Port");

        assertThat(message.type()).isEqualTo("location");
        assertThat(message.text()).isNull();
        assertThat(message.payload())
                .isEqualTo("{\"latitude\":\"0.0\",\"longitude\":\"1.5\",\"label\":\"Port\"}");
    }

    @Test
    void shouldBoundTheNumberOfFiles() {
        assertThat(only(PARTIES + "&NumMedia=2147483647").media()).hasSize(100);
        assertThat(only(PARTIES + "&NumMedia=1&MediaUrl0=u").media())
                .containsExactly(new Media("media", null, "u", null, null));
    }

    @Test
    void shouldReadAReceipt() {
        Translation translation =
                channel.translate(
                        post(
                                "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003"
                                        + "&From=whatsapp%3A%2B4930500&To=whatsapp%3A%2B4915112345"));

        assertThat(translation.deliveries())
                .containsExactly(
                        new DeliveryEvent(
                                null,
                                null,
                                "twilio:+4930500:+4915112345",
                                DeliveryStatus.FAILED,
                                "SM1",
                                NOW,
                                "30003",
                                false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SmsStatus=received", "SmsStatus=receiving", "MessageStatus=receiving"})
    void shouldTakeWhatTwilioIsStillReceivingForAMessage(String status) {
        assertThat(only(PARTIES + "&Body=Hi&" + status).text()).isEqualTo("Hi");
    }

    @ParameterizedTest
    @CsvSource({"sent, SENT", "delivered, DELIVERED", "read, READ", "failed, FAILED"})
    void shouldKnowTheStatuses(String word, DeliveryStatus status) {
        Translation translation =
                channel.translate(post("MessageSid=SM1&To=2&From=1&SmsStatus=" + word));

        assertThat(translation.deliveries())
                .extracting(DeliveryEvent::status)
                .containsExactly(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MessageStatus=huh&To=2", "MessageStatus=queued&To=2", "MessageStatus=sent"})
    void shouldCountAStatusThatSaysNothing(String form) {
        Translation translation = channel.translate(post("MessageSid=SM1&" + form));

        assertThat(translation.deliveries()).isEmpty();
        assertThat(translation.events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.STATUS);
    }

    @Test
    void shouldNameAMessageWithoutAnId() {
        byte[] form = "From=1&To=2&Body=x".getBytes(UTF_8);
        Map<String, String> token = Map.of("i-twilio-idempotency-token", "attempt-1");

        assertThat(channel.translate(post(form, null, token)).messages())
                .extracting(InboundMessage::messageId)
                .containsExactly("attempt-1");
        assertThat(only("From=1&To=2&Body=x").messageId()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "{\"From\": \"1\"}", "Body=x&From=", "From=whatsapp:"})
    void shouldRefuseAMessageFromNobody(String form) {
        assertThatThrownBy(() -> channel.translate(post(form)))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EventType=onMessageAdded&ConversationSid=CH1&MessageSid=IM1&Body=x&Author=sam",
                "EventType=onMessageSent&ChannelSid=CH1&MessageSid=IM1&Body=x&From=Sam",
                "From=%2B1&To=%2B2&AccountSid=AC1"
            })
    void shouldTakeNoMessageOfAnotherProduct(String form) {
        assertThatThrownBy(() -> channel.translate(post(form)))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @Test
    void shouldTakeACallForNoMessage() {
        Translation translation =
                channel.translate(
                        post("CallSid=CA1&From=%2B1&To=%2B2&CallStatus=ringing&Direction=inbound"));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .extracting(ChannelEvent::kind, ChannelEvent::id)
                .containsExactly(tuple(EventKinds.CALL, "CA1"));
    }

    @Test
    void shouldCheckTheSignatureOverTheUrl() {
        byte[] form = "a=b".getBytes(UTF_8);
        Map<String, String> headers = Map.of("x-twilio-signature", "UnTmzBhYvG6SN1iskIE0FpLDL4s=");

        assertThat(channel.authenticate(Calls.post(form, null, headers), List.of("token")))
                .isEqualTo(Authenticity.WRONG);
        assertThat(channel.authenticate(post(form), List.of("token")))
                .isEqualTo(Authenticity.MISSING);
    }

    @Test
    void shouldAnswerWithoutAReply() {
        assertThat(new String(channel.accepted().body(), UTF_8)).isEqualTo("<Response/>");
        assertThat(channel.accepted().headers()).containsEntry("Content-Type", "text/xml");
    }

    private InboundMessage only(String form) {
        Translation translation = channel.translate(post(form));
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }
}
