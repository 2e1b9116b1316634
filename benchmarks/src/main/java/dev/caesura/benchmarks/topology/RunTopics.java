package dev.caesura.benchmarks.topology;

import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of one run, and those that its application creates for itself. */
public final class RunTopics {

    /** The partitions of each topic. */
    public static final int PARTITIONS = 4;

    private final Admin admin;
    private final Topics topics;

    public RunTopics(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** Creates them as Caesura needs them. */
    public void create() {
        new TopicSetup(admin, topics).create(PARTITIONS, (short) 1);
    }

    /**
     * Creates them so that messages keep the time with which they are written, and a past can be
     * replayed. From the start: a record that is written while a setting changes may get either
     * time.
     */
    public void createForThePast() throws InterruptedException, ExecutionException {
        Map<String, String> settings = new HashMap<>(topics.messages().settings());
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        NewTopic messages =
                new NewTopic(topics.messages().name(), PARTITIONS, (short) 1).configs(settings);
        admin.createTopics(List.of(messages)).all().get();
        create();
        // Until its leaders answer, a producer may be late on a partition for as long as it lives.
        admin.listOffsets(ends(List.of(messages.name()))).all().get();
    }

    private static Map<TopicPartition, OffsetSpec> ends(List<String> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (String topic : topics) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        return ends;
    }

    /** The topics that the systems under test write; those that they read are the same for all. */
    public List<String> outputs() {
        return List.of(
                topics.replyRequests().name(),
                topics.replies().name(),
                topics.outcomes().name(),
                topics.deadLetters());
    }

    /** The names of the topics that a run's application has created for itself. */
    public List<String> internal(String run) throws InterruptedException, ExecutionException {
        return named(name -> name.startsWith(run + "-"));
    }

    /**
     * Removes the remains of a run: the records that it wrote, and its own topics. So the next run
     * has the disk. A transaction that is still open, as Flink leaves one when a job is canceled,
     * is ended: until it times out, nobody sees the next run's commits.
     */
    public void clear(String run) throws InterruptedException, ExecutionException {
        endTransactions();
        Map<TopicPartition, OffsetSpec> ends = ends(outputs());
        Map<TopicPartition, RecordsToDelete> written = new HashMap<>();
        admin.listOffsets(ends)
                .all()
                .get()
                .forEach(
                        (partition, end) ->
                                written.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        admin.deleteRecords(written).all().get();
        admin.deleteTopics(internal(run)).all().get();
    }

    private void endTransactions() throws InterruptedException, ExecutionException {
        ListTransactionsOptions open =
                new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        List<String> ids =
                admin.listTransactions(open).all().get().stream()
                        .map(TransactionListing::transactionalId)
                        .toList();
        admin.fenceProducers(ids).all().get();
    }

    /** Deletes all topics of this prefix, and those that the run's application has created. */
    public void delete(String run) throws InterruptedException, ExecutionException {
        String prefix = topics.prefix();
        admin.deleteTopics(named(name -> name.startsWith(prefix) || name.startsWith(run + "-")))
                .all()
                .get();
    }

    private List<String> named(Predicate<String> which)
            throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get().stream().filter(which).toList();
    }
}
