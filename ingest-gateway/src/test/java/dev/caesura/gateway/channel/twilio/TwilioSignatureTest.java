package dev.caesura.gateway.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {

    private static final String TOKEN = "test-auth-token";
    private static final String URL = "https://gw.example.com/hooks/twilio/acct1";

    private static final String FORM =
            "ToCountry=GB&MessageSid=SM0123456789abcdef0123456789abcdef"
                    + "&From=whatsapp%3A%2B447700900123&To=whatsapp%3A%2B14155238886"
                    + "&Body=caf%C3%A9+%2B+%26+%F0%9F%98%80%0Aline2&NumMedia=0"
                    + "&AccountSid=AC0123456789abcdef0123456789abcdef&MediaUrl0=";

    private static final String FORM_SIGNATURE = "oY80MjwqU6bG5VY6lCUYgLDkAMM=";

    private static final String JSON = "{\"property\":\"value\",\"boolean\":true}";
    private static final String JSON_SIGNATURE = "zO4xZN/9r18valNQC/C1xGcxVzo=";
    private static final String JSON_URL =
            URL + "?bodySHA256=d5729c000e5de6b3a10698fec78d482db85d744f1be820d1382b6bda1cfb7795";

    @Test
    void shouldAcceptTheExampleOfTheDocumentation() {
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        String form =
                "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309"
                        + "&CallSid=CA1234567890ABCDE";

        assertThat(matches("RSOYDt4T1cUTdK1PDd93/VVr8B8=", url, form, "12345")).isTrue();
    }

    @Test
    void shouldSignDecodedValuesBlankOnesIncluded() {
        assertThat(matches(FORM_SIGNATURE, URL, FORM, TOKEN)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://gw.example.com/hooks/twilio/acct1, oY80MjwqU6bG5VY6lCUYgLDkAMM=",
        "https://gw.example.com/hooks/twilio/acct1, fhSr9jIyFXk3aKgxa6+u8QMmNhc=",
        "https://gw.example.com:443/hooks/twilio/acct1, oY80MjwqU6bG5VY6lCUYgLDkAMM=",
        "https://gw.example.com:443/hooks/twilio/acct1, fhSr9jIyFXk3aKgxa6+u8QMmNhc="
    })
    void shouldAcceptTheUrlWithAndWithoutItsPort(String url, String signature) {
        assertThat(matches(signature, url, FORM, TOKEN)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                // over http; over other bytes than UTF-8; without blank values; no signature at all
                "YdIanvxwMc3xXctNvs50K83qt2g=",
                "axnXS6HEnNzlni7MyRu/uiKZ+6E=",
                "mOhPmBZ26huXX9sjkgO4Xxl88tc=",
                "oY80",
                "%%%"
            })
    void shouldRefuseAnyOtherSignature(String signature) {
        assertThat(matches(signature, URL, FORM, TOKEN)).isFalse();
    }

    @Test
    void shouldAcceptAnotherBodyByItsHashInTheUrl() {
        assertThat(matches(JSON_SIGNATURE, JSON_URL, JSON, TOKEN)).isTrue();
        assertThat(matches(JSON_SIGNATURE, JSON_URL, JSON + " ", TOKEN)).isFalse();
        assertThat(matches(JSON_SIGNATURE, URL + "?bodySHA256=", JSON, TOKEN)).isFalse();
    }

    @Test
    void shouldTryEveryToken() {
        assertThat(matches(FORM_SIGNATURE, URL, FORM, "next", TOKEN + "\n")).isTrue();
        assertThat(matches(FORM_SIGNATURE, URL, FORM, "next")).isFalse();
        assertThat(matches(FORM_SIGNATURE, URL, FORM)).isFalse();
    }

    @Property
    void shouldNeverFail(@ForAll String header, @ForAll String url, @ForAll byte[] body) {
        assertThat(TwilioSignature.matches(header, url, body, List.of(TOKEN))).isFalse();
        assertThat(TwilioSignature.matches(header, "https://" + url, body, List.of(TOKEN)))
                .isFalse();
    }

    private static boolean matches(String header, String url, String body, String... secrets) {
        return TwilioSignature.matches(header, url, body.getBytes(UTF_8), List.of(secrets));
    }
}
