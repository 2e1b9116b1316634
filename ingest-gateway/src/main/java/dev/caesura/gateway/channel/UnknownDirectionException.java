package dev.caesura.gateway.channel;

/**
 * Thrown for a message whose word for the writer is unknown, or that names both sides. It is never
 * taken for the contact's: the bot would answer the business, or itself.
 */
public final class UnknownDirectionException extends UnreadableWebhookException {

    private static final long serialVersionUID = 1L;

    /**
     * A message whose side is unknown.
     *
     * @param place the place of the word, such as {@code /direction}; the word itself may be
     *     anything, and is not shown
     */
    public UnknownDirectionException(String place) {
        this(
                "The value at " + place + " names neither the contact's nor the business's side",
                "a mapping lists the words for the business under 'business'");
    }

    private UnknownDirectionException(String what, String remedy) {
        super(what + "; " + remedy);
    }

    /** A message in which one place names the contact as the writer, and another the business. */
    public static UnknownDirectionException contradiction() {
        return new UnknownDirectionException(
                "Two places contradict each other about who wrote",
                "a mapping says under 'direction' which of them applies");
    }
}
