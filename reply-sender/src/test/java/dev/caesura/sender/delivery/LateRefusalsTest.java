package dev.caesura.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.telegram.TelegramSettings;
import dev.caesura.sender.delivery.channel.twilio.TwilioSettings;
import dev.caesura.sender.delivery.channel.whatsapp.WhatsAppSettings;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.guard.Guards;
import dev.caesura.service.secret.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LateRefusalsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final URI NOWHERE = URI.create("http://localhost:1");
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String UNPAID = "131042: Business eligibility payment issue";

    private final Guards guards =
            new Guards(
                    "deliver",
                    new GuardSettings(
                            64,
                            20,
                            50,
                            Duration.ofSeconds(30),
                            3,
                            Duration.ofMinutes(2),
                            Duration.ofMinutes(15)),
                    conversation -> 100,
                    new SimpleMeterRegistry(),
                    CLOCK);

    private final LateRefusals late =
            new LateRefusals(
                    conversation ->
                            switch (conversation.channel()) {
                                case "whatsapp" ->
                                        new WhatsAppSettings(Secret.of("t"), NOWHERE, TIMEOUT)
                                                .open(new HttpCall(), CLOCK);
                                case "telegram" ->
                                        new TelegramSettings(Secret.of("1:t"), NOWHERE, TIMEOUT)
                                                .open(new HttpCall(), CLOCK);
                                case "twilio" ->
                                        new TwilioSettings(
                                                        "AC1",
                                                        Secret.of("t"),
                                                        TwilioSettings.Transport.SMS,
                                                        null,
                                                        NOWHERE,
                                                        NOWHERE,
                                                        TIMEOUT)
                                                .open(new HttpCall(), CLOCK);
                                default -> throw DeliveryException.permanent("none", "none");
                            },
                    guards,
                    CLOCK);

    @ParameterizedTest
    @CsvSource({
        "whatsapp:1:ann, 131042: Business eligibility payment issue, account-stopped",
        "whatsapp:1:ann, 131031: Business Account locked: Locked, account-stopped",
        "whatsapp:1:ann, 131042, account-stopped",
        "whatsapp:1:ann, 130429: Rate limit hit, throttled",
        "whatsapp:1:ann, 80010: Too many calls, throttled",
        "whatsapp:1:ann, 131026: Message undeliverable, ",
        "whatsapp:1:ann, 131056: Pair rate limit, ",
        "whatsapp:1:ann, 999999: Something new, ",
        "whatsapp:1:ann, Unknown error, ",
        "whatsapp:1:ann, 13104299999999: no code, ",
        "twilio:+1:+2, 30002, account-stopped",
        "twilio:+1:+2, 30034, account-stopped",
        "twilio:+1:+2, 30001, throttled",
        "twilio:+1:+2, 30003, ",
        "twilio:+1:+2, 63016 outside the window, ",
        "telegram:1:ann, 131042, ",
        "other:1:ann, 131042, "
    })
    void shouldHoldTheAccountOfWhichTheChannelSpeaks(
            String conversation, String error, @Nullable String state) {
        // when
        late.accept(status(conversation, DeliveryStatus.FAILED, error, NOW));
        // then
        assertThat(stateOf(conversation)).isEqualTo(state == null ? "closed" : state);
    }

    @Test
    void shouldLeaveOtherAccountsAlone() {
        late.accept(status("whatsapp:1:ann", DeliveryStatus.FAILED, UNPAID, NOW));
        assertThat(stateOf("whatsapp:2:ann")).isEqualTo("closed");
    }

    @ParameterizedTest
    @EnumSource(value = DeliveryStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "FAILED")
    void shouldLearnFromFailuresOnly(DeliveryStatus word) {
        late.accept(status("whatsapp:1:ann", word, UNPAID, NOW));
        assertThat(stateOf("whatsapp:1:ann")).isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, account-stopped", "PT1M59S, account-stopped", "PT2M, closed", "P1D, closed"})
    void shouldLearnNothingFromWhatWasSaidLongAgo(Duration ago, String state) {
        late.accept(status("whatsapp:1:ann", DeliveryStatus.FAILED, UNPAID, NOW.minus(ago)));
        assertThat(stateOf("whatsapp:1:ann")).isEqualTo(state);
    }

    @Test
    void shouldStandWhatIsNoConversationAndNoReason() {
        late.accept(status("nobody", DeliveryStatus.FAILED, UNPAID, NOW));
        late.accept(status("whatsapp:1:ann", DeliveryStatus.FAILED, null, NOW));
        assertThat(guards.states()).isEqualTo(Map.of());
    }

    private String stateOf(String conversation) {
        return guards.of(ConversationId.parse(conversation)).state();
    }

    private static DeliveryEvent status(
            String conversation, DeliveryStatus word, @Nullable String error, Instant at) {
        return new DeliveryEvent(null, null, conversation, word, "wamid.1", at, error, false);
    }
}
