package dev.caesura.cli.settings;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a first configuration is made of.
 *
 * @param channel the channel's name
 * @param account the account's id at the channel
 * @param generator who writes the replies
 * @param kafka the brokers
 * @param folder where the files go
 */
record Answers(String channel, String account, Generator generator, String kafka, Path folder) {

    /** Who writes the replies. */
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

        /** As it is written on a command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
