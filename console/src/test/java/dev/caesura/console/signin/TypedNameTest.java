package dev.caesura.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "olga\nforged",
                "olga\rforged",
                "olga\u0085forged",
                "olga\u2028forged",
                "olga\u2029forged",
                "olga\u001bforged",
                "olga\u202eforged",
                "olga\u0000forged",
                "olga\ud800forged"
            })
    void shouldReplaceWhatCouldBeginALineOrHideText(String name) {
        assertThat(TypedName.printable(name)).isEqualTo("olga\ufffdforged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "olga", "Olga Müller-Łoś", "奥尔加", "olga@example.com", "o😀"})
    void shouldLeaveANameAsItIs(String name) {
        assertThat(TypedName.printable(name)).isEqualTo(name);
    }

    @Test
    void shouldCutALongName() {
        assertThat(TypedName.printable("o".repeat(128))).isEqualTo("o".repeat(128));
        assertThat(TypedName.printable("o".repeat(129))).isEqualTo("o".repeat(128) + "…");
        assertThat(TypedName.printable("o".repeat(127) + "😀"))
                .isEqualTo("o".repeat(127) + "\ufffd…");
    }

    @Test
    void shouldTakeForNobodysOnlyWhatIsLongerThanAnyName() {
        assertThat(TypedName.isTooLong("o".repeat(257))).isTrue();
        assertThat(TypedName.isTooLong("o".repeat(256))).isFalse();
        assertThat(TypedName.isTooLong("")).isFalse();
    }
}
