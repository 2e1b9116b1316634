package dev.caesura.console.now;

import dev.caesura.console.services.ServiceState;
import dev.caesura.processor.query.ConversationView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The findings that need attention: the worst first, each with the place to look and the advice.
 */
public final class Attention {

    /** The lag that contacts notice. */
    private static final double LAG_SECONDS = 30;

    /**
     * The processor handles turns whose time is over by itself; only those that it leaves count.
     */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private static final Pattern CIRCUIT =
            Pattern.compile(
                    "name=\"([^\"]*)\".*state=\"([^\"]*)\"|state=\"([^\"]*)\".*name=\"([^\"]*)\"");

    private final List<Finding> findings = new ArrayList<>();

    /**
     * A finding.
     *
     * @param key its key, the same as long as it lasts
     * @param says the problem, with its number
     * @param having the list's filter for the conversations concerned; null if they are not known
     * @param view another view that shows it; null if none does
     * @param advice its meaning, or the remedy
     */
    public record Finding(
            String key,
            String says,
            @Nullable String having,
            @Nullable String view,
            String advice) {}

    /** The findings in a picture. */
    static List<Finding> of(Picture picture) {
        Attention attention = new Attention();
        picture.services().forEach(attention::service);
        attention.waiting(picture);
        if (picture.logProblem() == null) {
            attention.hour(picture.hour());
        }
        picture.services().forEach(attention::figures);
        return attention.findings;
    }

    private void service(ServiceState service) {
        String health = service.health();
        if (health.equals("UP") || health.equals("not configured")) {
            return;
        }
        String how =
                health.equals("unreachable") ? "not reachable" : health.toLowerCase(Locale.ROOT);
        add(
                "service-" + service.name(),
                "The " + service.name() + " is " + how,
                null,
                null,
                "Start it, and read the last lines of its log.");
    }

    private void waiting(Picture picture) {
        String problem = picture.waitingProblem();
        if (problem != null) {
            add("waiting", "Open bursts and turns are unknown", null, null, problem);
        }
        long stuck =
                picture.waiting().stream().filter(one -> isStuck(one.view(), picture.at())).count();
        if (stuck > 0) {
            add(
                    "stuck",
                    counted(stuck, "turn stands still", "turns stand still"),
                    "stuck",
                    null,
                    "No draft or delivery came in time, and it was not asked for again.");
        }
    }

    private static boolean isStuck(ConversationView view, Instant now) {
        return view.turn() != null && view.turn().limitAt().plus(OVERDUE).isBefore(now);
    }

    private void hour(Map<String, Integer> hour) {
        counted(hour, "turn:failed/", "failed", "turn failed", "turns failed", "No answer came.");
        counted(
                hour,
                "message:silent/",
                "silent",
                "message got silence",
                "messages got silence",
                "A text could not be generated, or was empty.");
        counted(
                hour,
                "message:paused/",
                "paused",
                "message is left to a person",
                "messages are left to a person",
                "Somebody has to answer.");
        int letters = hour.getOrDefault("dead-letter", 0);
        if (letters > 0) {
            add(
                    "dead-letters",
                    counted(
                            letters,
                            "dead letter in the last hour",
                            "dead letters in the last hour"),
                    null,
                    "dead-letters",
                    "Records that could not be processed.");
        }
        int again = hour.getOrDefault("put-back", 0);
        if (again > 0) {
            add(
                    "put-back",
                    counted(again, "dead letter was put back", "dead letters were put back"),
                    null,
                    "dead-letters/~put-back",
                    "Check whether they went through.");
        }
    }

    private void counted(
            Map<String, Integer> hour,
            String kind,
            String key,
            String one,
            String many,
            String advice) {
        int number =
                hour.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(kind))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        if (number > 0) {
            add(key, counted(number, one, many), kind, null, advice);
        }
    }

    private void figures(ServiceState service) {
        double lag =
                service.figures().entrySet().stream()
                        .filter(e -> e.getKey().startsWith("caesura_processor_lag_seconds"))
                        .mapToDouble(Map.Entry::getValue)
                        .max()
                        .orElse(0);
        if (lag > LAG_SECONDS) {
            add(
                    "lag",
                    "The processor is " + Math.round(lag) + " seconds behind",
                    null,
                    null,
                    "After an outage it catches up by itself; otherwise add instances.");
        }
        double spool = service.figures().getOrDefault("caesura_gateway_spool_records", 0.0);
        if (spool > 0) {
            add(
                    "spool",
                    counted(
                            Math.round(spool),
                            "record waits in the gateway’s spool",
                            "records wait in the gateway’s spool"),
                    null,
                    null,
                    "Kafka was down. The spool drains by itself.");
        }
        service.figures().forEach(this::circuit);
    }

    private void circuit(String figure, double value) {
        Matcher circuit = CIRCUIT.matcher(figure);
        if (value != 1 || !figure.contains("circuitbreaker_state") || !circuit.find()) {
            return;
        }
        String name = circuit.group(1) == null ? circuit.group(4) : circuit.group(1);
        String state = circuit.group(1) == null ? circuit.group(3) : circuit.group(2);
        if (!state.equals("closed")) {
            add(
                    "circuit-" + name,
                    "The circuit " + name + " is " + state.replace('_', ' '),
                    null,
                    null,
                    "The other side is down, or refuses the account.");
        }
    }

    private static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private void add(
            String key,
            String says,
            @Nullable String having,
            @Nullable String view,
            String advice) {
        findings.add(new Finding(key, says, having, view, advice));
    }
}
