package dev.caesura.gateway.channel.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Direction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a boolean says by its name, in any spelling. */
class FlagNameTest {

    @ParameterizedTest
    @CsvSource({
        "isOutgoing, ECHO, INBOUND",
        "is-outbound-message, ECHO, INBOUND",
        "OUTBOUND, ECHO, INBOUND",
        "was_incoming, INBOUND, ECHO",
        "isinbound, INBOUND, ECHO",
        "isFromBusiness, ECHO, INBOUND",
        "sentByUs, ECHO, INBOUND",
        "message_from_me, ECHO, INBOUND",
        "from_the_customer, INBOUND, ECHO",
        "toCustomer, ECHO, INBOUND",
        "isMine, ECHO, INBOUND",
        "my_message, ECHO, INBOUND"
    })
    void shouldSpeakOfBothSides(String name, Direction whenTrue, Direction whenFalse) {
        assertThat(said(name, true)).extracting(Said::direction).isEqualTo(whenTrue);
        assertThat(said(name, false)).extracting(Said::direction).isEqualTo(whenFalse);
    }

    /** Who is not the agent may be the bot, and who is no guest a member. */
    @ParameterizedTest
    @CsvSource({
        "from_agent, ECHO",
        "isStaff, ECHO",
        "writtenByOperator, ECHO",
        "from_guest, INBOUND"
    })
    void shouldSayNothingByTheFalseOfAPartOfASide(String name, Direction whenTrue) {
        assertThat(said(name, true)).extracting(Said::direction).isEqualTo(whenTrue);
        assertThat(said(name, false)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is_business_hours",
                "isCustomer",
                "is_business",
                "is_admin",
                "customer",
                "support",
                "sent",
                "isReceived",
                "inbox",
                "from_cache",
                "from",
                "to",
                "isFromStory",
                "incoming_call_enabled",
                "total"
            })
    void shouldReadNothingIntoOtherNames(String name) {
        assertThat(FlagName.of(name)).isNull();
    }

    @Test
    void shouldTellABotFromAPerson() {
        assertThat(said("sent_by_bot", true)).isEqualTo(new Said(Direction.ECHO, "bot"));
        assertThat(said("sent_by_agent", true)).isEqualTo(new Said(Direction.ECHO, null));
    }

    private static @Nullable Said said(String name, boolean value) {
        return Objects.requireNonNull(FlagName.of(name), name).said(value);
    }
}
