package dev.caesura.gateway.channel;

/**
 * Thrown for a message that says who wrote it in a word that is not known, or says both. It is
 * never taken for the contact's: the bot would answer the business, or itself.
 */
public final class UnknownDirectionException extends UnreadableWebhookException {

    private static final long serialVersionUID = 1L;

    /**
     * A message whose side is not known.
     *
     * @param place where the word stands, such as {@code /direction}; the word itself may be
     *     anything, and is not told
     */
    public UnknownDirectionException(String place) {
        this(
                "The value at " + place + " names neither the contact's nor the business's side",
                "a mapping lists the words for the business under 'business'");
    }

    private UnknownDirectionException(String what, String remedy) {
        super(what + "; " + remedy);
    }

    /** A message of which one place says that the contact wrote it, and another the business. */
    public static UnknownDirectionException contradiction() {
        return new UnknownDirectionException(
                "Two places contradict each other about who wrote",
                "a mapping says under 'direction' which of them applies");
    }
}
