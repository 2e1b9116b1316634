package dev.caesura.sender.app;

import dev.caesura.service.CaesuraService;
import dev.caesura.service.ServiceStart;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The reply sender: has requests answered, and delivers replies. */
@CaesuraService
@ComponentScan(basePackages = "dev.caesura.sender")
@ConfigurationPropertiesScan(basePackages = "dev.caesura.sender")
public class SenderApplication {

    private static final String NAME = "caesura-sender";

    /** Runs the sender with settings from the environment and the command line. */
    public static void main(String[] args) {
        ServiceStart.main(SenderApplication.class, NAME, args);
    }

    /**
     * Starts the sender.
     *
     * @param settings by their full names; they win over every other source
     * @return the running sender; closing it drains and stops it
     */
    public static ConfigurableApplicationContext start(Map<String, Object> settings) {
        return ServiceStart.run(SenderApplication.class, NAME, settings);
    }
}
