package dev.caesura.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.caesura.gateway.account.Pseudonyms;
import dev.caesura.service.secret.Secret;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ConversationLogTest {

    private static final String CONVERSATION = "whatsapp:106540352242922:16505551234";

    @Test
    void shouldNameAContactByTheSamePseudonymUnderTheSameKey() {
        Pseudonyms key = new Pseudonyms(Secret.of("key"));

        String line = lineOf(key);

        assertThat(line)
                .matches("whatsapp:106540352242922:~[0-9a-f]{12}: to the dead letters, too-large")
                .doesNotContain("16505551234")
                .isEqualTo(lineOf(key))
                .isNotEqualTo(lineOf(new Pseudonyms(Secret.random())));
    }

    @Test
    void shouldWriteAContactOutIfThatIsWanted() {
        assertThat(lineOf(contact -> contact)).startsWith(CONVERSATION + ": ");
    }

    private static String lineOf(UnaryOperator<String> contactNames) {
        Logger logger = (Logger) LoggerFactory.getLogger(ConversationLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            new ConversationLog(contactNames).refused(CONVERSATION, RejectionReason.TOO_LARGE);
        } finally {
            logger.detachAppender(lines);
        }
        return List.copyOf(lines.list).get(0).getFormattedMessage();
    }
}
