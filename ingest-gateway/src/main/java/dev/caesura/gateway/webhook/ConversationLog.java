package dev.caesura.gateway.webhook;

import dev.caesura.schemas.event.ConversationId;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of messages' outcomes. It never contains their text or id (WhatsApp's ids contain the
 * contact's number), and the contact only as the settings say.
 */
public final class ConversationLog {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationLog.class);

    private static final int LONGEST = 256;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\u2028\u2029]");

    private final UnaryOperator<String> contactNames;

    /**
     * A log.
     *
     * @param contactNames the name to write for a contact
     */
    public ConversationLog(UnaryOperator<String> contactNames) {
        this.contactNames = contactNames;
    }

    void taken(String conversationId, String type) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}: {}", nameOf(conversationId), type);
        }
    }

    void refused(String conversationId, RejectionReason reason) {
        LOG.info("{}: to the dead letters, {}", nameOf(conversationId), reason.code());
    }

    private String nameOf(String conversationId) {
        ConversationId id = ConversationId.parse(conversationId);
        String contact = contactNames.apply(id.contact());
        return oneLine(new ConversationId(id.channel(), id.account(), contact).toString());
    }

    /** A name that others choose can't begin a line of its own, nor fill the log. */
    private static String oneLine(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + '…' : name;
        return UNPRINTABLE.matcher(cut).replaceAll("\ufffd");
    }
}
