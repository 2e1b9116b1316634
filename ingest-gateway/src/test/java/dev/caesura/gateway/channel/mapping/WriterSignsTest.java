package dev.caesura.gateway.channel.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.serde.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wrote, by fields that no mapping names; and what is no such field. */
class WriterSignsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"isOutgoing\": true | ECHO | -",
                "\"outbound\": 1 | ECHO | -",
                "\"is_inbound\": \"no\" | ECHO | -",
                "\"isIncoming\": true | INBOUND | -",
                "\"message_type\": \"outgoing\" | ECHO | -",
                "\"messageType\": \"INCOMING\" | INBOUND | -",
                "\"event\": \"outgoing_message\" | ECHO | -",
                "\"messageDirection\": \"from_agent\" | ECHO | -",
                "\"dir\": \"out\" | ECHO | -",
                "\"type\": \"agent\" | ECHO | -",
                "\"type\": \"chatbot\" | ECHO | chatbot",
                "\"sender_type\": \"agent\" | ECHO | -",
                "\"senderType\": \"post_sales_agent\" | ECHO | -",
                "\"author-type\": \"SalesBot\" | ECHO | SalesBot",
                "\"from_type\": \"system\" | ECHO | system",
                "\"sender_type\": \"contact\" | INBOUND | -",
                "\"role\": \"assistant\" | ECHO | assistant",
                "\"role\": \"customer\" | INBOUND | -",
                "\"author\": \"agent\" | ECHO | -",
                "\"sent_by\": \"Business\" | ECHO | -",
                "\"sender\": \"bot\" | ECHO | bot",
                "\"author\": {\"type\": \"bot\"} | ECHO | bot",
                "\"sender\": {\"name\": \"Ben\", \"role\": \"operator\"} | ECHO | -",
                "\"author\": {\"type\": \"admin\"} | ECHO | -",
                "\"sender_type\": \"user\", \"message_type\": \"outgoing\" | ECHO | -",
                "\"flow\": \"outbound\" | ECHO | -",
                "\"traffic\": \"incoming\" | INBOUND | -",
                "\"typeWebhook\": \"outgoingMessageReceived\" | ECHO | -",
                "\"topic\": \"message.outgoing\" | ECHO | -",
                "\"actor\": {\"type\": \"bot\"} | ECHO | bot",
                "\"author\": {\"id\": 7, \"bot\": true} | ECHO | bot",
                "\"user\": {\"id\": 7, \"is_bot\": true} | ECHO | bot",
                "\"role\": \"tool\" | ECHO | tool"
            })
    void shouldTellWhoWrote(String fields, Direction direction, @Nullable String automatic) {
        assertThat(in(fields)).isEqualTo(new Said(direction, automatic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\": \"message\"",
                "\"type\": \"contact\"",
                "\"type\": \"support\"",
                "\"type\": \"system\"",
                "\"type\": \"outgoing_call_ended\"",
                "\"event\": \"incoming_call\"",
                "\"account_type\": \"business\"",
                "\"contact_type\": \"agent\"",
                "\"user_type\": \"business\"",
                "\"content_type\": \"page\"",
                "\"author\": \"Agent Smith\"",
                "\"author\": \"Page\"",
                "\"sender\": \"Ai\"",
                "\"from\": \"agent47\"",
                "\"sent_by\": \"Ben (agent)\"",
                "\"sender_type\": \"landing_zone\"",
                "\"sender_type\": 3",
                "\"sender\": {\"agent\": true}",
                "\"sender\": {\"name\": \"Ben\", \"role\": \"admin\"}",
                "\"from\": {\"role\": \"Superadmin\"}",
                "\"role\": \"owner\"",
                "\"text_direction\": \"rtl\"",
                "\"is_business_hours\": true",
                "\"inbound\": {\"carrier\": \"x\"}",
                "\"outgoing\": 7",
                "\"subject\": \"outbound\"",
                "\"flow\": \"outbound-message-flow\"",
                "\"topic\": \"Outgoing message failed\"",
                "\"author\": {\"id\": 7, \"bot\": false}",
                "\"user\": {\"type\": \"agent\"}",
                "\"product\": {\"bot\": true}",
                "\"sender\": \"Tool\""
            })
    void shouldMakeNobodyTheBusinessByAnythingElse(String fields) {
        assertThat(in(fields)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"isOutgoing\": true, \"message_type\": \"incoming\"",
                "\"sender_type\": \"agent\", \"role\": \"customer\""
            })
    void shouldRefuseWhatContradictsItself(String fields) {
        assertThatThrownBy(() -> in(fields))
                .isInstanceOf(UnknownDirectionException.class)
                .hasMessageContaining("contradict");
    }

    private static @Nullable Said in(String fields) {
        return WriterSigns.in(Json.mapper().readTree("{" + fields + "}"));
    }
}
