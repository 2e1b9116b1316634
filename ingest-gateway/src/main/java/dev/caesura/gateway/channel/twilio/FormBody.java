package dev.caesura.gateway.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.signature.PercentEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body of {@code application/x-www-form-urlencoded}, decoded to bytes: blank values and repeated
 * names stay, since a signature covers them.
 *
 * @param parameters the parameters in the body's order
 */
public record FormBody(List<Parameter> parameters) {

    /**
     * A name and its value.
     *
     * @param name the decoded name
     * @param value the decoded value
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Parameter(byte[] name, byte[] value) {}

    public FormBody {
        parameters = List.copyOf(parameters);
    }

    /** Reads a body; nothing is refused. */
    public static FormBody parse(byte[] body) {
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= body.length; end++) {
            if (end == body.length || body[end] == '&') {
                if (end > start) {
                    parameters.add(parameter(Arrays.copyOfRange(body, start, end)));
                }
                start = end + 1;
            }
        }
        return new FormBody(parameters);
    }

    /** The first value of a name, as UTF-8; null if there is none. */
    public @Nullable String get(String name) {
        byte[] wanted = name.getBytes(UTF_8);
        for (Parameter parameter : parameters) {
            if (Arrays.equals(parameter.name(), wanted)) {
                return new String(parameter.value(), UTF_8);
            }
        }
        return null;
    }

    /** The names, each once, in order. */
    List<String> names() {
        return parameters.stream()
                .map(parameter -> new String(parameter.name(), UTF_8))
                .distinct()
                .toList();
    }

    private static Parameter parameter(byte[] pair) {
        int equals = 0;
        while (equals < pair.length && pair[equals] != '=') {
            equals++;
        }
        byte[] name = Arrays.copyOfRange(pair, 0, equals);
        byte[] value = Arrays.copyOfRange(pair, Math.min(equals + 1, pair.length), pair.length);
        return new Parameter(
                PercentEncoding.decode(name, true), PercentEncoding.decode(value, true));
    }
}
