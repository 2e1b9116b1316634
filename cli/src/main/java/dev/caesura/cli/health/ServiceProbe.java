package dev.caesura.cli.health;

import dev.caesura.cli.terminal.CommandException;
import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks a service for its health and its metrics. */
final class ServiceProbe {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String UP = "UP";

    private ServiceProbe() {}

    /**
     * The state of the service at this address.
     *
     * @throws CommandException if none answers there
     */
    static ServiceState of(URI service) {
        JsonNode health = health(service);
        String metrics = get(service, "/actuator/prometheus");
        List<String> problems = new ArrayList<>();
        health.path("components")
                .properties()
                .forEach(part -> add(part.getKey(), part.getValue(), problems));
        return new ServiceState(
                service.toString(),
                health.path("status").asString("unknown"),
                problems,
                (long) sum(metrics, "caesura_threads_restarts_total").orElse(0),
                spool(metrics));
    }

    private static void add(String name, JsonNode part, List<String> problems) {
        String status = part.path("status").asString(UP);
        if (!status.equals(UP)) {
            StringBuilder says = new StringBuilder(name).append(" is ").append(status);
            part.path("details")
                    .properties()
                    .forEach(
                            detail ->
                                    says.append("; ")
                                            .append(detail.getKey())
                                            .append(": ")
                                            .append(detail.getValue().asString("")));
            problems.add(says.toString());
        }
    }

    private static JsonNode health(URI service) {
        try {
            return Json.mapper().readTree(get(service, "/actuator/health"));
        } catch (JacksonException e) {
            throw new CommandException(
                    CommandException.USAGE, service + " does not answer like a service of Caesura");
        }
    }

    private static @Nullable Spool spool(String metrics) {
        OptionalDouble records = sum(metrics, "caesura_gateway_spool_records");
        OptionalDouble age = sum(metrics, "caesura_gateway_spool_age_seconds");
        return records.isPresent() && age.isPresent()
                ? new Spool((long) records.getAsDouble(), age.getAsDouble())
                : null;
    }

    /** The sum over all tags; empty if there is no such metric. */
    private static OptionalDouble sum(String metrics, String name) {
        Matcher line =
                Pattern.compile("^" + name + "(?:\\{[^}]*})? ([-+.0-9Ee]+)$", Pattern.MULTILINE)
                        .matcher(metrics);
        double sum = 0;
        boolean found = false;
        while (line.find()) {
            found = true;
            sum += Double.parseDouble(line.group(1));
        }
        return found ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    private static String get(URI service, String path) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        try {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(service.resolve(path)).timeout(LIMIT).build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.body();
        } catch (IOException e) {
            throw new CommandException(CommandException.USAGE, "No service answers at " + service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(CommandException.USAGE, "Interrupted");
        }
    }
}
