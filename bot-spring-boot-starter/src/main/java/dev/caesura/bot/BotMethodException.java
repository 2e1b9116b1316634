package dev.caesura.bot;

/**
 * Thrown for a method with {@link ReplyGenerator} that can't be a bot; the message gives the
 * remedy.
 */
final class BotMethodException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BotMethodException(String message) {
        super(message);
    }
}
