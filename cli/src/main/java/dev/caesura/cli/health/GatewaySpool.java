package dev.caesura.cli.health;

import dev.caesura.cli.terminal.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a gateway's metrics what waits on its disk. */
final class GatewaySpool {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private GatewaySpool() {}

    /**
     * What waits on the disk of the gateway at this address.
     *
     * @throws CommandException if it does not answer as a gateway does
     */
    static Spool at(URI gateway) {
        String metrics = get(gateway.resolve("/actuator/prometheus"));
        return new Spool(
                (long) value(metrics, "caesura_gateway_spool_records", gateway),
                value(metrics, "caesura_gateway_spool_age_seconds", gateway));
    }

    private static String get(URI address) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        try {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(address).timeout(LIMIT).build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.body();
        } catch (IOException e) {
            throw new CommandException(CommandException.USAGE, "No gateway answers at " + address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(CommandException.USAGE, "Interrupted");
        }
    }

    private static double value(String metrics, String name, URI gateway) {
        Matcher line =
                Pattern.compile("^" + name + "(?:\\{[^}]*})? ([-+.0-9Ee]+)$", Pattern.MULTILINE)
                        .matcher(metrics);
        if (!line.find()) {
            throw new CommandException(
                    CommandException.USAGE,
                    gateway + " has no metric " + name + "; is it a Caesura gateway?");
        }
        return Double.parseDouble(line.group(1));
    }
}
