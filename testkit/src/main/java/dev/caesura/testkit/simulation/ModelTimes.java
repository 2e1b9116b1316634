package dev.caesura.testkit.simulation;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * How long the model takes for a request. The same last message gets the same time under every
 * setting, so that settings are compared by their effect and not by luck.
 */
@FunctionalInterface
public interface ModelTimes {

    /** The time in milliseconds. */
    long of(ReplyRequest request);

    /**
     * Drawn from a log-normal distribution, like the times of model calls: most near the median,
     * some much longer.
     *
     * @param sigma the standard deviation of the time's logarithm; with 0.5, one in twenty takes
     *     more than 2.3 times the median
     * @param seed another seed draws other times
     * @throws IllegalArgumentException if the median is not positive, or sigma negative
     */
    static ModelTimes logNormal(Duration median, double sigma, long seed) {
        if (median.isNegative() || median.isZero() || !(sigma >= 0)) {
            throw new IllegalArgumentException(
                    "A model takes some time: median " + median + ", sigma " + sigma);
        }
        return request ->
                Math.round(
                        median.toMillis() * Math.exp(sigma * random(request, seed).nextGaussian()));
    }

    /**
     * Drawn from measured times.
     *
     * @param measured in milliseconds
     * @throws IllegalArgumentException if there are none
     */
    static ModelTimes drawnFrom(List<Long> measured, long seed) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured from which to draw");
        }
        List<Long> times = List.copyOf(measured);
        return request -> times.get(random(request, seed).nextInt(times.size()));
    }

    private static Random random(ReplyRequest request, long seed) {
        List<InboundMessage> messages = request.messages();
        String last = messages.isEmpty() ? "" : messages.get(messages.size() - 1).messageId();
        long hash = 1125899906842597L;
        for (char c : (request.conversationId() + ' ' + last).toCharArray()) {
            hash = 31 * hash + c;
        }
        // Random scrambles its seed only a little: neighbors would draw alike.
        return new Random((hash ^ seed) * 0x9E3779B97F4A7C15L);
    }
}
