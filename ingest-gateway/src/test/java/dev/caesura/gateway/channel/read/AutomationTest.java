package dev.caesura.gateway.channel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.serde.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a person wrote, by a type's word and by a writer's name. */
class AutomationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bot",
                "Bot2",
                "chatbot",
                "SalesBot",
                "agent_bot",
                "created_by_1p_bot",
                "autoresponder",
                "AUTO_REPLY",
                "autoFollowUp",
                "system",
                "assistant",
                "ai_agent",
                "virtual-agent",
                "away_message",
                "campaign_7",
                "outbound_bot",
                "post"
            })
    void shouldKnowAutomationByATypesWords(String type) {
        assertThat(Automation.isNamedBy(type)).isTrue();
        assertThat(Automation.isPerson(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent",
                "human_agent",
                "post_sales_agent",
                "campaign-manager",
                "botOperator",
                "user"
            })
    void shouldKnowAPersonByATypesWords(String type) {
        assertThat(Automation.isNamedBy(type)).isFalse();
        assertThat(Automation.isPerson(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"robotics", "awayteam", "postal", "sales_assistant", "outbound", "7", "-"})
    void shouldTakeOtherTypesForNeither(String type) {
        assertThat(Automation.isNamedBy(type)).isFalse();
        assertThat(Automation.isPerson(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bot",
                "Auto Reply",
                "auto-responder",
                "Automatic message",
                "AI assistant",
                "welcome_flow",
                "SalesBot",
                "support-bot",
                "System"
            })
    void shouldKnowAutomationByAWritersName(String writer) {
        assertThat(Automation.isAll(writer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ai Tanaka",
                "sales-assistant: Ben",
                "Ms Talbot",
                "talbot",
                "Theo Bot",
                "Autohaus Lenz",
                "Post Office Lisbon",
                "Emma Welcome",
                "post",
                "reply",
                "12"
            })
    void shouldTakeAName(String writer) {
        assertThat(Automation.isAll(writer)).isFalse();
    }

    @Test
    void shouldFindTheMarkOfAnyField() {
        assertThat(in("{\"origin\": \"human\", \"role\": \"assistant\"}")).isEqualTo("assistant");
        assertThat(in("{\"sentBy\": \"Rita Bot\", \"isAutoReply\": true}")).isEqualTo("automatic");
        assertThat(in("{\"generatedBy\": \"gpt\"}")).isEqualTo("gpt");
        assertThat(in("{\"from_bot\": \"true\"}")).isEqualTo("bot");
        assertThat(in("{\"author\": \"Welcome Smith\", \"is_bot\": false}")).isNull();
    }

    private static @Nullable String in(String json) {
        return Automation.in(Json.mapper().readTree(json));
    }
}
