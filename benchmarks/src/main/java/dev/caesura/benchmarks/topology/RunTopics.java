package dev.caesura.benchmarks.topology;

import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of one run, and those that its application makes for itself. */
public final class RunTopics {

    /** Of each topic. */
    public static final int PARTITIONS = 4;

    private final Admin admin;
    private final Topics topics;

    public RunTopics(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** Creates them as Caesura wants them. */
    public void create() {
        new TopicSetup(admin, topics).create(PARTITIONS, (short) 1);
    }

    /**
     * Creates them so that messages keep the time with which they are written, and a past can be
     * replayed. From the start: what is written while a setting changes may get either time.
     */
    public void createForThePast() throws InterruptedException, ExecutionException {
        Map<String, String> settings = new HashMap<>(topics.messages().settings());
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        NewTopic messages =
                new NewTopic(topics.messages().name(), PARTITIONS, (short) 1).configs(settings);
        admin.createTopics(List.of(messages)).all().get();
        create();
    }

    /** Deletes all topics whose names begin with the run's, so that the next run has the disk. */
    public void delete(String run) throws InterruptedException, ExecutionException {
        List<String> mine =
                admin.listTopics().names().get().stream()
                        .filter(name -> name.startsWith(run))
                        .toList();
        admin.deleteTopics(mine).all().get();
    }
}
