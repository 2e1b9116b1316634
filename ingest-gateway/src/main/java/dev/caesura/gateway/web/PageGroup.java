package dev.caesura.gateway.web;

import java.util.List;

/**
 * Pages of one partition that are served by one scan.
 *
 * @param span what the log has of the partition, asked after all of them had come
 * @param requests what they ask for; at least one
 */
record PageGroup(LogSpan span, List<PageRequest> requests) {

    PageGroup {
        requests = List.copyOf(requests);
    }
}
