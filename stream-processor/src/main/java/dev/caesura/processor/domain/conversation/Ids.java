package dev.caesura.processor.domain.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that follow from the log: reading it again gives the same ones. */
public final class Ids {

    private static final String REQUEST = "req-";
    private static final String REPLY = "rep-";
    private static final int BYTES = 16;

    private Ids() {}

    /** The id of the request for the burst that begins with this message. */
    public static String requestOf(String conversationId, String firstMessageId) {
        MessageDigest digest = sha256();
        digest.update(conversationId.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] hash = digest.digest(firstMessageId.getBytes(StandardCharsets.UTF_8));
        return REQUEST + HexFormat.of().formatHex(hash, 0, BYTES);
    }

    /** The id of the one reply to a request. */
    public static String replyOf(String requestId) {
        return REPLY
                + (requestId.startsWith(REQUEST)
                        ? requestId.substring(REQUEST.length())
                        : requestId);
    }

    /** The id of the request that a reply answers. */
    static String requestOfReply(String replyId) {
        return REQUEST + replyId.substring(REPLY.length());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
