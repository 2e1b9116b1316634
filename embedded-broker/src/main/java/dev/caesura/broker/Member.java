package dev.caesura.broker;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A broker's place among those that form a cluster; each is a broker and a controller.
 *
 * @param nodeId its number, from 1 on
 * @param clusterId the cluster's id, the same for all
 * @param ports the port for clients, and the port for controllers, of each
 */
record Member(int nodeId, String clusterId, List<Ports> ports) {

    /**
     * The ports of one broker.
     *
     * @param clients the port for clients and other brokers
     * @param controllers the port for controllers
     */
    record Ports(int clients, int controllers) {}

    Ports own() {
        return ports.get(nodeId - 1);
    }

    int size() {
        return ports.size();
    }

    /** All controllers, as Kafka writes them. */
    String voters() {
        return IntStream.rangeClosed(1, size())
                .mapToObj(id -> id + "@127.0.0.1:" + ports.get(id - 1).controllers())
                .collect(Collectors.joining(","));
    }
}
