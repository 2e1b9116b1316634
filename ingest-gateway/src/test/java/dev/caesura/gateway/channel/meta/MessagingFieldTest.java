package dev.caesura.gateway.channel.meta;

import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.instagram.InstagramChannel;
import dev.caesura.gateway.channel.messenger.MessengerChannel;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Pages and Instagram accounts met in the field: automatic echoes, edits, what was unsent. */
class MessagingFieldTest {

    private final InstagramChannel channel = new InstagramChannel();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"attachments\": [{\"type\": \"template\", \"title\": \"Tyres\", \"payload\": null}]', post",
                "'\"attachments\": [{\"type\": \"template\"}], \"text\": \"Look\"', -",
                "'\"attachments\": [{\"type\": \"image\"}]', -",
                "'\"text\": \"x\"', -",
                "'\"text\": \"x\", \"app_id\": 263902037430900', -",
                "'\"text\": \"x\", \"app_id\": \"26390203743090\"', -",
                "'\"text\": \"x\", \"app_id\": 1217981644879628', -",
                "'\"text\": \"x\", \"app_id\": \"1217981644879628\"', -",
                "'\"text\": \"x\", \"app_id\": 815', app:815",
                "'\"text\": \"x\", \"is_automated\": true', automatic"
            })
    void shouldTellAnAutomaticEchoFromAPersons(String parts, String automatic) {
        Translation translation =
                messaging(
                        "{\"sender\": {\"id\": \"500\"}, \"recipient\": {\"id\": \"u\"},"
                                + " \"message\": {\"mid\": \"m\", \"is_echo\": true, "
                                + parts
                                + "}}");

        assertThat(translation.messages())
                .extracting(InboundMessage::direction, InboundMessage::automatic)
                .containsExactly(tuple(Direction.ECHO, automatic));
    }

    @Test
    void shouldKnowTheInboxesThatAnAccountNames() {
        AccountsOptions options =
                new AccountsOptions(
                        Map.of(
                                "500",
                                new AccountOptions(Map.of(), null, null, true, Set.of("815"))));
        String body =
                "{\"entry\": [{\"id\": \"%s\", \"messaging\": [{\"sender\": {\"id\": \"s\"}, \"recipient\": {\"id\": \"u\"},"
                        + " \"message\": {\"mid\": \"m\", \"is_echo\": true, \"text\": \"x\", \"app_id\": %s}}]}]}";

        for (MessagingChannel named :
                List.of(new InstagramChannel(options), new MessengerChannel(options))) {
            assertThat(automatic(named, post(body.formatted("500", 815)))).isNull();
            assertThat(automatic(named, post(body.formatted("500", 816)))).isEqualTo("app:816");
            assertThat(automatic(named, post(body.formatted("501", 815)))).isEqualTo("app:815");
            assertThat(
                            automatic(
                                    named,
                                    post(
                                            body.formatted("501", 815).getBytes(UTF_8),
                                            "500",
                                            Map.of())))
                    .isNull();
        }
    }

    private static @Nullable String automatic(MessagingChannel channel, Webhook call) {
        return channel.translate(call).messages().get(0).automatic();
    }

    @Test
    void shouldTakeWhatComesFromTheAccountForItsOwn() {
        Translation translation =
                messaging(
                        "{\"sender\": {\"id\": \"500\"}, \"recipient\": {\"id\": \"u\"}, \"message\": {\"mid\": \"m\", \"text\": \"x\"}},"
                                + "{\"sender\": {\"id\": \"500\"}, \"recipient\": {\"id\": \"u\"}, \"message\": {\"mid\": \"d\", \"is_deleted\": true}},"
                                + "{\"sender\": {\"id\": \"u\"}, \"recipient\": {\"id\": \"500\"}, \"message\": {\"mid\": \"n\", \"text\": \"y\"}}");

        assertThat(translation.messages())
                .extracting(
                        InboundMessage::messageId,
                        InboundMessage::contact,
                        InboundMessage::direction)
                .containsExactly(
                        tuple("m", "u", Direction.ECHO),
                        tuple("d", "u", Direction.ECHO),
                        tuple("n", "u", Direction.INBOUND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sender\": {\"id\": \"u\"}, \"message_edit\": {\"mid\": \"m\", \"num_edit\": 0}}",
                "{\"message_edit\": {\"mid\": \"m\", \"num_edit\": \"0\"}}",
                "{\"message_edit\": {\"mid\": \"m\", \"num_edit\": 0, \"text\": \"whose?\"}}"
            })
    void shouldTellOfAFirstDeliveryThatHasNoText(String item) {
        Translation translation = messaging(item);

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.WITHOUT_TEXT, "m", "message_edit"));
    }

    @ParameterizedTest
    @CsvSource({"0, MESSAGE", "1, EDIT", "'\"37\"', EDIT"})
    void shouldReadAnEditByItsNumber(String number, Kind kind) {
        Translation translation =
                messaging(
                        "{\"sender\": {\"id\": \"u\"}, \"message_edit\": {\"mid\": \"m\", \"text\": \"blue\", \"num_edit\": "
                                + number
                                + "}}");

        assertThat(translation.messages())
                .extracting(InboundMessage::kind, InboundMessage::messageId, InboundMessage::text)
                .containsExactly(tuple(kind, "m", "blue"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"message\": {\"mid\": \"m\", \"is_deleted\": true}', u, INBOUND",
        "'\"message_unsend\": {\"mid\": \"m\"}', u, INBOUND",
        "'\"message\": {\"mid\": \"m\", \"is_deleted\": true, \"is_echo\": true}', r, ECHO"
    })
    void shouldPassOnWhatWasUnsent(String part, String contact, Direction direction) {
        Translation translation =
                messaging(
                        "{\"sender\": {\"id\": \"u\"}, \"recipient\": {\"id\": \"r\"}, "
                                + part
                                + "}");

        assertThat(translation.messages())
                .extracting(
                        InboundMessage::kind,
                        InboundMessage::messageId,
                        InboundMessage::contact,
                        InboundMessage::direction,
                        InboundMessage::text)
                .containsExactly(tuple(Kind.DELETION, "m", contact, direction, null));
    }

    @Test
    void shouldKnowAPersonByTheReferenceThatAPluginHad() {
        Translation translation =
                messaging(
                        """
                        {"sender": {"id": "u"}, "message": {"mid": "m", "text": "x"},
                         "prior_message": {"source": "checkbox_plugin", "identifier": "ref-1"}}""");

        assertThat(translation.messages().get(0).aliases()).containsExactly("ref-1");
    }

    @Test
    void shouldReadChatsThatComeAsChanges() {
        Translation translation =
                channel.translate(
                        post(
                                """
                                {"entry": [{"id": "500", "changes": [
                                  {"field": "messaging_postbacks", "value": {"sender": {"id": "u"},
                                   "postback": {"mid": "p", "title": "Prices", "payload": "prices"}}},
                                  {"field": "message_reactions", "value": {"sender": {"id": "u"}, "reaction": {"mid": "m"}}},
                                  {"field": "standby", "value": {"sender": {"id": "u"}, "message": {"mid": "s"}}}]}]}"""));

        assertThat(translation.messages())
                .extracting(InboundMessage::type, InboundMessage::text)
                .containsExactly(tuple("postback", "Prices"));
        assertThat(translation.events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.REACTION, EventKinds.STANDBY);
    }

    @Test
    void shouldKeepTheNameOfAKindOfMessageThatIsNotKnown() {
        Translation translation =
                messaging(
                        "{\"sender\": {\"id\": \"u\"}, \"hologram\": {\"mid\": \"h\", \"view\": {\"caption\": \"Hm?\"}}},"
                                + "{\"sender\": {\"id\": \"u\"}, \"weather\": {\"sun\": 1}}");

        assertThat(translation.messages())
                .extracting(InboundMessage::type, InboundMessage::messageId, InboundMessage::text)
                .containsExactly(tuple("hologram", "h", "Hm?"));
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.UNKNOWN, "", "weather"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"response_feedback\": {\"feedback\": \"Bad response\", \"mid\": \"m1\"}', reaction, m1",
        "'\"messaging_customer_information\": {\"screens\": []}', contact, ''",
        "'\"messaging_in_thread_lead_form_submit\": {\"form_id\": \"1\"}', contact, ''",
        "'\"message_request\": \"accept\"', contact, ''",
        "'\"optout\": {\"type\": \"x\"}', contact, ''"
    })
    void shouldKnowWhatAPersonDidWithoutWriting(String part, String kind, String id) {
        assertThat(messaging("{\"sender\": {\"id\": \"u\"}, " + part + "}").events())
                .extracting(ChannelEvent::kind, ChannelEvent::id)
                .containsExactly(tuple(kind, id));
    }

    @Test
    void shouldCountCallsThatStandInTheEntry() {
        Translation translation =
                channel.translate(
                        post(
                                "{\"entry\": [{\"id\": \"500\", \"time\": 1, \"calls\": [{\"id\": \"c1\", \"event\":"
                                        + " \"connect\"}]}, {\"id\": \"500\", \"sender\": {\"id\": \"u\"}, \"recipient\": {\"id\":"
                                        + " \"500\"}, \"call_permission_reply\": {\"response\": \"accept\"}}]}"));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(
                        new ChannelEvent(EventKinds.CALL, "c1", "connect"),
                        new ChannelEvent(EventKinds.CALL, "", "call_permission_reply"));
    }

    @Test
    void shouldTakeACartForAMessage() {
        Translation translation =
                messaging(
                        """
                        {"sender": {"id": "u"}, "recipient": {"id": "500"}, "timestamp": 1749416383000,
                         "order": {"note": "ring twice", "products": [{"retailer_id": "oolong-50", "name": "Oolong", "quantity": 2}]}}""");

        assertThat(translation.events()).isEmpty();
        assertThat(translation.messages())
                .extracting(
                        InboundMessage::contact,
                        InboundMessage::type,
                        InboundMessage::text,
                        InboundMessage::direction)
                .containsExactly(tuple("u", "order", null, Direction.INBOUND));
        assertThat(translation.messages().get(0).payload()).contains("oolong-50", "ring twice");
    }

    @Test
    void shouldKeepTwoCartsApartAndKnowOneThatComesAgain() {
        String cart =
                "{\"sender\": {\"id\": \"u\"}, \"timestamp\": %s, \"order\": {\"products\": []}}";

        Translation two = messaging(cart.formatted("10") + ", " + cart.formatted("20"));
        Translation again = messaging(cart.formatted("10") + ", " + cart.formatted("10"));

        assertThat(two.messages()).hasSize(2);
        assertThat(again.messages()).hasSize(1);
    }

    @Test
    void shouldTellWhatAPersonWroteIntoASurveyAndCountARating() {
        Translation translation =
                messaging(
                        """
                        {"sender": {"id": "u"}, "timestamp": 1, "messaging_feedback": {"feedback_screens": [{"screen_id": 0,
                         "questions": {"q1": {"type": "csat", "payload": "2",
                          "follow_up": {"type": "free_form", "payload": "The parcel was open"}}}}]}},
                        {"sender": {"id": "u"}, "timestamp": 2, "messaging_feedback": {"feedback_screens": [{"screen_id": 0,
                         "questions": {"q1": {"type": "nps", "payload": "9"}}}]}}""");

        assertThat(translation.messages())
                .extracting(InboundMessage::type, InboundMessage::text)
                .containsExactly(tuple("messaging_feedback", "The parcel was open"));
        assertThat(translation.messages().get(0).payload()).contains("csat");
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.CONTACT, "", "messaging_feedback"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"attachments\": [{\"type\": \"audio\"}], \"reply_to\": {\"story\": {\"id\": \"s1\"}} | audio | {\"id\":\"s1\"}",
                "\"attachments\": [{\"type\": \"image\"}], \"referral\": {\"ad_id\": \"7\"} | image | {\"ad_id\":\"7\"}",
                "\"text\": \"x\", \"referral\": {\"ad_id\": \"7\"} | text | {\"ad_id\":\"7\"}",
                "\"attachments\": [{\"type\": \"image\"}] | image | -"
            })
    void shouldTellWhatAFileIsAbout(String parts, String type, String about) {
        assertThat(
                        messaging(
                                        "{\"sender\": {\"id\": \"u\"}, \"message\": {\"mid\": \"m\", "
                                                + parts
                                                + "}}")
                                .messages())
                .extracting(InboundMessage::type, InboundMessage::payload)
                .containsExactly(tuple(type, about));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"type\": \"image\"}, {\"type\": \"location\", \"payload\": {\"coordinates\": {\"lat\": 1, \"long\": 2}}} | image | - | \"long\":2",
                "{\"type\": \"image\"}, {\"type\": \"hologram\", \"payload\": {\"caption\": \"Hm?\"}} | image | Hm? | hologram"
            })
    void shouldKeepWhatALaterAttachmentHas(
            String attachments, String type, String text, String payload) {
        InboundMessage message =
                messaging(
                                "{\"sender\": {\"id\": \"u\"}, \"message\": {\"mid\": \"m\", \"attachments\": ["
                                        + attachments
                                        + "]}}")
                        .messages()
                        .get(0);

        assertThat(message.type()).isEqualTo(type);
        assertThat(message.text()).isEqualTo(text);
        assertThat(message.payload()).contains(payload);
        assertThat(message.media()).hasSize(2);
    }

    @Test
    void shouldKeepTheWordsBesideWhatCannotBeRead() {
        InboundMessage message =
                messaging(
                                "{\"sender\": {\"id\": \"u\"}, \"message\": {\"mid\": \"m\", \"is_unsupported\": true,"
                                        + " \"text\": \"this one\"}}")
                        .messages()
                        .get(0);

        assertThat(message.type()).isEqualTo("unsupported");
        assertThat(message.text()).isEqualTo("this one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"type\": \"ig_post\", \"payload\": {\"ig_post_media_id\": \"7\", \"title\": \"Oolong\", \"url\": \"u\"}} | {\"ig_post_media_id\":\"7\",\"title\":\"Oolong\"}",
                "{\"type\": \"ig_reel\", \"payload\": {\"reel_video_id\": \"8\", \"url\": \"u\"}} | {\"reel_video_id\":\"8\"}",
                "{\"type\": \"share\", \"payload\": {\"url\": \"u\"}} | -",
                "{\"type\": \"image\", \"payload\": {\"url\": \"u\", \"title\": \"x\"}} | -"
            })
    void shouldTellWhichPostIsShared(String attachment, String payload) {
        assertThat(
                        messaging(
                                        "{\"sender\": {\"id\": \"u\"}, \"message\": {\"mid\": \"m\", \"text\": \"How much?\","
                                                + " \"attachments\": ["
                                                + attachment
                                                + "]}}")
                                .messages())
                .extracting(InboundMessage::text, InboundMessage::payload)
                .containsExactly(tuple("How much?", payload));
    }

    @ParameterizedTest
    @CsvSource({
        "inbox_labels, contact",
        "message_template_status_update, account",
        "mention, feed"
    })
    void shouldSortChangesByTheirFields(String field, String kind) {
        Translation translation =
                channel.translate(
                        post(
                                "{\"entry\": [{\"id\": \"500\", \"changes\": [{\"field\": \"%s\", \"value\": {\"user\": {\"id\": \"u\"}}}]}]}"
                                        .formatted(field)));

        assertThat(translation.events()).containsExactly(new ChannelEvent(kind, "", field));
    }

    @Test
    void shouldCountWhatStandsInTheEntryItself() {
        Translation translation =
                channel.translate(
                        post(
                                """
                                {"entry": [
                                  {"id": "500", "time": 1, "field": "live_comments",
                                   "value": {"id": "c1", "from": {"id": "u", "username": "ana"}, "text": "How much?"}},
                                  {"id": "500", "time": 1, "field": "message_reactions",
                                   "value": {"sender": {"id": "u"}, "reaction": {"mid": "m"}}},
                                  {"id": "500", "time": 1, "changed_fields": ["feed"]},
                                  {"id": "500", "time": 1}]}"""));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(
                        new ChannelEvent(EventKinds.FEED, "c1", "live_comments"),
                        new ChannelEvent(EventKinds.REACTION, "m", "reaction"),
                        new ChannelEvent(EventKinds.UNKNOWN, "", "changed_fields"));
    }

    private Translation messaging(String items) {
        return channel.translate(
                post(
                        "{\"entry\": [{\"id\": \"500\", \"time\": 1, \"messaging\": ["
                                + items
                                + "]}]}"));
    }
}
