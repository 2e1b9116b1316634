package dev.caesura.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/**
 * Switches logs on, for the commands that run a service; until then there are none. It does not
 * matter whether a logger was created before, as when settings are read.
 */
public final class Logs {

    private Logs() {}

    /** Everything of interest, for a service. */
    public static void ofService() {
        set("INFO", "WARN");
    }

    /** Trouble only, for a command whose output is for people. */
    public static void ofTrouble() {
        set("WARN", "ERROR");
    }

    /**
     * Nothing from now on: when all parts end at once, each complains about the others, and none of
     * it matters.
     */
    public static void silence() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLoggerList().forEach(logger -> logger.setLevel(Level.OFF));
        }
    }

    private static void set(String level, String kafkaLevel) {
        setUnlessGiven("caesura.log.level", level);
        setUnlessGiven("caesura.log.kafka", kafkaLevel);
        // Each of several services in one process would set the logs up again.
        setUnlessGiven("org.springframework.boot.logging.LoggingSystem", "none");
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            LogConfigurator.setLevels(logs);
        }
    }

    private static void setUnlessGiven(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
