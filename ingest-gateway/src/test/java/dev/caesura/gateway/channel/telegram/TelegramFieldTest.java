package dev.caesura.gateway.channel.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.Translation.ContactLink;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bots met in the field: groups, businesses, edits, and kinds of messages that are new. */
class TelegramFieldTest {

    private final TelegramChannel channel = new TelegramChannel();
    private final TelegramChannel named =
            new TelegramChannel(
                    new AccountsOptions(
                            Map.of(
                                    "b",
                                    new AccountOptions(
                                            Map.of(), null, "tea_house", true, Set.of()))));

    @Test
    void shouldKeepWhatAMemberAndTheBotSayUnseenApartFromTheGroup() {
        InboundMessage first = only(ephemeral(71, 501));
        InboundMessage second = only(ephemeral(72, 502));

        assertThat(first)
                .extracting(
                        InboundMessage::messageId, InboundMessage::contact, InboundMessage::group)
                .containsExactly("-1004:e501", "-1004:e71", false);
        assertThat(second.messageId()).isEqualTo("-1004:e502");
        assertThat(second.conversationId()).isNotEqualTo(first.conversationId());
        assertThat(first.route())
                .containsEntry("chat_id", "-1004")
                .containsEntry("receiver_user_id", "71")
                .containsEntry("ephemeral_message_id", "501");
    }

    private static String ephemeral(int person, int number) {
        return """
               {"message": {"message_id": 0, "ephemeral_message_id": %d, "text": "/open",
                "from": {"id": %d, "is_bot": false}, "receiver_user": {"id": 9, "is_bot": true},
                "chat": {"id": -1004, "type": "supergroup"}}}"""
                .formatted(number, person);
    }

    @Test
    void shouldReadTheWordsOfARichMessageInOrder() {
        InboundMessage message =
                only(
                        inChat(
                                """
                                "rich_message": {"blocks": [
                                  {"type": "heading", "size": 1, "text": "Tea"},
                                  {"type": "paragraph", "text": ["Three ", {"type": "bold", "text": "green"},
                                    {"type": "custom_emoji", "custom_emoji_id": "5", "alternative_text": "!"}]},
                                  {"type": "anchor", "name": "hidden"},
                                  {"type": "list", "items": [
                                    {"label": "1.", "value": 1, "blocks": [{"type": "paragraph", "text": "to Faro"}]}]},
                                  {"type": "blockquote", "blocks": [
                                    {"type": "details", "summary": "Why", "blocks": [{"type": "pre", "text": "soon"}]}],
                                    "credit": "Ana"},
                                  {"type": "table", "caption": "Sizes", "cells": [[{"text": "S"}, {"text": ["M", "L"]}]]},
                                  {"type": "photo", "photo": [{"file_id": "p", "width": 1, "height": 1}],
                                    "caption": {"text": "Cup"}},
                                  {"type": "riddle", "question": "Who?"}]}"""));

        assertThat(message.type()).isEqualTo("text");
        assertThat(message.text())
                .isEqualTo(
                        "Tea\nThree green!\n1. to Faro\nWhy\nsoon\nAna\nS | ML\nSizes\nCup\nWho?");
        assertThat(message.media()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"is_from_offline\": true', offline",
                "'\"sender_business_bot\": {\"id\": 3, \"is_bot\": true, \"username\": \"aide_bot\"}', bot:aide_bot",
                "'\"sender_business_bot\": {\"id\": 3, \"is_bot\": true}', bot:3",
                "'\"is_from_offline\": false', -"
            })
    void shouldTellAnAutomaticEchoFromAPersons(String mark, String automatic) {
        InboundMessage echo =
                only(
                        "{\"business_message\": {\"message_id\": 1, \"text\": \"x\", \"chat\": {\"id\": 5},"
                                + " \"from\": {\"id\": 77}, "
                                + mark
                                + "}}");

        assertThat(echo.direction()).isEqualTo(Direction.ECHO);
        assertThat(echo.automatic()).isEqualTo(automatic);
    }

