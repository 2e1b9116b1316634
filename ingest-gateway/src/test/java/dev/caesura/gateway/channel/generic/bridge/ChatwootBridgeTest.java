package dev.caesura.gateway.channel.generic.bridge;

import static dev.caesura.gateway.channel.generic.bridge.Bodies.event;
import static dev.caesura.gateway.channel.generic.bridge.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatwootBridgeTest {

    @Test
    void shouldKnowTheAnswerOfAMailboxForAMachines() {
        String message =
                "{\"event\": \"message_created\", \"id\": 15, \"content\": \"I am away\", \"message_type\": \"incoming\","
                        + " \"content_attributes\": {\"email\": {\"auto_reply\": %s}}, \"conversation\": {\"id\": 8}}";

        for (boolean machine : List.of(true, false)) {
            assertThat(message(message.formatted(machine)).fromBot()).isEqualTo(machine);
        }
    }

    @Test
    void shouldAnswerNothingThatComesWithANewConversation() {
        assertThat(
                        event(
                                        "{\"event\": \"conversation_created\", \"id\": 7, \"inbox_id\": 1, \"messages\": [{\"id\": 36,"
                                                + " \"content\": \"We are closed\", \"message_type\": 3, \"conversation_id\": 7}]}")
                                .kind())
                .isEqualTo(EventKinds.SYSTEM);
    }

    @ParameterizedTest
    @CsvSource({
        "incoming, '\"content_attributes\": {}'",
        "0,        '\"content_attributes\": {\"translations\": {\"de\": \"blau\"}}'",
        "incoming, '\"changed_attributes\": [{\"content\": {\"previous_value\": \"red\"}}]'",
        "outgoing, '\"changed_attributes\": [{\"content\": {\"previous_value\": \"red\"}}]'",
        "outgoing, '\"content_attributes\": {\"previous_content\": \"red\"}'"
    })
    void shouldTellLaterWords(String type, String parts) {
        InboundMessage edit =
                message(
                        updated(
                                "\"content\": \"blue\", "
                                        + parts
                                        + ", \"message_type\": \""
                                        + type
                                        + "\""));

        assertThat(edit)
                .extracting(InboundMessage::kind, InboundMessage::messageId, InboundMessage::text)
                .containsExactly(Kind.EDIT, "61", "blue");
    }

    @ParameterizedTest
    @CsvSource({
        "outgoing, '\"content\": \"blue\"'",
        "template, '\"content\": \"blue\"'",
        "incoming, '\"content\": null'",
        "incoming, '\"content\": \"blue\", \"changed_attributes\": [{\"status\": {}}]'",
        "incoming, '\"content\": \"blue\", \"changed_attributes\": []'"
    })
    void shouldCountUpdatesThatLeaveTheWords(String type, String parts) {
        assertThat(event(updated(parts + ", \"message_type\": \"" + type + "\"")).kind())
                .isEqualTo(EventKinds.STATUS);
    }

    @Test
    void shouldTellWhatAPersonWroteIntoASurveyAndCountARating() {
        String body =
                updated(
                        "\"message_type\": \"template\", \"content_type\": \"input_csat\", \"content\":"
                                + " \"Rate us\", \"content_attributes\": {\"submitted_values\":"
                                + " {\"csat_survey_response\": {\"rating\": 2MORE}}}");

        assertThat(event(body.replace("MORE", "")).kind()).isEqualTo(EventKinds.REACTION);
        assertThat(message(body.replace("MORE", ", \"feedback_message\": \"Too slow\"")))
                .extracting(
                        InboundMessage::direction,
                        InboundMessage::type,
                        InboundMessage::text,
                        InboundMessage::payload)
                .containsExactly(
                        Direction.INBOUND,
                        "input_csat",
                        "Too slow",
                        "{\"csat_survey_response\":{\"rating\":2,\"feedback_message\":\"Too slow\"}}");
    }

    @Test
    void shouldTellWhatAPersonChose() {
        assertThat(
                        message(
                                        updated(
                                                "\"message_type\": \"outgoing\", \"content_type\":"
                                                        + " \"input_select\", \"content_attributes\":"
                                                        + " {\"submitted_values\": [{\"title\": \"Green tea\","
                                                        + " \"value\": \"g\"}]}"))
                                .text())
                .isEqualTo("Green tea");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"content\": \"+\", \"content_attributes\": {\"is_reaction\": true, \"in_reply_to\": 60}', reaction",
        "'\"content\": \"Voice call\", \"content_type\": \"voice_call\"', call"
    })
    void shouldTakeAReactionAndACallForNoMessage(String parts, String kind) {
        assertThat(event(created(parts)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"content\": null, \"content_attributes\": {\"is_unsupported\": true}', unsupported, {\"is_unsupported\":true}",
                "'\"content\": \"\"', unsupported, -",
                "'\"attachments\": [{\"file_type\": \"location\", \"coordinates_lat\": 1.5}]', location, '{\"file_type\":\"location\",\"coordinates_lat\":1.5}'",
                "'\"attachments\": [{\"file_type\": \"contact\", \"fallback_title\": \"+1\"}]', contacts, '{\"file_type\":\"contact\",\"fallback_title\":\"+1\"}'",
                "'\"attachments\": [{\"file_type\": \"file\", \"data_url\": \"u\"}]', document, -",
                "'\"content\": \"Hi\"', text, -"
            })
    void shouldKeepWhatAMessageHasBesideWords(String parts, String type, String payload) {
        assertThat(message(created(parts)))
                .extracting(InboundMessage::type, InboundMessage::payload)
                .containsExactly(type, payload);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"content\": null', 'Are you open?', Are you open?",
                "'\"content\": \"Listen\"', 'Are you open?', Listen",
                "'\"content\": null', '', -"
            })
    void shouldTakeWhatChatwootHeardForTheWords(String content, String heard, String text) {
        String parts =
                content
                        + ", \"attachments\": [{\"file_type\": \"audio\", \"data_url\": \"u\", \"transcribed_text\": \""
                        + heard
                        + "\"}]";

        assertThat(message(created(parts)))
                .extracting(InboundMessage::type, InboundMessage::text)
                .containsExactly("audio", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"changed_attributes\": []"})
    void shouldTellWhatChatwootHeardLater(String parts) {
        String update =
                updated(
                        "\"message_type\": \"incoming\", \"content\": null, \"attachments\": [{\"file_type\": \"audio\","
                                + " \"transcribed_text\": \"HEARD\"}]"
                                + parts);

        assertThat(message(update.replace("HEARD", "Are you open?")))
                .extracting(InboundMessage::kind, InboundMessage::text)
                .containsExactly(Kind.EDIT, "Are you open?");
        assertThat(event(update.replace("HEARD", "")).kind()).isEqualTo(EventKinds.STATUS);
    }

    private static String created(String parts) {
        return updated("\"message_type\": \"incoming\", " + parts)
                .replace("message_updated", "message_created");
    }

    private static String updated(String parts) {
        return """
        {"event": "message_updated", "id": 61, "account": {"id": 4}, "conversation": {"id": 8},
         "sender": {"id": 5}, %s}
        """
                .formatted(parts);
    }
}
