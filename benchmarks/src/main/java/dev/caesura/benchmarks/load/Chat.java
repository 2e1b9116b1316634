package dev.caesura.benchmarks.load;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.EventSerde;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes messages of 300 bytes, as a gateway would write them. */
public final class Chat {

    /** The size of a message's JSON. */
    public static final int BYTES = 300;

    private static final EventSerde<InboundMessage> SERDE = new EventSerde<>(InboundMessage.class);
    private static final String WORDS =
            "are you open tomorrow and could I come by before noon to pick up the blue one ";

    private Chat() {}

    /** The key: the conversation of a contact with an account. */
    public static byte[] key(String account, String contact) {
        return ("web:" + account + ":" + contact).getBytes(StandardCharsets.UTF_8);
    }

    /** A contact's message, its text as long as makes it 300 bytes. */
    public static byte[] message(String account, String contact, String messageId, long at) {
        byte[] bare = json(account, contact, messageId, at, "");
        int missing = Math.max(1, BYTES - bare.length - ",\"text\":\"\"".length());
        String text = WORDS.repeat(missing / WORDS.length() + 1).substring(0, missing);
        return json(account, contact, messageId, at, text);
    }

    private static byte[] json(
            String account, String contact, String messageId, long at, String text) {
        return SERDE.toBytes(
                InboundMessage.builder()
                        .messageId(messageId)
                        .channel("web")
                        .account(account)
                        .contact(contact)
                        .text(text)
                        .receivedAt(Instant.ofEpochMilli(at))
                        .build());
    }
}
