package dev.caesura.processor.domain.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.schemas.event.Command;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrenceTest {

    @ParameterizedTest
    @EnumSource
    void shouldCountEachCommand(Command.Name command) {
        assertThat(Occurrence.of("command", command).code()).startsWith("command-");
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeFoundByItsCode(Occurrence occurrence) {
        assertThat(Occurrence.of(occurrence.code())).isSameAs(occurrence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "turn-begun"})
    void shouldRefuseWhatIsNotCounted(String code) {
        assertThatThrownBy(() -> Occurrence.of(code)).hasMessageContaining(code);
    }
}
