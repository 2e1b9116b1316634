package dev.caesura.gateway.web;

import java.util.List;

/**
 * Pages of one partition that one scan serves.
 *
 * @param span the partition's span in the log, determined after all of the pages had come
 * @param requests their requests; at least one
 */
record PageGroup(LogSpan span, List<PageRequest> requests) {

    PageGroup {
        requests = List.copyOf(requests);
    }
}
