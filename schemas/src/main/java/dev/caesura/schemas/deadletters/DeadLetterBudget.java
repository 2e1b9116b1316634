package dev.caesura.schemas.deadletters;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.RecordLimits;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Fits a dead letter into a record: the original's bytes are kept whole if they fit, else their
 * head, with the original's length and SHA-256 in headers. An overlong key is replaced by its hash,
 * and foreign headers that take too much room are left out.
 */
final class DeadLetterBudget {

    private static final int LONGEST_KEY = 4 * 1024;
    private static final int MOST_FOREIGN_HEADERS = 64 * 1024;
    private static final Set<String> OWN =
            Set.of(
                    Headers.SOURCE_TOPIC,
                    Headers.SOURCE_PARTITION,
                    Headers.SOURCE_OFFSET,
                    Headers.REASON,
                    Headers.EXCEPTION,
                    Headers.CHANNEL,
                    Headers.ACCOUNT,
                    Headers.HTTP_HEADERS);

    private DeadLetterBudget() {}

    static DeadLetterContent fit(
            byte @Nullable [] key, byte @Nullable [] value, RecordHeaders wanted) {
        RecordHeaders headers = withinBudget(wanted);
        byte[] shortKey = key == null || key.length <= LONGEST_KEY ? key : hashed(key);
        int taken = RecordLimits.bytesOf(shortKey, null, headers);
        int room = RecordLimits.LARGEST_RECORD - RecordLimits.HEADROOM - taken;
        if (value == null || value.length <= room) {
            return new DeadLetterContent(shortKey, value, headers);
        }
        headers.remove(Headers.LENGTH);
        headers.remove(Headers.SHA256);
        headers.add(Headers.LENGTH, Integer.toString(value.length).getBytes(US_ASCII));
        headers.add(Headers.SHA256, sha256(value).getBytes(US_ASCII));
        return new DeadLetterContent(shortKey, Arrays.copyOf(value, room), headers);
    }

    private static RecordHeaders withinBudget(RecordHeaders wanted) {
        RecordHeaders kept = new RecordHeaders();
        int foreign = 0;
        for (Header header : wanted) {
            int bytes = RecordLimits.bytesOf(header);
            boolean own = OWN.contains(header.key());
            if (own || foreign + bytes <= MOST_FOREIGN_HEADERS) {
                kept.add(header);
                foreign += own ? 0 : bytes;
            }
        }
        return kept;
    }

    private static byte[] hashed(byte[] key) {
        return ("sha256:" + sha256(key)).getBytes(UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
