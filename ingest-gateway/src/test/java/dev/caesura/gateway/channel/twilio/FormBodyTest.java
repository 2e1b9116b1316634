package dev.caesura.gateway.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FormBodyTest {

    @Test
    void shouldDecodeNamesAndValues() {
        FormBody form = parse("a%20b=c+d%2B&empty=&alone&&x=1=2&x=3");

        assertThat(form.get("a b")).isEqualTo("c d+");
        assertThat(form.get("empty")).isEmpty();
        assertThat(form.get("alone")).isEmpty();
        assertThat(form.get("x")).isEqualTo("1=2");
        assertThat(form.get("other")).isNull();
        assertThat(form.parameters()).hasSize(5);
    }

    @Test
    void shouldLeaveAPercentSignThatEncodesNothing() {
        assertThat(parse("a=100%&b=%zz&c=%4").get("a")).isEqualTo("100%");
        assertThat(parse("a=100%&b=%zz&c=%4").get("b")).isEqualTo("%zz");
        assertThat(parse("a=100%&b=%zz&c=%4").get("c")).isEqualTo("%4");
    }

    @Property
    void shouldReadAnything(@ForAll byte[] body) {
        assertThat(FormBody.parse(body).parameters()).isNotNull();
    }

    private static FormBody parse(String body) {
        return FormBody.parse(body.getBytes(UTF_8));
    }
}
