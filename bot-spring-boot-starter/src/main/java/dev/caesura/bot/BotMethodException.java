package dev.caesura.bot;

/** A method with {@link ReplyGenerator} that can't be a bot; says what to write. */
final class BotMethodException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BotMethodException(String message) {
        super(message);
    }
}
