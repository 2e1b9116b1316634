package dev.caesura.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {

    @Property
    void shouldReadBackWhatItWrote(@ForAll("ids") ConversationId id) {
        assertThat(ConversationId.parse(id.toString())).isEqualTo(id);
    }

    @Property
    void shouldWriteOneFormOnly(@ForAll("ids") ConversationId id) {
        String written = id.toString();

        assertThat(ConversationId.parse(written).toString()).isEqualTo(written);
    }

    @Property
    void shouldWriteNoControlCharacter(@ForAll("ids") ConversationId id) {
        assertThat(id.toString().chars()).noneMatch(Character::isISOControl);
    }

    @Property
    void shouldSeparateByTheFirstTwoColons(@ForAll("ids") ConversationId id) {
        String[] parts = id.toString().split(":", 3);

        assertThat(parts).hasSize(3);
        // A part without percent signs stands for itself.
        assertThat(ConversationId.parse("x:y:" + parts[0]).contact()).isEqualTo(id.channel());
        assertThat(ConversationId.parse("x:y:" + parts[1]).contact()).isEqualTo(id.account());
        assertThat(ConversationId.parse("x:y:" + parts[2]).contact()).isEqualTo(id.contact());
    }

    @Property
    void shouldReadAnyTextWithTwoColons(@ForAll("ids") ConversationId id) {
        String typed = id.channel() + ":" + id.account() + ":" + id.contact();
        String[] parts = typed.split(":", 3);

        if (parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            assertThatIllegalArgumentException().isThrownBy(() -> ConversationId.parse(typed));
        } else {
            ConversationId read = ConversationId.parse(typed);
            assertThat(ConversationId.parse(read.toString())).isEqualTo(read);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp, 106540352242922, 16315551181, whatsapp:106540352242922:16315551181",
        "telegram, bot, -100:42, telegram:bot:-100:42",
        "telegram, a:b, c, telegram:a%3Ab:c",
        "te:le, a, c, te%3Ale:a:c",
        "web, 50%, 100%25, web:50%25:100%2525"
    })
    void shouldWrite(String channel, String account, String contact, String written) {
        assertThat(new ConversationId(channel, account, contact)).hasToString(written);
    }

    @Test
    void shouldEncodeEveryControlCharacter() {
        assertThat(new ConversationId("web", "a\n", "\u0000\u001f\u007f\u0085\u009f\u00a0"))
                .hasToString("web:a%0A:%00%1F%7F%85%9F\u00a0");
    }

    @ParameterizedTest
    @CsvSource({"web:a:100%, 100%", "web:a:%3, %3", "web:a:%zz, %zz", "web:a:%3a, :"})
    void shouldTakeAPercentSignThatEncodesNothingForItself(String typed, String contact) {
        assertThat(ConversationId.parse(typed).contact()).isEqualTo(contact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web", "web:a", ":a:c", "web::c", "web:a:", "::"})
    void shouldSayWhatIsMissing(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConversationId.parse(id))
                .withMessageContaining("channel:account:contact");
    }

    @ParameterizedTest
    @CsvSource({"web:a:c, web", "web, web", "te%3Ale:a:c, te%3Ale"})
    void shouldKnowTheChannelOfAnId(String id, String channel) {
        assertThat(ConversationId.channelOf(id)).isEqualTo(channel);
    }

    @Provide
    Arbitrary<ConversationId> ids() {
        Arbitrary<String> part =
                Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMinLength(1).ofMaxLength(20),
                        Arbitraries.strings()
                                .withChars(":%3aA\u0000\n\u007f\u0085é")
                                .ofMinLength(1)
                                .ofMaxLength(8));
        return Combinators.combine(part, part, part).as(ConversationId::new);
    }
}