    @Test
    void shouldTakeWhatAChannelAnswersInItsDirectMessagesForAnEcho() {
        String place =
                "\"text\": \"x\", \"direct_messages_topic\": {\"topic_id\": 8, \"user\": {\"id\": 5}}";

        assertThat(only(inChat(place)).direction()).isEqualTo(Direction.INBOUND);
        assertThat(only(inChat(place + ", \"sender_chat\": {\"id\": -100}")).direction())
                .isEqualTo(Direction.ECHO);
    }

    @ParameterizedTest
    @CsvSource({"edited_message, INBOUND", "edited_business_message, ECHO"})
    void shouldPassAnEditOn(String name, Direction direction) {
        InboundMessage edit =
                only(
                        "{\"%s\": {\"message_id\": 7, \"chat\": {\"id\": 5}, \"from\": {\"id\": 6}, \"date\": 1, \"edit_date\": 1772366400, \"text\": \"blue\"}}"
                                .formatted(name));

        assertThat(edit)
                .extracting(
                        InboundMessage::kind,
                        InboundMessage::messageId,
                        InboundMessage::text,
                        InboundMessage::direction,
                        InboundMessage::sentAt)
                .containsExactly(
                        Kind.EDIT, "5:7", "blue", direction, Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void shouldPassEachDeletionOn() {
        Translation translation =
                translate(
                        "{\"deleted_business_messages\": {\"business_connection_id\": \"bc\","
                                + " \"chat\": {\"id\": 5}, \"message_ids\": [1, 2]}}");

        assertThat(translation.messages())
                .extracting(
                        InboundMessage::kind, InboundMessage::messageId, InboundMessage::contact)
                .containsExactly(
                        tuple(Kind.DELETION, "5:1", "5"), tuple(Kind.DELETION, "5:2", "5"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"text\": \"Piotr, is it raining?\"', false",
        "'\"text\": \"hey @tea_bot, open?\", \"entities\": [{\"type\": \"mention\", \"offset\": 4, \"length\": 8}]', true",
        "'\"text\": \"hey @piotr\", \"entities\": [{\"type\": \"mention\", \"offset\": 4, \"length\": 6}]', false",
        "'\"caption\": \"@tea_bot\", \"caption_entities\": [{\"type\": \"mention\", \"offset\": 0, \"length\": 8}], \"photo\": []', true",
        "'\"text\": \"Tea\", \"entities\": [{\"type\": \"text_mention\", \"offset\": 0, \"length\": 3, \"user\": {\"id\": 9, \"is_bot\": true}}]', true",
        "'\"text\": \"/open\"', true",
        "'\"text\": \"/open@tea_bot now\"', true",
        "'\"text\": \"a/b\"', false",
        "'\"text\": \"/usr/bin/env bash\"', false",
        "'\"text\": \"/open, please\"', false",
        "'\"text\": \"/open the\\n/door/now\"', true",
        "'\"text\": \"/srv @piotr\", \"entities\": [{\"type\": \"mention\", \"offset\": 5, \"length\": 6}]', false",
        "'\"text\": \"so: /open\", \"entities\": [{\"type\": \"bot_command\", \"offset\": 4, \"length\": 5}]', true",
        "'\"text\": \"x\", \"reply_to_message\": {\"message_id\": 1, \"chat\": {\"id\": -5}, \"from\": {\"id\": 9, \"is_bot\": true}}', true",
        "'\"text\": \"x\", \"reply_to_message\": {\"message_id\": 1, \"chat\": {\"id\": -5}, \"from\": {\"id\": 8, \"is_bot\": false}}', false",
        "'\"rich_message\": {\"blocks\": [{\"type\": \"paragraph\", \"text\": {\"type\": \"mention\", \"username\": \"tea_bot\", \"text\": \"@tea_bot\"}}]}', true"
    })
    void shouldTellInAGroupWhoIsMeant(String parts, boolean addressed) {
        InboundMessage message = only(inGroup(parts));

        assertThat(message.group()).isTrue();
        assertThat(message.addressed()).isEqualTo(addressed);
        assertThat(message.senderName()).isEqualTo("Nadia Reis");
    }

    @ParameterizedTest
    @CsvSource({"/open@tea_bot, false", "/open@tea_house, true", "/open, true"})
    void shouldKnowItsOwnNameWhereItIsTold(String text, boolean addressed) {
        byte[] body = inGroup("\"text\": \"" + text + "\"").getBytes(UTF_8);

        assertThat(named.translate(Calls.post(body, "b", Map.of())).messages())
                .extracting(InboundMessage::addressed)
                .containsExactly(addressed);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"from\": {\"id\": 4, \"is_bot\": true}', true",
        "'\"from\": {\"id\": 4, \"is_bot\": false}', false",
        "'\"from\": {\"id\": 1087968824, \"is_bot\": true}, \"sender_chat\": {\"id\": -5, \"title\": \"Club\"}', false",
        "'\"sender_chat\": {\"id\": -9, \"title\": \"News\"}', false"
    })
    void shouldKnowABotAmongTheSenders(String sender, boolean bot) {
        assertThat(
                        only("{\"message\": {\"message_id\": 1, \"text\": \"x\","
                                        + " \"chat\": {\"id\": -5, \"type\": \"group\"}, "
                                        + sender
                                        + "}}")
                                .fromBot())
                .isEqualTo(bot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\": {\"message_id\": 1, \"chat\": {\"id\": -5}, \"migrate_to_chat_id\": -1007}}",
                "{\"message\": {\"message_id\": 1, \"chat\": {\"id\": -1007}, \"migrate_from_chat_id\": -5}}"
            })
    void shouldLinkAGroupToTheSupergroupThatItBecame(String update) {
        Translation translation = translate(update);

        assertThat(translation.links())
                .containsExactly(
                        new ContactLink(
                                new ConversationId("telegram", "mybot", "-5"),
                                new ConversationId("telegram", "mybot", "-1007")));
        assertThat(translation.events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.SYSTEM);
    }

    @Test
    void shouldTellWhichQueryAButtonWaitsFor() {
        assertThat(only("{\"callback_query\": {\"id\": \"q1\", \"from\": {\"id\": 5}}}").route())
                .containsEntry("callback_query_id", "q1");
    }

    @Test
    void shouldTakeAGuestsQuestionForOneToTheBot() {
        InboundMessage message =
                only(
                        inGroup("\"text\": \"x\", \"guest_query_id\": \"g1\"")
                                .replace("\"message\":", "\"guest_message\":"));

        assertThat(message.addressed()).isTrue();
        assertThat(message.route()).containsEntry("guest_query_id", "g1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`\"live_photo\": {\"file_id\": \"l\"}, \"photo\": [], \"caption\": \"c\"` | live_photo | c",
                "`\"paid_media\": {\"paid_media\": [{\"type\": \"video\", \"video\": {\"file_id\": \"v\"}}]}, \"caption\": \"c\"` | paid_media | c",
                "`\"checklist_tasks_added\": {\"tasks\": [{\"id\": 1, \"text\": \"Milk\"}, {\"id\": 2, \"text\": \"Tea\"}]}` | checklist_tasks_added | `Milk\nTea`",
                "`\"checklist_tasks_done\": {\"marked_as_done_task_ids\": [2], \"checklist_message\": {\"checklist\": {\"tasks\": [{\"id\": 1, \"text\": \"Milk\"}, {\"id\": 2, \"text\": \"Tea\"}]}}}` | checklist_tasks_done | Tea",
                "`\"giveaway\": {\"prize_description\": \"A cup\"}` | giveaway | A cup",
                "`\"invoice\": {\"title\": \"Tea\"}` | invoice | Tea",
                "`\"hologram\": {\"view\": {\"caption\": \"Hm?\"}}` | hologram | Hm?",
                "`\"hologram\": {\"size\": 1}, \"caption\": \"Look\"` | hologram | Look",
                "`\"hologram\": {\"size\": 1}` | hologram | -"
            })
    void shouldKeepTheNameOfEveryType(String parts, String type, String text) {
        assertThat(only(inChat(parts)))
                .extracting(InboundMessage::type, InboundMessage::text)
                .containsExactly(type, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"community_chat_added", "weather_station_removed"})
    void shouldTakeNoNoticeForAMessage(String notice) {
        assertThat(translate(inChat("\"" + notice + "\": {\"title\": \"x\"}")).events())
                .containsExactly(new ChannelEvent(EventKinds.SYSTEM, "5:7", notice));
    }

    @Test
    void shouldReadTheMessagesOfAKindOfUpdateThatIsNotKnown() {
        assertThat(only(inChat("\"text\": \"x\"").replace("\"message\":", "\"secret_message\":")))
                .extracting(InboundMessage::text, InboundMessage::kind)
                .containsExactly("x", Kind.MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "edited_message"})
    void shouldTakeAPostThatIsForwardedIntoItsGroupForNobodysMessage(String name) {
        Translation translation =
                translate(
                        inGroup(
                                        "\"sender_chat\": {\"id\": -9, \"type\": \"channel\", \"title\": \"News\"},"
                                                + " \"is_automatic_forward\": true, \"forward_origin\": {\"type\": \"channel\"},"
                                                + " \"text\": \"We open on Sundays now\"")
                                .replace("\"message\":", "\"" + name + "\":"));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.FEED, "-5:7", "is_automatic_forward"));
    }

