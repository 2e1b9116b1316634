package dev.caesura.schemas.channel;

import java.time.Duration;

/**
 * The properties of a channel that every service knows without its API: command line help, the HTTP
 * description, the demo's accounts and the policies' defaults follow from them.
 *
 * @param name the name in paths, conversations and settings, such as {@code whatsapp}
 * @param title the name as its vendor writes it
 * @param account the account part of a conversation, described for a person
 * @param contact the contact part of a conversation, described for a person
 * @param delivery how a reply leaves
 * @param bodies who designs the webhooks' bodies
 * @param replyWindow how long after a contact's last message the channel lets a business write
 *     freely; zero for a channel without such a limit
 */
public record ChannelDescriptor(
        String name,
        String title,
        String account,
        String contact,
        Delivery delivery,
        Bodies bodies,
        Duration replyWindow) {

    /** How a reply leaves. */
    public enum Delivery {
        /** Through the vendor's API, with settings of the channel's own name. */
        API,
        /** By a call to the team's own webhook. */
        WEBHOOK,
        /** Shown by the gateway itself to the page that is open. */
        PAGE
    }

    /** Who designs the webhooks' bodies. */
    public enum Bodies {
        /** The vendor. */
        FIXED,
        /** Their sender: an account may say where the parts of a message are. */
        MAPPED
    }

    /** Whether the channel closes after a while without a message from the contact. */
    public boolean hasReplyWindow() {
        return !replyWindow.isZero();
    }

    /** Whether an account of this channel may have a mapping of its own. */
    public boolean isMapped() {
        return bodies == Bodies.MAPPED;
    }
}
