package dev.caesura.gateway.trial;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Holds what a gateway accepted against what is on the topic, after removing what appears a second
 * time.
 *
 * @param accepted messages answered 200
 * @param records records on the topic
 * @param lost accepted and not on the topic
 * @param reordered on the topic behind a later message of the same contact
 */
public record Proof(long accepted, long records, List<String> lost, List<String> reordered) {

    /** Reads the topic of messages and compares. */
    public static Proof of(String servers, Map<String, List<Long>> accepted) {
        var records = TopicReader.readAll(servers, Topics.standard().messages().name());
        Map<String, List<Long>> found = firstAppearances(records);
        List<String> lost = new ArrayList<>();
        List<String> reordered = new ArrayList<>();
        long count = 0;
        for (Map.Entry<String, List<Long>> contact : accepted.entrySet()) {
            List<Long> numbers = found.getOrDefault(contact.getKey(), List.of());
            count += contact.getValue().size();
            Set<Long> present = new HashSet<>(numbers);
            contact.getValue().stream()
                    .filter(number -> !present.contains(number))
                    .forEach(number -> lost.add(contact.getKey() + "/" + number));
            for (int i = 1; i < numbers.size(); i++) {
                if (numbers.get(i) < numbers.get(i - 1)) {
                    reordered.add(contact.getKey() + "/" + numbers.get(i));
                }
            }
        }
        return new Proof(count, records.size(), lost, reordered);
    }

    private static Map<String, List<Long>> firstAppearances(
            List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, List<Long>> found = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            InboundMessage message = Topics.standard().messages().serde().fromBytes(record.value());
            if (seen.add(message.messageId())) {
                int slash = message.messageId().indexOf('/');
                if (slash > 0) {
                    found.computeIfAbsent(message.contact(), name -> new ArrayList<>())
                            .add(Long.parseLong(message.messageId().substring(slash + 1)));
                }
            }
        }
        return found;
    }

    public boolean holds() {
        return lost.isEmpty() && reordered.isEmpty();
    }
}