    @Test
    void shouldTakeWhatAPersonWritesUnderSuchAPostForTheirs() {
        InboundMessage message =
                only(
                        inGroup(
                                "\"text\": \"From when?\", \"reply_to_message\": {\"message_id\": 3, \"chat\": {\"id\": -5},"
                                        + " \"is_automatic_forward\": true, \"text\": \"We open on Sundays now\"}"));

        assertThat(message.text()).isEqualTo("From when?");
        assertThat(message.replyTo()).isEqualTo("-5:3");
        assertThat(message.fromBot()).isFalse();
    }

    /**
     * Each query is answered by itself, and the chat may be one with the bot of somebody else's.
     */
    @ParameterizedTest
    @CsvSource({"'-5', supergroup, '-5:g6'", "602, private, 602:g6"})
    void shouldKeepGuestsApartFromEachOtherAndFromTheirOwnChats(
            String chat, String type, String contact) {
        InboundMessage message =
                only(
                        ("{\"guest_message\": {\"message_id\": 7, \"chat\": {\"id\": %s, \"type\": \"%s\"},"
                                        + " \"from\": {\"id\": 6}, \"text\": \"x\", \"guest_query_id\": \"g1\"}}")
                                .formatted(chat, type));

        assertThat(message.contact()).isEqualTo(contact);
        assertThat(message.messageId()).isEqualTo(chat + ":7");
    }

