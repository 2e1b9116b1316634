package dev.caesura.gateway.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.channel.twilio.FormBody.Parameter;
import dev.caesura.gateway.signature.Hmac;
import dev.caesura.gateway.signature.Secrets;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signature of Twilio's webhooks: {@code X-Twilio-Signature}, the HMAC-SHA1 in base64 of the
 * URL that Twilio called, followed by the form's decoded names and values in the order of the
 * names.
 *
 * <p>Every parameter counts, known or not, blank or not. For another body than a form, the URL
 * carries the body's SHA-256 as {@code bodySHA256}, and alone is signed.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: Webhooks
 *     security</a>
 */
public final class TwilioSignature {

    /** The header that carries the signature. */
    public static final String HEADER = "x-twilio-signature";

    private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]*)");

    private static final Comparator<Parameter> BY_NAME_AND_VALUE =
            Comparator.comparing(Parameter::name, Arrays::compareUnsigned)
                    .thenComparing(Parameter::value, Arrays::compareUnsigned);

    private TwilioSignature() {}

    /**
     * Whether one of the auth tokens yields the header.
     *
     * @param url the public URL that Twilio was given, with its query string
     */
    public static boolean matches(
            @Nullable String header, String url, byte[] body, List<String> secrets) {
        if (header == null) {
            return false;
        }
        Matcher bodyHash = BODY_HASH.matcher(url);
        if (bodyHash.find()) {
            return isHashOf(body, bodyHash.group(1)) && isSigned(header, url, new byte[0], secrets);
        }
        return isSigned(header, url, signedPart(body), secrets);
    }

    private static boolean isSigned(
            String header, String url, byte[] parameters, List<String> secrets) {
        byte[] presented = header.getBytes(UTF_8);
        return Secrets.any(
                secrets,
                secret -> {
                    boolean found = false;
                    for (String variant : UrlPort.variants(url)) {
                        byte[] expected = Hmac.sha1(secret, variant.getBytes(UTF_8), parameters);
                        found |= MessageDigest.isEqual(encode(expected), presented);
                    }
                    return found;
                });
    }

    private static byte[] encode(byte[] digest) {
        return Base64.getEncoder().encode(digest);
    }

    /**
     * Names and values in order; a pair that is repeated counts once, as in Twilio's own libraries.
     */
    private static byte[] signedPart(byte[] body) {
        TreeSet<Parameter> sorted = new TreeSet<>(BY_NAME_AND_VALUE);
        sorted.addAll(FormBody.parse(body).parameters());
        ByteArrayOutputStream joined = new ByteArrayOutputStream(body.length);
        for (Parameter parameter : sorted) {
            joined.writeBytes(parameter.name());
            joined.writeBytes(parameter.value());
        }
        return joined.toByteArray();
    }

    private static boolean isHashOf(byte[] body, String hex) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            byte[] expected = HexFormat.of().formatHex(digest).getBytes(UTF_8);
            return MessageDigest.isEqual(expected, hex.toLowerCase(Locale.ROOT).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
