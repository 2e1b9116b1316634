package dev.caesura.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;

/**
 * Sets the logs up. Standard output belongs to the commands, so that it can be piped: logs go to
 * standard error. In code, because reading an XML file would take a short command longer than its
 * work.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{24} %msg%n";

    /**
     * Loggers that report conditions as errors although clients recover from them: a transaction
     * that has to wait for the one before it, and metadata that is missing at a start.
     */
    private static final Map<String, Level> QUIETER =
            Map.of(
                    "org.apache.kafka.clients.producer.internals.TransactionManager", Level.ERROR,
                    "org.apache.kafka.clients.producer.internals.Sender", Level.ERROR,
                    "org.apache.kafka.streams.processor.internals.GlobalStreamThread", Level.ERROR,
                    "org.apache.kafka.streams.processor.internals.GlobalStateManagerImpl",
                            Level.ERROR);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("STDERR");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
        setLevels(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Sets the log levels by the present system properties. */
    static void setLevels(LoggerContext context) {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(level("caesura.log.level"));
        Level kafka = level("caesura.log.kafka");
        context.getLogger("org.apache.kafka").setLevel(kafka);
        if (kafka.isGreaterOrEqual(Level.WARN)) {
            QUIETER.forEach(
                    (name, quieter) ->
                            context.getLogger(name)
                                    .setLevel(kafka.isGreaterOrEqual(quieter) ? kafka : quieter));
        }
    }

    private static Level level(String property) {
        return Level.toLevel(System.getProperty(property), Level.OFF);
    }
}
