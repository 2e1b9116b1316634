package dev.caesura.gateway.channel.twilio;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL with its port and without. Twilio signs sometimes one and sometimes the other; nothing else
 * of the URL may be touched, or its encoding no longer fits the signature.
 */
final class UrlPort {

    private static final Pattern URL = Pattern.compile("(https?)(://[^/?#]*?)(:\\d+)?([/?#].*)?");

    private UrlPort() {}

    /** The URL itself, with the scheme's own port if it has none, and without any. */
    static Set<String> variants(String url) {
        Set<String> variants = new LinkedHashSet<>();
        variants.add(url);
        Matcher parts = URL.matcher(url);
        if (parts.matches()) {
            String rest = parts.group(4) == null ? "" : parts.group(4);
            String bare = parts.group(1) + parts.group(2);
            String usual = parts.group(1).equals("https") ? ":443" : ":80";
            variants.add(bare + rest);
            variants.add(bare + (parts.group(3) == null ? usual : parts.group(3)) + rest);
        }
        return variants;
    }
}
