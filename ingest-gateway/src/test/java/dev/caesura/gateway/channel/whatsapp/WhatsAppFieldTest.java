package dev.caesura.gateway.channel.whatsapp;

import static dev.caesura.gateway.channel.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.Translation.ContactLink;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What businesses met in the field: ids that change, fields with other names, groups, edits. */
class WhatsAppFieldTest {

    private static final String ECHO =
            "{\"from\": \"77000\", \"to\": \"4915100\", \"id\": \"e\", \"type\": \"text\","
                    + " \"text\": {\"body\": \"I am on it\"}%s}";

    private final WhatsAppChannel channel = new WhatsAppChannel();

    @ParameterizedTest
    @CsvSource({
        "smb_message_echoes, message_echoes",
        "message_echoes, message_echoes",
        "business_echoes, smb_echoes",
        "sent_elsewhere, sent_elsewhere"
    })
    void shouldKnowAnEchoByItsShape(String field, String array) {
        Translation translation = of(field, "\"" + array + "\": [" + ECHO.formatted("") + "]");

        assertThat(translation.messages())
                .extracting(
                        InboundMessage::direction,
                        InboundMessage::contact,
                        InboundMessage::automatic)
                .containsExactly(tuple(Direction.ECHO, "4915100", null));
    }

    @Test
    void shouldReadMessagesUnderAFieldThatIsNotKnown() {
        assertThat(of("partner_messages", "\"messages\": [" + text("4915100") + "]").messages())
                .extracting(InboundMessage::text)
                .containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"message_creation_type\": \"created_by_1p_bot\"', created_by_1p_bot",
                "'\"message_creation_type\": \"user\"', -",
                "'\"origin\": \"away_message\"', away_message",
                "'\"is_auto_reply\": true', automatic"
            })
    void shouldTellAnAutomaticEchoFromAPersons(String mark, String automatic) {
        assertThat(
                        of(
                                        "smb_message_echoes",
                                        "\"message_echoes\": [" + ECHO.formatted(", " + mark) + "]")
                                .messages())
                .extracting(InboundMessage::automatic)
                .containsExactly(automatic);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"wa_id\": \"4915100\", \"user_id\": \"DE.9\"}', '\"from\": \"4915100\"', 4915100, DE.9",
        "'{\"wa_id\": \"4915100\", \"user_id\": \"DE.9\"}', '\"from_user_id\": \"DE.9\"', DE.9, 4915100",
        "'{\"user_id\": \"DE.9\"}', '\"from\": \"4915100\", \"from_user_id\": \"DE.9\"', 4915100, DE.9",
        "'{\"wa_id\": \"551187654321\"}', '\"from\": \"551187654321\"', 551187654321, 5511987654321",
        "'{\"wa_id\": \"5215512345678\"}', '\"from\": \"5215512345678\"', 5215512345678, 525512345678",
        "'{\"wa_id\": \"541112345678\"}', '\"from\": \"541112345678\"', 541112345678, 5491112345678"
    })
    void shouldNameTheContactsOtherId(String person, String from, String contact, String alias) {
        Translation translation =
                value(
                        "\"contacts\": [%s], \"messages\": [{%s, \"id\": \"a\", \"type\": \"text\", \"text\": {\"body\": \"x\"}}]"
                                .formatted(person, from));

        assertThat(translation.messages())
                .extracting(InboundMessage::contact)
                .containsExactly(contact);
        assertThat(translation.messages().get(0).aliases()).containsExactly(alias);
    }

    @Test
    void shouldNotTakeAUsernameForAnId() {
        Translation translation =
                value(
                        "\"contacts\": [{\"profile\": {\"username\": \"ana.reads\"}, \"user_id\": \"PT.1\"}],"
                                + " \"messages\": [{\"from_user_id\": \"PT.1\", \"id\": \"a\", \"type\": \"text\"}]");

        assertThat(translation.messages().get(0).aliases()).isEmpty();
        assertThat(translation.messages().get(0).senderName()).isEqualTo("ana.reads");
    }

    @Test
    void shouldRefuseAMessageThatMayBeOfEither() {
        Translation translation =
                value(
                        "\"contacts\": [{\"wa_id\": \"1\"}, {\"wa_id\": \"2\"}],"
                                + " \"messages\": [{\"id\": \"a\", \"type\": \"text\"}]");

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.unreadable()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"type\": \"system\", \"from\": \"1\", \"id\": \"s\", \"system\": {\"type\": \"user_changed_number\", \"wa_id\": \"2\"}}' | 1 | 2",
                "'{\"type\": \"system\", \"id\": \"s\", \"system\": {\"type\": \"user_changed_user_id\", \"user_id\": \"US.8\", \"body\": \"Ana changed from US.7 to US.8\"}}' | US.7 | US.8",
                "'{\"type\": \"system\", \"from_user_id\": \"US.7\", \"id\": \"s\", \"system\": {\"user_id\": \"US.8\"}}' | US.7 | US.8"
            })
    void shouldLinkTheIdsOfANotice(String notice, String known, String other) {
        Translation translation = value("\"messages\": [" + notice.replaceAll("^'|'$", "") + "]");

        assertThat(translation.links()).containsExactly(link(known, other));
        assertThat(translation.events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.SYSTEM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"from_user_id\": \"US.8\", \"system\": {\"previous_user_id\": \"US.7\", \"user_id\": \"US.8\"}`",
                "`\"system\": {\"previous_user_id\": \"US.7\", \"user_id\": \"US.8\", \"body\": \"Changed\"}`",
                "`\"from_user_id\": \"US.8\", \"system\": {\"user_id\": \"US.8\", \"body\": \"User Ana changed from US.7 to US.8\"}`",
                "`\"system\": {\"user_id\": \"US.8\", \"body\": \"User US.1 changed from US.2 to US.8 changed from US.7 to US.8.\"}`"
            })
    void shouldKnowThePreviousIdWhoeverIsNamedAsTheSender(String parts) {
        Translation translation =
                value("\"messages\": [{\"type\": \"system\", \"id\": \"s\", " + parts + "}]");

        assertThat(translation.links()).containsExactly(link("US.7", "US.8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User US.7 changed to a new id",
                "User US.7 has a new id, US.8",
                "User changed from US.7 to US.8 changed from 1 to 2",
                "User changed from US.7 to US.9"
            })
    void shouldNotTakeAPersonsNameForAnId(String sentence) {
        Translation translation =
                value(
                        "\"messages\": [{\"type\": \"system\", \"id\": \"s\", \"system\": {\"user_id\": \"US.8\", \"body\": \""
                                + sentence
                                + "\"}}]");

        assertThat(translation.links()).isEmpty();
    }

    @Test
    void shouldLinkBothIdsOfAChangedNumber() {
        Translation translation =
                value(
                        """
                        "messages": [{"type": "system", "id": "s", "from": "1", "system":
                          {"type": "user_changed_number", "wa_id": "2", "previous_user_id": "US.7", "user_id": "US.8"}}]""");

        assertThat(translation.links())
                .containsExactly(link("1", "US.7"), link("1", "2"), link("1", "US.8"));
    }

    @Test
    void shouldKeepAProductThatAPersonSent() {
        InboundMessage message =
                only(
                        """
                        {"from": "4917", "id": "p1", "type": "interactive", "interactive": {"type": "product",
                         "body": {"text": "In green?"}, "action": {"catalog_id": "88", "product_retailer_id": "oolong-50"}}}""");

        assertThat(message.type()).isEqualTo("product");
        assertThat(message.text()).isEqualTo("In green?");
        assertThat(message.payload()).contains("oolong-50");
    }

    @Test
    void shouldLinkTheIdsOfAnUpdate() {
        Translation translation =
                of(
                        "user_id_update",
                        "\"user_id_update\": [{\"wa_id\": \"1\", \"user_id\": {\"previous\": \"US.7\", \"current\": \"US.8\"}}]");

        assertThat(translation.links()).containsExactly(link("1", "US.7"), link("1", "US.8"));
    }

    @Test
    void shouldLinkTheIdsOfAReceipt() {
        assertThat(
                        value(
                                        "\"statuses\": [{\"id\": \"r\", \"status\": \"read\", \"recipient_id\": \"1\", \"recipient_user_id\": \"US.1\"}]")
                                .links())
                .containsExactly(link("1", "US.1"));
    }

    @Test
    void shouldLinkTheIdsThatComeBesideAReceipt() {
        String contacts =
                "\"contacts\": [{\"wa_id\": \"1\", \"user_id\": \"US.1\"}, {\"wa_id\": \"2\", \"user_id\": \"US.2\"}], ";

        assertThat(
                        value(
                                        contacts
                                                + "\"statuses\": [{\"id\": \"r\", \"status\": \"read\", \"recipient_id\": \"2\"}]")
                                .links())
                .containsExactly(link("2", "US.2"));
    }

    @Test
    void shouldTakeNoMemberForTheGroup() {
        String status =
                "{\"id\": \"r\", \"status\": \"%s\", \"recipient_id\": \"g\", \"recipient_type\": \"group\","
                        + " \"recipient_participant_id\": \"1\", \"recipient_user_id\": \"US.1\"}";
        Translation translation =
                value(
                        "\"contacts\": [{\"wa_id\": \"1\", \"user_id\": \"US.1\"}], \"statuses\": ["
                                + status.formatted("delivered")
                                + ", "
                                + status.formatted("failed")
                                + ", {\"id\": \"s\", \"status\": \"failed\", \"recipient_id\": \"g\", \"recipient_type\": \"group\"}]");

        assertThat(translation.links()).isEmpty();
        assertThat(translation.deliveries())
                .extracting(DeliveryEvent::providerMessageId, DeliveryEvent::status)
                .containsExactly(
                        tuple("r", DeliveryStatus.DELIVERED), tuple("s", DeliveryStatus.FAILED));
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.STATUS, "r", "failed"));
    }

    @Test
    void shouldSayWhoWroteInAGroupAndWhetherTheBusinessIsMeant() {
        String people =
                "\"contacts\": [{\"profile\": {\"name\": \"Ana\"}, \"wa_id\": \"1\"}, {\"profile\": {\"name\": \"Rui\"}, \"wa_id\": \"2\"}], ";
        String line =
                "{\"from\": \"%s\", \"group_id\": \"g\", \"id\": \"%s\", \"type\": \"text\", \"text\": {\"body\": \"%s\"}%s}";
        Translation translation =
                value(
                        people
                                + "\"messages\": ["
                                + line.formatted("1", "a", "Rui?", "")
                                + ", "
                                + line.formatted("2", "b", "hey @77000", "")
                                + ", "
                                + line.formatted(
                                        "2",
                                        "c",
                                        "yes",
                                        ", \"context\": {\"from\": \"77000\", \"id\": \"q\"}")
                                + "]");

        assertThat(translation.messages())
                .extracting(
                        InboundMessage::contact,
                        InboundMessage::senderName,
                        InboundMessage::group,
                        InboundMessage::addressed)
                .containsExactly(
                        tuple("g", "Ana", true, false),
                        tuple("g", "Rui", true, true),
                        tuple("g", "Rui", true, true));
        assertThat(translation.messages()).allMatch(message -> message.aliases().isEmpty());
    }

    @Test
    void shouldPassEditsAndRevocationsOn() {
        Translation translation =
                value(
                        """
                        "messages": [
                          {"from": "1", "id": "e", "type": "edit", "edit": {"original_message_id": "a",
                           "message": {"type": "text", "text": {"body": "blue"}}}},
                          {"from": "1", "id": "d", "type": "revoke", "revoke": {"original_message_id": "b"}}]""");

        assertThat(translation.messages())
                .extracting(InboundMessage::kind, InboundMessage::messageId, InboundMessage::text)
                .containsExactly(tuple(Kind.EDIT, "a", "blue"), tuple(Kind.DELETION, "b", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"calls\": [{\"id\": \"c\", \"event\": \"connect\"}]",
                "\"statuses\": [{\"id\": \"c\", \"type\": \"call\", \"status\": \"RINGING\", \"recipient_id\": \"1\"}]"
            })
    void shouldTakeACallForNeitherMessageNorReceipt(String parts) {
        Translation translation = of("calls", parts);

        assertThat(translation.deliveries()).isEmpty();
        assertThat(translation.events())
                .extracting(ChannelEvent::kind, ChannelEvent::id)
                .containsExactly(tuple(EventKinds.CALL, "c"));
    }

    @Test
    void shouldKeepAnOrderWithItsNote() {
        String order =
                "{\"from\": \"4917\", \"id\": \"o1\", \"type\": \"order\", \"order\": {\"catalog_id\": \"88\", %s"
                        + " \"product_items\": [{\"product_retailer_id\": \"oolong-50\", \"quantity\":"
                        + " 2, \"item_price\": 7.5, \"currency\": \"EUR\"}]}}";

        assertThat(only(order.formatted("\"text\": \"Please ring twice\",")))
                .satisfies(
                        message -> {
                            assertThat(message.type()).isEqualTo("order");
                            assertThat(message.text()).isNull();
                            assertThat(message.payload())
                                    .contains("oolong-50", "\"quantity\":2", "Please ring twice");
                        });
        assertThat(only(order.formatted("")).text()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"context\": {\"referred_product\": {\"catalog_id\": \"88\", \"product_retailer_id\": \"oolong-50\"}} | oolong-50",
                "\"referral\": {\"source_type\": \"ad\", \"headline\": \"Spring teas\"} | Spring teas"
            })
    void shouldTellWhatTheWordsAreAbout(String parts, String about) {
        InboundMessage message =
                only(text("4917").replace("\"id\": \"a\",", "\"id\": \"a\", " + parts + ","));

        assertThat(message.text()).isEqualTo("x");
        assertThat(message.payload()).contains(about);
        assertThat(only(text("4917")).payload()).isNull();
    }

    @Test
    void shouldTellWhatAPictureIsAbout() {
        InboundMessage message =
                only(
                        "{\"from\": \"4917\", \"id\": \"i1\", \"type\": \"image\", \"image\": {\"id\": \"f1\","
                                + " \"caption\": \"like this?\"}, \"referral\": {\"headline\": \"Spring"
                                + " teas\"}}");

        assertThat(message.text()).isEqualTo("like this?");
        assertThat(message.media()).hasSize(1);
        assertThat(message.payload()).contains("Spring teas");
    }

    @ParameterizedTest
    @CsvSource({"automatic, 0", "user_action, 1"})
    void shouldTakeAPermissionThatACallGivesForNoReply(String source, int messages) {
        Translation translation =
                value(
                        ("\"messages\": [{\"from\": \"4917\", \"id\": \"p1\", \"type\": \"interactive\","
                                        + " \"interactive\": {\"type\": \"call_permission_reply\", \"call_permission_reply\":"
                                        + " {\"response\": \"accept\", \"response_source\": \"%s\"}}}]")
                                .formatted(source));

        assertThat(translation.messages()).hasSize(messages);
        assertThat(translation.events())
                .filteredOn(event -> event.kind().equals(EventKinds.CALL))
                .hasSize(1 - messages);
    }

    @Test
    void shouldTakeWhatIsAboutAnotherMessageForNone() {
        Translation translation =
                value(
                        "\"messages\": [{\"from\": \"4917\", \"id\": \"p1\", \"type\": \"pin\", \"pin\":"
                                + " {\"message_id\": \"o1\", \"type\": \"pin\"}}]");

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.SYSTEM, "p1", "pin"));
    }

    @ParameterizedTest
    @CsvSource({
        "edit, edit",
        "revoke, deletion",
        "reaction, reaction",
        "poll_update, query",
        "event_response, query",
        "pin, system",
        "keep_in_chat, system"
    })
    void shouldAnswerNothingThatWasOnlyDoneToAnEarlierMessage(String withheld, String kind) {
        String item =
                "{\"from\": \"%s\", \"to\": \"%s\", \"id\": \"u1\", \"type\": \"unsupported\", \"errors\":"
                        + " [{\"code\": 131051}], \"unsupported\": {\"type\": \"%s\"}}";
        ChannelEvent expected = new ChannelEvent(kind, "u1", withheld);

        Translation received =
                value("\"messages\": [" + item.formatted("4917", "", withheld) + "]");
        Translation sent =
                of(
                        "smb_message_echoes",
                        "\"message_echoes\": [" + item.formatted("77000", "4917", withheld) + "]");

        assertThat(received.messages()).isEmpty();
        assertThat(received.events()).containsExactly(expected);
        assertThat(sent.messages()).isEmpty();
        assertThat(sent.events()).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"unsupported\": {\"type\": \"poll_creation\"}",
                "\"unsupported\": {\"type\": \"video_note\"}",
                "\"unsupported\": {}",
                "\"errors\": [{\"code\": 131060}]"
            })
    void shouldTellOfWhatAPersonSentThatCannotBeRead(String part) {
        InboundMessage message =
                only(
                        "{\"from\": \"4917\", \"id\": \"u1\", \"type\": \"unsupported\", "
                                + part
                                + "}");

        assertThat(message.type()).isEqualTo("unsupported");
        assertThat(message.payload()).contains(part.replace(" ", ""));
    }

    @Test
    void shouldNotTakeAPinOfTheBusinessForItsAnswer() {
        Translation translation =
                of(
                        "smb_message_echoes",
                        "\"message_echoes\": [{\"from\": \"77000\", \"to\": \"4917\", \"id\": \"p1\", \"type\":"
                                + " \"pin\", \"pin\": {\"message_id\": \"o1\", \"type\": \"pin\"}}]");

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.SYSTEM, "p1", "pin"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\": \"image\", \"image\": {\"id\": \"i\", \"caption\": \"@77000 this one?\"} | true",
                "\"type\": \"video\", \"video\": {\"id\": \"v\", \"caption\": \"look @+77000\"} | true",
                "\"type\": \"document\", \"document\": {\"id\": \"d\", \"mentions\": [\"77000\"]} | true",
                "\"type\": \"image\", \"image\": {\"id\": \"i\", \"caption\": \"@88000 this one?\"} | false",
                "\"type\": \"text\", \"text\": {\"body\": \"@770001 you?\"} | false",
                "\"type\": \"text\", \"text\": {\"body\": \"you, @77000.\"} | true"
            })
    void shouldKnowInAGroupThatACaptionMentionsTheBusiness(String parts, boolean addressed) {
        assertThat(
                        only("{\"from\": \"1\", \"group_id\": \"g\", \"id\": \"a\", " + parts + "}")
                                .addressed())
                .isEqualTo(addressed);
    }

    /** The number that people see has the ninth digit, the one in messages may lack it. */
    @ParameterizedTest
    @CsvSource({
        "'\"text\": {\"body\": \"yes\"}, \"context\": {\"from\": \"551187654321\", \"id\": \"q\"}'",
        "'\"text\": {\"body\": \"@551187654321 yes\"}'",
        "'\"text\": {\"body\": \"@5511987654321 yes\"}'"
    })
    void shouldKnowTheBusinessByBothFormsOfItsNumber(String parts) {
        Translation translation =
                channel.translate(
                        post(
                                "{\"entry\": [{\"changes\": [{\"field\": \"messages\", \"value\": {\"metadata\":"
                                        + " {\"phone_number_id\": \"77001\", \"display_phone_number\": \"+55 11 98765-4321\"},"
                                        + " \"messages\": [{\"from\": \"1\", \"group_id\": \"g\", \"id\": \"a\", \"type\":"
                                        + " \"text\", "
                                        + parts
                                        + "}]}}]}]}"));

        assertThat(translation.messages())
                .extracting(InboundMessage::addressed)
                .containsExactly(true);
    }

    @Test
    void shouldCountAnEntryWithoutChanges() {
        assertThat(
                        channel.translate(
                                        post(
                                                "{\"entry\": [{\"id\": \"1\", \"time\": 1}, {\"id\": \"1\", \"digest\": []}]}"))
                                .events())
                .containsExactly(new ChannelEvent(EventKinds.UNKNOWN, "", "digest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_preferences", "messages"})
    void shouldCountWhoWantsNoMoreMarketing(String field) {
        Translation translation =
                of(
                        field,
                        "\"contacts\": [{\"wa_id\": \"4917\"}], \"user_preferences\": [{\"wa_id\": \"4917\","
                                + " \"category\": \"marketing_messages\", \"value\": \"stop\"}]");

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.CONTACT, "4917", "stop"));
    }

    private InboundMessage only(String message) {
        Translation translation = value("\"messages\": [" + message + "]");
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }

    private static ContactLink link(String known, String other) {
        return new ContactLink(
                new ConversationId("whatsapp", "77001", known),
                new ConversationId("whatsapp", "77001", other));
    }

    private static String text(String from) {
        return "{\"from\": \"%s\", \"id\": \"a\", \"type\": \"text\", \"text\": {\"body\": \"x\"}}"
                .formatted(from);
    }

    private Translation value(String parts) {
        return of("messages", parts);
    }

    private Translation of(String field, String parts) {
        return channel.translate(
                post(
                        "{\"entry\": [{\"changes\": [{\"field\": \"%s\", \"value\": {\"metadata\": {\"phone_number_id\": \"77001\", \"display_phone_number\": \"+77 000\"}, %s}}]}]}"
                                .formatted(field, parts)));
    }
}
