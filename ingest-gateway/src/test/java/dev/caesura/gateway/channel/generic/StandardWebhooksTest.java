package dev.caesura.gateway.channel.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the example of the specification. */
class StandardWebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SENT = 1614265330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void shouldAcceptTheExampleOfTheSpecification() {
        assertThat(matches(SIGNATURE, SENT, SECRET)).isTrue();
    }

    @Test
    void shouldAcceptAKeyWithoutItsPrefix() {
        assertThat(matches(SIGNATURE, SENT, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isTrue();
    }

    @Test
    void shouldAcceptOneGoodSignatureAmongOthers() {
        assertThat(matches("v1,AAAA v1a,BBBB " + SIGNATURE, SENT, SECRET)).isTrue();
        assertThat(matches("v2" + SIGNATURE.substring(2), SENT, SECRET)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
    void shouldAcceptFiveMinutesEitherWay(long age, boolean accepted) {
        assertThat(matches(SIGNATURE, SENT + age, SECRET)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"''", "soon", "99999999999999999999", "-9223372036854775808"})
    void shouldRefuseAStrangeTimestamp(String timestamp) {
        boolean matches =
                StandardWebhooks.matches(
                        ID,
                        timestamp,
                        SIGNATURE,
                        BODY,
                        List.of(SECRET),
                        Instant.ofEpochSecond(SENT));

        assertThat(matches).isFalse();
    }

    @Test
    void shouldRefuseWhatIsMissing() {
        Instant now = Instant.ofEpochSecond(SENT);
        String sent = Long.toString(SENT);
        List<String> secrets = List.of(SECRET);

        assertThat(StandardWebhooks.matches(null, sent, SIGNATURE, BODY, secrets, now)).isFalse();
        assertThat(StandardWebhooks.matches(ID, null, SIGNATURE, BODY, secrets, now)).isFalse();
        assertThat(StandardWebhooks.matches(ID, sent, null, BODY, secrets, now)).isFalse();
        assertThat(StandardWebhooks.matches(ID, sent, SIGNATURE, BODY, List.of(), now)).isFalse();
    }

    @Property
    void shouldNeverFail(@ForAll String signatures, @ForAll String secret) {
        assertThat(matches("v1," + signatures, SENT, "whsec_" + secret)).isFalse();
    }

    private static boolean matches(String signatures, long now, String secret) {
        return StandardWebhooks.matches(
                ID,
                Long.toString(SENT),
                signatures,
                BODY,
                List.of(secret),
                Instant.ofEpochSecond(now));
    }
}
