package dev.caesura.processor.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationMetricTest {

    @ParameterizedTest
    @EnumSource
    void shouldCountEachCommandUnderItsOwnName(Command.Name command) {
        assertThat(ConversationMetric.of(command).name()).isEqualTo("COMMAND_" + command);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountEveryEndOfABurstAndOfATurn(Outcome.Kind outcome) {
        assertThat(ConversationMetric.ofTurn(outcome).name()).startsWith("TURN_");
        assertThat(ConversationMetric.ofBurst(outcome).code())
                .matches("(burst|duplicate|message)(-[a-z]+)?");
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatIsCounted(ConversationMetric metric) {
        assertThat(metric.meaning()).isNotBlank();
        assertThat(metric.code()).matches("[a-z]+(-[a-z]+)*");
    }
}
