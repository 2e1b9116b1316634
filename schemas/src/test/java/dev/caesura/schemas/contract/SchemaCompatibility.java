package dev.caesura.schemas.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The rules of compatible change: within a version a schema may gain optional properties and enum
 * values, and better descriptions. Whatever else differs is a violation.
 */
final class SchemaCompatibility {

    private static final Set<String> WORDS = Set.of("title", "description", "$comment", "examples");

    private final List<String> violations = new ArrayList<>();

    private SchemaCompatibility() {}

    /**
     * Compares a schema with its released form.
     *
     * @return a sentence for each violation, with what to do instead
     */
    static List<String> violations(JsonNode released, JsonNode today) {
        SchemaCompatibility comparison = new SchemaCompatibility();
        comparison.compare("", released, today);
        return comparison.violations;
    }

    private void compare(String path, JsonNode released, JsonNode today) {
        Set<String> keywords = new LinkedHashSet<>(released.propertyNames());
        keywords.addAll(today.propertyNames());
        keywords.removeAll(WORDS);
        for (String keyword : keywords) {
            JsonNode was = released.path(keyword);
            JsonNode is = today.path(keyword);
            switch (keyword) {
                case "properties", "$defs" -> compareMembers(path, was, is);
                case "items" -> compare(path + "[]", was, is);
                case "required" -> compareRequired(path, was, is);
                case "enum" -> compareEnum(path, was, is);
                default -> compareRest(path, keyword, was, is);
            }
        }
    }

    private void compareMembers(String path, JsonNode was, JsonNode is) {
        for (String name : was.propertyNames()) {
            String member = path.isEmpty() ? name : path + "." + name;
            if (is.has(name)) {
                compare(member, was.get(name), is.get(name));
            } else {
                violations.add(
                        member
                                + " was removed or renamed: old records have it. Keep it; to rename,"
                                + " add the new name as an optional property and read both.");
            }
        }
    }

    private void compareRequired(String path, JsonNode was, JsonNode is) {
        for (String name : without(is, was)) {
            violations.add(
                    inside(path, name)
                            + " is newly required: old records don't have it. Make it optional, and"
                            + " give the record's component a default or @Nullable.");
        }
        for (String name : without(was, is)) {
            violations.add(
                    inside(path, name)
                            + " is no longer required: old readers refuse records without it. Go on"
                            + " writing it.");
        }
    }

    private void compareEnum(String path, JsonNode was, JsonNode is) {
        for (String value : without(was, is)) {
            violations.add(
                    path
                            + " lost the value "
                            + value
                            + ": old records have it. Keep it; add a new value beside it, and stop"
                            + " writing the old one.");
        }
    }

    private void compareRest(String path, String keyword, JsonNode was, JsonNode is) {
        if (!was.equals(is)) {
            violations.add(
                    (path.isEmpty() ? "The record" : path)
                            + " changed its "
                            + keyword
                            + " from "
                            + text(was)
                            + " to "
                            + text(is)
                            + ": old records or readers no longer fit. Add a new optional property"
                            + " instead, or a schema version 2 with a reader for both.");
        }
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Set<String> without(JsonNode all, JsonNode some) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(name -> names.add(name.asString()));
        some.forEach(name -> names.remove(name.asString()));
        return names;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
