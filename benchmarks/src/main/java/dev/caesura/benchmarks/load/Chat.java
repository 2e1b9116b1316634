package dev.caesura.benchmarks.load;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.serde.EventSerde;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Makes messages of 300 bytes, as a gateway would write them, and the sender's answers to them. */
public final class Chat {

    /** The size of a message's JSON. */
    public static final int BYTES = 300;

    /** The characters of a reply. */
    private static final int REPLY = 160;

    private static final Instant AT = Instant.parse("2001-02-03T04:05:06Z");
    private static final String CONVERSATION = "~conversation~";
    private static final String CONTACT = "~contact~";
    private static final String ACCOUNT = "~account~";
    private static final String ID = "~id~";
    private static final String OTHER_ID = "~other~";
    private static final String TEXT = "~text~";
    private static final String[] MESSAGE_MARKS = {
        "web:" + ACCOUNT + ":" + CONTACT, ACCOUNT, CONTACT, ID, AT.toString(), TEXT
    };

    private static final JsonTemplate MESSAGE =
            new JsonTemplate(
                    new EventSerde<>(InboundMessage.class)
                            .toBytes(
                                    InboundMessage.builder()
                                            .messageId(ID)
                                            .channel("web")
                                            .account(ACCOUNT)
                                            .contact(CONTACT)
                                            .text(TEXT)
                                            .receivedAt(AT)
                                            .build()),
                    MESSAGE_MARKS);

    private static final JsonTemplate DRAFT =
            new JsonTemplate(
                    new EventSerde<>(ReplyDraft.class)
                            .toBytes(
                                    new ReplyDraft(
                                            ID,
                                            CONVERSATION,
                                            1,
                                            TEXT,
                                            "benchmark",
                                            AT,
                                            1_500,
                                            List.of(),
                                            null)),
                    CONVERSATION,
                    ID,
                    AT.toString(),
                    TEXT);

    private static final JsonTemplate BEGUN = delivery(DeliveryStatus.ATTEMPTED);
    private static final JsonTemplate SENT = delivery(DeliveryStatus.SENT);

    /** Words consist of three of these: enough that no two texts count as the same. */
    private static final String[] SYLLABLES =
            """
            ba be bi bo da de di do fa fe fi fo ga ge gi go ka ke ki ko la le li lo ma me mi mo na ne
            ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo
            """
                    .trim()
                    .split("\\s+");

    private Chat() {}

    private static JsonTemplate delivery(DeliveryStatus status) {
        return new JsonTemplate(
                new EventSerde<>(DeliveryEvent.class)
                        .toBytes(
                                new DeliveryEvent(
                                        ID, OTHER_ID, CONVERSATION, status, null, AT, null, false)),
                CONVERSATION,
                ID,
                OTHER_ID,
                AT.toString());
    }

    /** A conversation's id. */
    public static String conversation(String account, String contact) {
        return "web:" + account + ":" + contact;
    }

    /** The key: the conversation of a contact with an account. */
    public static byte[] key(String account, String contact) {
        return conversation(account, contact).getBytes(StandardCharsets.UTF_8);
    }

    /** A contact's message, with a text that makes it 300 bytes long; another text for each id. */
    public static byte[] message(String account, String contact, String messageId, long at) {
        String[] values = {
            conversation(account, contact), account, contact, messageId, instant(at), ""
        };
        int missing = BYTES - MESSAGE.with(values).length;
        values[values.length - 1] = text(messageId.hashCode(), Math.max(1, missing));
        return MESSAGE.with(values);
    }

    /** A model's draft for a request. */
    static byte[] draft(String conversation, String requestId, long at) {
        return DRAFT.with(conversation, requestId, instant(at), text(requestId.hashCode(), REPLY));
    }

    /** A reply is about to be handed to the channel. */
    static byte[] begun(String conversation, String replyId, String requestId, long at) {
        return BEGUN.with(conversation, replyId, requestId, instant(at));
    }

    /** A reply was handed to the channel. */
    static byte[] sent(String conversation, String replyId, String requestId, long at) {
        return SENT.with(conversation, replyId, requestId, instant(at));
    }

    private static String instant(long at) {
        return Instant.ofEpochMilli(at).toString();
    }

    /** That many characters of words that follow from the seed. */
    private static String text(int seed, int length) {
        StringBuilder text = new StringBuilder(length + 10);
        long state = seed * 0x9E3779B97F4A7C15L;
        while (text.length() < length) {
            for (int i = 0; i < 3; i++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                text.append(SYLLABLES[(int) ((state >>> 33) % SYLLABLES.length)]);
            }
            text.append(' ');
        }
        text.setLength(length);
        return text.toString();
    }
}
