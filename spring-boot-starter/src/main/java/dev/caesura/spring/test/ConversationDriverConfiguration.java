package dev.caesura.spring.test;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.spring.CaesuraTopology;
import dev.caesura.testkit.ConversationDriver;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** Gives each test a driver of its own. */
@Configuration(proxyBeanMethods = false)
class ConversationDriverConfiguration {

    /**
     * Closes the drivers at the context's end: Spring does not close beans that it creates for each
     * user.
     */
    static final class Drivers implements AutoCloseable {

        private final List<ConversationDriver> made = new CopyOnWriteArrayList<>();

        ConversationDriver make(CaesuraTopology topology) {
            ConversationDriver driver =
                    ConversationDriver.of(
                            fences -> topology.build(FencedLog.of(fences::write, fences::read)),
                            topology.topics(),
                            new Properties());
            made.add(driver);
            return driver;
        }

        @Override
        public void close() {
            made.forEach(ConversationDriver::close);
        }
    }

    @Bean
    Drivers conversationDrivers() {
        return new Drivers();
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    ConversationDriver conversationDriver(Drivers drivers, CaesuraTopology topology) {
        return drivers.make(topology);
    }
}
