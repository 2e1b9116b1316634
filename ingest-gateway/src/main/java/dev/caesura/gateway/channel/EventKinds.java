package dev.caesura.gateway.channel;

/**
 * The kinds of {@link Translation.ChannelEvent}: a closed list, since each is counted under its own
 * name.
 */
public final class EventKinds {

    /** The progress of a reply that can't be assigned to a conversation. */
    public static final String STATUS = "status";

    public static final String REACTION = "reaction";

    /** An edit that can't be assigned to a conversation; any other is a message of kind edit. */
    public static final String EDIT = "edit";

    /** A deletion that can't be assigned to a conversation; any other is a message of that kind. */
    public static final String DELETION = "deletion";

    /**
     * A new message whose words the webhook leaves out: Instagram sends some only as the edit
     * number zero. The text has to be fetched by the message's id.
     */
    public static final String WITHOUT_TEXT = "without-text";

    /** A call by voice or video: it rings, connects, ends. */
    public static final String CALL = "call";

    /** Messages from before the account was connected; nobody waits for an answer to them. */
    public static final String HISTORY = "history";

    /** Two ids turned out to be one contact's. */
    public static final String IDENTITY = "identity";

    /** A notice of the channel inside a chat: a changed number, a new member, a payment. */
    public static final String SYSTEM = "system";

    /** The same message a second time in one webhook. */
    public static final String DUPLICATE = "duplicate";

    /** A message in a chat that another app is in charge of. */
    public static final String STANDBY = "standby";

    /** Something that concerns the business account and no chat. */
    public static final String ACCOUNT = "account";

    /** Public posts, comments and mentions. */
    public static final String FEED = "feed";

    /** An error that the channel reports. */
    public static final String ERROR = "error";

    /** A person came into contact without writing: an opt-in, a referral, a linked account. */
    public static final String CONTACT = "contact";

    /** The chat was handed from one app to another. */
    public static final String HANDOVER = "handover";

    /** A chat's members changed, the bot perhaps among them. */
    public static final String MEMBERSHIP = "membership";

    /** A note of the team to itself inside a chat, which the contact doesn't see. */
    public static final String NOTE = "note";

    /** Something asked of a bot outside a chat: inline queries, polls, payments under way. */
    public static final String QUERY = "query";

    /** People are done with a conversation that was handed to them. */
    public static final String RESOLVED = "resolved";

    /** An unknown event. */
    public static final String UNKNOWN = "unknown";

    private EventKinds() {}
}
