package dev.caesura.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a broker that keeps little and starts quickly; alone, unless configured
 * otherwise.
 */
final class BrokerDefaults {

    private BrokerDefaults() {}

    static Map<String, String> of(Path data, Member member) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("process.roles", "broker,controller");
        defaults.put("node.id", Integer.toString(member.nodeId()));
        defaults.put("controller.quorum.voters", member.voters());
        int port = member.own().clients();
        defaults.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:"
                        + port
                        + ",CONTROLLER://127.0.0.1:"
                        + member.own().controllers());
        defaults.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        defaults.put("controller.listener.names", "CONTROLLER");
        defaults.put("inter.broker.listener.name", "PLAINTEXT");
        defaults.put("log.dirs", data.toString());
        defaults.put("auto.create.topics.enable", "false");
        defaults.put("default.replication.factor", "1");
        defaults.put("min.insync.replicas", "1");
        defaults.put("offsets.topic.replication.factor", "1");
        defaults.put("offsets.topic.num.partitions", "3");
        defaults.put("transaction.state.log.replication.factor", "1");
        defaults.put("transaction.state.log.min.isr", "1");
        defaults.put("transaction.state.log.num.partitions", "3");
        defaults.put("share.coordinator.state.topic.replication.factor", "1");
        defaults.put("share.coordinator.state.topic.min.isr", "1");
        defaults.put("share.coordinator.state.topic.num.partitions", "1");
        defaults.put("group.initial.rebalance.delay.ms", "0");
        defaults.put("log.cleaner.dedupe.buffer.size", "16777216");
        return defaults;
    }
}
