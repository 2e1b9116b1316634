package dev.caesura.gateway.channel;

/**
 * The kinds of {@link Translation.ChannelEvent}: a closed list, since each is counted under its own
 * name.
 */
public final class EventKinds {

    /** How far a reply got, where that can't be told of a conversation. */
    public static final String STATUS = "status";

    public static final String REACTION = "reaction";
    public static final String EDIT = "edit";
    public static final String DELETION = "deletion";

    /** A notice of the channel inside a chat: a changed number, a new member, a payment. */
    public static final String SYSTEM = "system";

    /** What the business side did other than writing: an edit or a deletion of its own message. */
    public static final String ECHO = "echo";

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

    /** Something asked of a bot outside a chat: inline queries, polls, payments under way. */
    public static final String QUERY = "query";

    /** What we do not know. */
    public static final String UNKNOWN = "unknown";

    private EventKinds() {}
}
