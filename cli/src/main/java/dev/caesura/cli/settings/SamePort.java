package dev.caesura.cli.settings;

import dev.caesura.service.settings.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;

/** Finds services that one configuration puts on the same port of the same address. */
final class SamePort {

    private static final Map<String, String> STANDARD =
            Map.of("gateway", "8080", "processor", "8081", "sender", "8082", "console", "8090");

    private SamePort() {}

    static List<Problem> problems(ConfigurableEnvironment environment) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        STANDARD.keySet().stream()
                .sorted()
                .forEach(
                        service -> {
                            String key = "caesura." + service + ".port";
                            String port =
                                    environment.getProperty(
                                            key, STANDARD.getOrDefault(service, "0"));
                            String address =
                                    environment.getProperty(
                                            "caesura." + service + ".address", "127.0.0.1");
                            String other = taken.putIfAbsent(address + ":" + port, key);
                            if (other != null && !port.equals("0")) {
                                problems.add(
                                        new Problem(
                                                "",
                                                key,
                                                "is "
                                                        + port
                                                        + ", and so is "
                                                        + other
                                                        + "; give each service a port of its own"));
                            }
                        });
        return problems;
    }
}
