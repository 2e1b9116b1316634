package dev.caesura.gateway.channel.telegram;

import static dev.caesura.gateway.channel.Calls.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramChannelTest {

    private final TelegramChannel channel = new TelegramChannel();

    @Test
    void shouldReadAText() {
        InboundMessage message =
                only(
                        """
                        {"update_id": 9, "message": {"message_id": 41, "from": {"id": 456},
                         "chat": {"id": -1001234567890}, "date": 1772366400, "text": "Hi",
                         "reply_to_message": {"message_id": 40, "chat": {"id": -1001234567890}}}}""");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("-1001234567890:41")
                                .channel("telegram")
                                .account("mybot")
                                .contact("-1001234567890")
                                .sender("456")
                                .group(true)
                                .text("Hi")
                                .replyTo("-1001234567890:40")
                                .sentAt(NOW)
                                .build());
    }

    @Test
    void shouldTakeAGroupsGeneralTopicForTheGroup() {
        String general = "\"text\": \"x\", \"is_topic_message\": true, \"message_thread_id\": 1";

        assertThat(
                        only("{\"update_id\": 9, \"message\": {\"message_id\": 41, \"from\": {\"id\": 456},"
                                        + " \"chat\": {\"id\": -100, \"type\": \"supergroup\"}, "
                                        + general
                                        + "}}")
                                .contact())
                .isEqualTo("-100");
        assertThat(only(message(general)).contact()).isEqualTo("5:1");
    }

    @Test
    void shouldMakeATopicAConversationOfItsOwn() {
        InboundMessage message =
                only(
                        message(
                                """
                                "text": "x", "is_topic_message": true, "message_thread_id": 33,
                                "reply_to_message": {"message_id": 33, "chat": {"id": 5},
                                  "forum_topic_created": {"name": "News"}}"""));

        assertThat(message.contact()).isEqualTo("5:33");
        assertThat(message.messageId()).isEqualTo("5:7");
        assertThat(message.replyTo()).isNull();
        assertThat(message.conversationId()).isEqualTo("telegram:mybot:5:33");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"message_thread_id\": 33', 5",
        "'\"direct_messages_topic\": {\"topic_id\": 8}', 5:8"
    })
    void shouldTellOtherThreadsFromTopics(String field, String contact) {
        assertThat(only(message("\"text\": \"x\", " + field)).contact()).isEqualTo(contact);
    }

    @Test
    void shouldNameTheChatOfAnAnonymousSender() {
        InboundMessage message =
                only(
                        "{\"message\": {\"message_id\": 1, \"chat\": {\"id\": 5},"
                                + " \"sender_chat\": {\"id\": -7}, \"text\": \"x\"}}");

        assertThat(message.sender()).isEqualTo("-7");
        assertThat(message.sentAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`\"video\": {\"file_id\": \"f\"}, \"caption\": \"c\"` | video | c | -",
                "`\"voice\": {\"file_id\": \"f\"}` | voice | - | -",
                "`\"animation\": {\"file_id\": \"f\"}, \"document\": {\"file_id\": \"g\"}` | animation | - | -",
                "`\"document\": {\"file_id\": \"f\", \"thumb\": null}` | document | - | -",
                "`\"sticker\": {\"file_id\": \"f\"}` | sticker | - | -",
                "`\"video_note\": {\"file_id\": \"f\"}` | video_note | - | -",
                "`\"audio\": {\"file_id\": \"f\"}` | audio | - | -",
                "`\"location\": {\"latitude\": 0.0}` | location | - | {\"latitude\":0.0}",
                "`\"location\": {}, \"venue\": {\"title\": \"Bar\"}` | venue | - | {\"title\":\"Bar\"}",
                "`\"contact\": {\"phone_number\": \"1\"}` | contacts | - | {\"phone_number\":\"1\"}",
                "`\"poll\": {\"question\": \"Red?\"}` | poll | Red? | {\"question\":\"Red?\"}",
                "`\"checklist\": {\"title\": \"Do\"}` | checklist | Do | {\"title\":\"Do\"}",
                "`\"dice\": {\"value\": 3}` | dice | - | {\"value\":3}",
                "`\"story\": {\"id\": 1}` | story | - | {\"id\":1}",
                "`\"web_app_data\": {\"data\": \"d\"}` | web_app_data | d | d"
            })
    void shouldReadEveryKindOfContent(String parts, String type, String text, String payload) {
        assertThat(only(message(parts)))
                .extracting(InboundMessage::type, InboundMessage::text, InboundMessage::payload)
                .containsExactly(type, text, payload);
    }

    @Test
    void shouldTakeTheLargestOfAPhotosSizes() {
        InboundMessage message =
                only(
                        message(
                                """
                                "caption": "Look", "photo": [
                                  {"file_id": "m", "width": 320, "height": 240},
                                  {"file_id": "l", "width": 800, "height": 600},
                                  {"file_id": "s", "width": 90, "height": 72},
                                  {"file_id": "?", "width": 1e999999999, "height": "wide"}]"""));

        assertThat(message.type()).isEqualTo("image");
        assertThat(message.media()).containsExactly(new Media("image", "l", null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`\"message\": {\"message_id\": 3, \"chat\": {\"id\": 5}, \"date\": 1}` | 5 | 5:3",
                "`\"message\": {\"message_id\": 3, \"chat\": {\"id\": 5}, \"date\": 0}` | 5 | 5:3",
                "`\"message\": null` | 8 | -",
                "`\"inline_message_id\": \"i\"` | 8 | -"
            })
    void shouldReadAPressedButton(String under, String contact, String replyTo) {
        InboundMessage message =
                only(
                        "{\"update_id\": 2, \"callback_query\": {\"id\": \"666\", \"from\": {\"id\": 8},"
                                + " \"data\": \"yes\", "
                                + under
                                + "}}");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("666")
                                .channel("telegram")
                                .account("mybot")
                                .contact(contact)
                                .sender("8")
                                .type("callback")
                                .text("yes")
                                .payload("yes")
                                .replyTo(replyTo)
                                .route(Map.of("callback_query_id", "666"))
                                .build());
    }

    @ParameterizedTest
    @CsvSource({"5, INBOUND", "77, ECHO"})
    void shouldTakeWhatTheOwnerOfABusinessWritesForAnEcho(String from, Direction direction) {
        InboundMessage message =
                only(
                        "{\"business_message\": {\"message_id\": 1, \"text\": \"x\","
                                + " \"chat\": {\"id\": 5}, \"from\": {\"id\": "
                                + from
                                + "}}}");

        assertThat(message.direction()).isEqualTo(direction);
        assertThat(message.contact()).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"business_message\": {%s, \"text\": \"x\"}}",
                "{\"business_message\": {%s, \"dice\": {\"value\": 6}}}",
                "{\"callback_query\": {\"id\": \"9\", \"data\": \"yes\", \"message\": {%s}}}"
            })
    void shouldTellThroughWhichConnectionAReplyMustGo(String update) {
        String place =
                "\"business_connection_id\": \"bc\", \"message_id\": 1, \"chat\": {\"id\": 5}";

        assertThat(only(update.formatted(place)).route())
                .containsEntry("business_connection_id", "bc");
    }

    @Test
    void shouldTellAChannelsDirectMessagesFromAGroupsTopics() {
        InboundMessage direct =
                only(message("\"text\": \"x\", \"direct_messages_topic\": {\"topic_id\": 8}"));
        InboundMessage topic =
                only(
                        message(
                                "\"text\": \"x\", \"is_topic_message\": true,"
                                        + " \"message_thread_id\": 8"));

        assertThat(direct.route()).containsExactly(Map.entry("direct_messages_topic_id", "8"));
        assertThat(topic.route()).isEmpty();
        assertThat(direct.contact()).isEqualTo(topic.contact()).isEqualTo("5:8");
    }

    @ParameterizedTest
    @CsvSource({
        "edited_channel_post, feed, 5:7",
        "channel_post, feed, 5:7",
        "message_reaction, reaction, 5:7",
        "my_chat_member, membership, 1",
        "business_connection, account, 1",
        "inline_query, query, 1",
        "poll_answer, query, 1",
        "pre_checkout_query, query, 1",
        "hologram_call, unknown, 1"
    })
    void shouldCountWhatIsNoMessage(String name, String kind, String id) {
        String ids = id.equals("1") ? "" : "\"message_id\": 7, \"chat\": {\"id\": 5}, ";
        Translation translation =
                translate("{\"update_id\": 1, \"%s\": {%s\"text\": \"x\"}}".formatted(name, ids));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events()).containsExactly(new ChannelEvent(kind, id, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new_chat_members",
                "left_chat_member",
                "migrate_to_chat_id",
                "pinned_message",
                "successful_payment",
                "forum_topic_created"
            })
    void shouldCountANoticeInAChat(String field) {
        Translation translation = translate(message("\"" + field + "\": {\"text\": \"x\"}"));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.SYSTEM, "5:7", field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"update_id\": 1}", "{\"update_id\": 1, \"message\": null}"})
    void shouldCountAnUpdateOfAnUnknownKind(String update) {
        assertThat(translate(update).events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.UNKNOWN);
    }

    @Test
    void shouldKeepAMessageWithoutAChatAside() {
        assertThat(translate("{\"message\": {\"message_id\": 1, \"text\": \"x\"}}").unreadable())
                .hasSize(1);
        assertThat(translate("{\"message\": 5}").unreadable()).hasSize(1);
    }

    @Test
    void shouldUseADefaultAccountWithoutAPath() {
        Translation translation = channel.translate(Calls.post(message("\"text\": \"x\"")));

        assertThat(translation.messages())
                .extracting(InboundMessage::account)
                .containsExactly("default");
    }

    @Test
    void shouldCompareTheSecretToken() {
        assertThat(authenticate(Map.of())).isEqualTo(Authenticity.MISSING);
        assertThat(authenticate(Map.of("x-telegram-bot-api-secret-token", "")))
                .isEqualTo(Authenticity.WRONG);
        assertThat(authenticate(Map.of("x-telegram-bot-api-secret-token", "tg_S3cret")))
                .isEqualTo(Authenticity.AUTHENTIC);
    }

    private Authenticity authenticate(Map<String, String> headers) {
        return channel.authenticate(Calls.post(new byte[0], null, headers), List.of("tg_S3cret\n"));
    }

    private static String message(String parts) {
        return "{\"update_id\": 1, \"message\": {\"message_id\": 7, \"chat\": {\"id\": 5},"
                + " \"from\": {\"id\": 5}, "
                + parts
                + "}}";
    }

    private InboundMessage only(String update) {
        Translation translation = translate(update);
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }

    private Translation translate(String update) {
        return channel.translate(Calls.post(update.getBytes(UTF_8), "mybot", Map.of()));
    }
}
