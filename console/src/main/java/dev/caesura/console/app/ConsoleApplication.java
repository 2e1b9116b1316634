package dev.caesura.console.app;

import dev.caesura.service.CaesuraService;
import dev.caesura.service.ServiceStart;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The console: a page on which operators watch conversations and take part in them. */
@CaesuraService
@ComponentScan(basePackages = "dev.caesura.console")
@ConfigurationPropertiesScan(basePackages = "dev.caesura.console")
public class ConsoleApplication {

    private static final String NAME = "caesura-console";

    /** Runs the console with settings from the environment and the command line. */
    public static void main(String[] args) {
        ServiceStart.main(ConsoleApplication.class, NAME, args);
    }

    /**
     * Starts the console.
     *
     * @param settings by their full names; they win over every other source
     * @return the running console; closing it stops it
     */
    public static ConfigurableApplicationContext start(Map<String, Object> settings) {
        return ServiceStart.run(ConsoleApplication.class, NAME, settings);
    }
}
