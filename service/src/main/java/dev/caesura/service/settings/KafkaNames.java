package dev.caesura.service.settings;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Finds misspelled Kafka client settings. Kafka only warns of an unknown name, and connects without
 * the setting; names that resemble no known one may be meant for a plug-in.
 */
final class KafkaNames {

    private static final String PREFIX = "caesura.kafka.";
    private static final int MISSPELT = 2;
    private static final Set<String> KNOWN = known();

    private KafkaNames() {}

    /** The full name that was meant; empty if it is known, or resembles none. */
    static Optional<String> misspelt(String setting) {
        String name = setting.startsWith(PREFIX) ? setting.substring(PREFIX.length()) : "";
        if (name.isEmpty() || KNOWN.contains(name)) {
            return Optional.empty();
        }
        return KNOWN.stream()
                .filter(known -> Nearest.edits(name, known) <= MISSPELT)
                .findFirst()
                .map(known -> PREFIX + known);
    }

    private static Set<String> known() {
        Set<String> names = new TreeSet<>(AdminClientConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        return names;
    }
}
