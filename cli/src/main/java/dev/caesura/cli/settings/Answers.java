package dev.caesura.cli.settings;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The answers that make a first configuration.
 *
 * @param channel the channel's name
 * @param account the account's id at the channel
 * @param generator the writer of the replies
 * @param kafka the brokers
 * @param folder the folder for the files
 */
record Answers(String channel, String account, Generator generator, String kafka, Path folder) {

    /** The writer of the replies. */
    enum Generator {
        /** Sentences out of a file: for trying things out. */
        TEMPLATE,
        /** A bot that answers HTTP calls. */
        HTTP,
        /** A model with OpenAI's interface. */
        OPENAI,
        /** A model with Anthropic's interface. */
        ANTHROPIC,
        /** A bot that reads the requests from Kafka itself. */
        NONE;

        /** Its form on a command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
