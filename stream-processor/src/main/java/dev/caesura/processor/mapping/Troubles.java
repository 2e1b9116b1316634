package dev.caesura.processor.mapping;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Interprets and describes the exceptions of a team's Serdes and mapping. */
final class Troubles {

    /** A chain of causes may be circular. */
    private static final int MOST_CAUSES = 20;

    /** Not {@code IOException}: parsers throw it for malformed input, which no waiting mends. */
    private static final List<Class<? extends Throwable>> OUTAGES =
            List.of(
                    SocketException.class,
                    SocketTimeoutException.class,
                    UnknownHostException.class,
                    HttpTimeoutException.class,
                    SSLException.class,
                    TimeoutException.class,
                    RetriableException.class,
                    InterruptException.class);

    private Troubles() {}

    /**
     * Whether something that is needed, such as a schema registry, is unavailable for the moment.
     */
    static boolean isOutage(Throwable trouble, Predicate<Throwable> also) {
        return causes(trouble)
                .anyMatch(
                        cause ->
                                OUTAGES.stream().anyMatch(type -> type.isInstance(cause))
                                        || also.test(cause));
    }

    /**
     * The exceptions' names and the innermost place, without their messages, which may quote text.
     */
    static String describe(Throwable trouble) {
        String names =
                causes(trouble)
                        .map(cause -> cause.getClass().getName())
                        .collect(Collectors.joining(", caused by "));
        StackTraceElement[] trace = trouble.getStackTrace();
        return trace.length == 0 ? names : names + " at " + trace[0];
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES);
    }
}
