package dev.caesura.gateway.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** What the OpenAPI document promises. */
final class OpenApi {

    /** One operation, with the path as its parameters' examples make it. */
    record Operation(String method, String examplePath, List<Integer> statuses) {}

    private OpenApi() {}

    static List<Operation> operations() throws IOException {
        Path file = Path.of(System.getProperty("caesura.root", ".."), "docs", "openapi.yaml");
        List<Operation> operations = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, Object> document = new Yaml().load(reader);
            map(document, "paths")
                    .forEach((path, item) -> operations.addAll(operationsOf(path, cast(item))));
        }
        return operations;
    }

    private static List<Operation> operationsOf(String path, Map<String, Object> item) {
        List<Operation> operations = new ArrayList<>();
        for (String method : List.of("get", "post", "options")) {
            if (item.containsKey(method)) {
                List<Integer> statuses =
                        map(map(item, method), "responses").keySet().stream()
                                .map(status -> Integer.valueOf(String.valueOf(status)))
                                .toList();
                // An operation's own example stands before its path's.
                String example = withExamples(withExamples(path, map(item, method)), item);
                operations.add(new Operation(method.toUpperCase(Locale.ROOT), example, statuses));
            }
        }
        return operations;
    }

    private static String withExamples(String path, Map<String, Object> parent) {
        String filled = path;
        if (parent.get("parameters") instanceof List<?> parameters) {
            for (Object each : parameters) {
                Map<String, Object> parameter = cast(each);
                filled =
                        filled.replace(
                                "{" + parameter.get("name") + "}",
                                String.valueOf(parameter.get("example")));
            }
        }
        return filled;
    }

    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        Object child = parent.get(name);
        if (child == null) {
            throw new IllegalArgumentException("The document has no " + name);
        }
        return cast(child);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object value) {
        return (Map<String, Object>) value;
    }
}
