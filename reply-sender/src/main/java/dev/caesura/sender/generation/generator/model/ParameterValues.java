package dev.caesura.sender.generation.generator.model;

import dev.caesura.schemas.serde.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Gives settings the types that JSON needs: the environment and properties files know only texts,
 * and Spring hands over a list as entries with an index each.
 */
final class ParameterValues {

    private static final Pattern INDEXED = Pattern.compile("(?<name>.+)\\[(?<index>\\d{1,4})]");

    private ParameterValues() {}

    /** The parameters with numbers, truth values, lists and objects as JSON has them. */
    static Map<String, Object> typed(Map<String, Object> written) {
        Map<String, Object> typed = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, Object>> lists = new LinkedHashMap<>();
        written.forEach(
                (name, value) -> {
                    Matcher indexed = INDEXED.matcher(name);
                    if (indexed.matches()) {
                        lists.computeIfAbsent(indexed.group("name"), n -> new TreeMap<>())
                                .put(Integer.valueOf(indexed.group("index")), typed(value));
                    } else {
                        typed.put(name, typed(value));
                    }
                });
        lists.forEach((name, values) -> typed.put(name, new ArrayList<>(values.values())));
        return Collections.unmodifiableMap(typed);
    }

    private static Object typed(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((name, inner) -> named.put(String.valueOf(name), inner));
            return typed(named);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ParameterValues::typed).toList();
        }
        return value instanceof String text ? ofText(text) : value;
    }

    /** A text that is JSON of another type than text is meant as that. */
    private static Object ofText(String text) {
        try {
            JsonNode json = Json.mapper().readTree(text);
            boolean other = json.isNumber() || json.isBoolean() || json.isContainer();
            return other ? json : text;
        } catch (JacksonException e) {
            return text;
        }
    }
}