    @Test
    void shouldAnswerWhoPressedUnderAPostAndNotTheWholeChannel() {
        InboundMessage pressed =
                only(
                        "{\"callback_query\": {\"id\": \"q1\", \"from\": {\"id\": 6}, \"data\": \"buy\", \"message\":"
                                + " {\"message_id\": 9, \"date\": 1, \"chat\": {\"id\": -8, \"type\": \"channel\"}}}}");

        assertThat(pressed.contact()).isEqualTo("6");
        assertThat(pressed.group()).isFalse();
        assertThat(pressed.replyTo()).isEqualTo("-8:9");
        assertThat(pressed.route()).containsOnlyKeys("callback_query_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\": \"How much?\"",
                "\"photo\": [{\"file_id\": \"f\"}], \"caption\": \"How much?\"",
                "\"voice\": {\"file_id\": \"f\"}"
            })
    void shouldTellWhichStoryIsMeant(String parts) {
        assertThat(only(inChat(parts + ", \"reply_to_story\": {\"id\": 3}")).payload())
                .isEqualTo("{\"id\":3}");
    }

    private static String inChat(String parts) {
        return "{\"message\": {\"message_id\": 7, \"chat\": {\"id\": 5}, \"from\": {\"id\": 5}, "
                + parts
                + "}}";
    }

    private static String inGroup(String parts) {
        return "{\"message\": {\"message_id\": 7, \"chat\": {\"id\": -5, \"type\": \"supergroup\"},"
                + " \"from\": {\"id\": 6, \"is_bot\": false, \"first_name\": \"Nadia\", \"last_name\": \"Reis\"}, "
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
