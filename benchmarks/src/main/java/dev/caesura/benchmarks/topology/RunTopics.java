package dev.caesura.benchmarks.topology;

import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
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

    /** Has messages keep the time with which they are written, so that a past can be replayed. */
    public void replayPast() throws InterruptedException, ExecutionException {
        ConfigEntry timestamps =
                new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        admin.incrementalAlterConfigs(
                        Map.of(
                                new ConfigResource(
                                        ConfigResource.Type.TOPIC, topics.messages().name()),
                                List.of(new AlterConfigOp(timestamps, AlterConfigOp.OpType.SET))))
                .all()
                .get();
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
