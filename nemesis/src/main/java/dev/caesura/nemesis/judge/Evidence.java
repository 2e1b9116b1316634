package dev.caesura.nemesis.judge;

import java.util.List;
import java.util.Map;

/**
 * What happened at the two ends of the system.
 *
 * @param accepted the ids of the messages that a gateway answered 200
 * @param shown how often contacts have seen each reply, by its request's id
 * @param attempts for which attempt of its request each reply that was shown had been drafted
 * @param seen when each request could first be seen, in milliseconds since the epoch
 */
public record Evidence(
        List<String> accepted,
        Map<String, List<String>> shown,
        Map<String, Integer> attempts,
        Map<String, Long> seen) {}
