package dev.caesura.nemesis.judge;

import java.util.List;
import java.util.Map;

/**
 * The events at the two ends of the system.
 *
 * @param accepted the ids of the messages that a gateway answered 200
 * @param shown the number of times that contacts have seen each reply, by its request's id
 * @param attempts the attempt of its request for which each shown reply was drafted
 * @param seen the time at which each request could first be seen, in milliseconds since the epoch
 */
public record Evidence(
        List<String> accepted,
        Map<String, List<String>> shown,
        Map<String, Integer> attempts,
        Map<String, Long> seen) {}
