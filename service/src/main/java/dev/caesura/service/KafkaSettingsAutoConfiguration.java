package dev.caesura.service;

import dev.caesura.service.settings.SettingsCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Gives somebody else's application the connection to Kafka: {@code caesura.bootstrap-servers} and
 * {@code caesura.kafka}, or, if these name no brokers, the application's settings for Spring Boot
 * ({@code spring.kafka.*}, a service connection). The application's own bean takes precedence. A
 * name under {@code caesura} that sets nothing is refused.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
public class KafkaSettingsAutoConfiguration {

    private static final String PREFIX = "caesura";

    /**
     * Checks the names.
     *
     * @throws dev.caesura.service.settings.SettingsException if some set nothing
     */
    KafkaSettingsAutoConfiguration(ConfigurableEnvironment environment) {
        SettingsCheck.requireNames(environment);
    }

    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @ConditionalOnClass(KafkaConnectionDetails.class)
    @ConditionalOnBean({KafkaConnectionDetails.class, KafkaProperties.class})
    static class OfSpring {

        @Bean
        @ConditionalOnMissingBean
        KafkaSettings caesuraKafka(
                Environment environment,
                KafkaConnectionDetails connection,
                KafkaProperties properties) {
            KafkaSettings own = own(environment);
            if (environment.containsProperty(PREFIX + ".bootstrap-servers")) {
                return own;
            }
            Map<String, String> client = new HashMap<>();
            properties.buildAdminProperties().forEach((name, value) -> add(client, name, value));
            if (connection.getSecurityProtocol() != null) {
                client.put(
                        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                        connection.getSecurityProtocol());
            }
            client.putAll(own.kafka());
            return new KafkaSettings(
                    String.join(",", connection.getBootstrapServers()), own.topicPrefix(), client);
        }

        private static void add(Map<String, String> client, String name, Object value) {
            Set<String> common = AdminClientConfig.configNames();
            if (name.startsWith("org.springframework.boot.ssl.")) {
                throw new IllegalStateException(
                        "Caesura's clients can't use spring.kafka.ssl.bundle; write"
                                + " caesura.kafka.ssl.* beside it, by Kafka's names, or a"
                                + " KafkaSettings bean");
            }
            if (common.contains(name)
                    && !name.equals(CommonClientConfigs.CLIENT_ID_CONFIG)
                    && !name.equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
                client.put(name, text(value));
            }
        }

        private static String text(Object value) {
            if (value instanceof Class<?> type) {
                return type.getName();
            }
            return value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : String.valueOf(value);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Order(2)
    static class OfCaesura {

        @Bean
        @ConditionalOnMissingBean
        KafkaSettings caesuraKafka(Environment environment) {
            return own(environment);
        }
    }

    private static KafkaSettings own(Environment environment) {
        return Binder.get(environment).bindOrCreate(PREFIX, KafkaSettings.class);
    }
}
