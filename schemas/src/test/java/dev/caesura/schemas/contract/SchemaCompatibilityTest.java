package dev.caesura.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Today's schemas beside the released ones, and the rules themselves on small changes. */
class SchemaCompatibilityTest {

    private static final String RELEASED =
            """
            {"type":"object",
             "properties":{
               "id":{"type":"string","description":"An id."},
               "kind":{"type":"string","enum":["a","b"]},
               "at":{"type":"string","format":"date-time"},
               "parts":{"type":"array","items":{"$ref":"#/$defs/part"}}},
             "required":["id"],
             "$defs":{"part":{"type":"object","properties":{"n":{"type":"integer"}}}}}
            """;

    static List<String> released() throws IOException, URISyntaxException {
        Path folder =
                Path.of(
                        Objects.requireNonNull(
                                        SchemaCompatibilityTest.class.getResource("/released/v1/"))
                                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".schema.json", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldHaveAReleasedSchemaForEachEvent() throws IOException, URISyntaxException {
        assertThat(released())
                .containsExactlyInAnyOrderElementsOf(
                        SchemaFiles.events().stream().map(SchemaFiles::nameOf).toList());
    }

    @ParameterizedTest
    @MethodSource("released")
    void shouldHaveChangedCompatiblySinceTheRelease(String name) {
        assertThat(
                        SchemaCompatibility.violations(
                                SchemaFiles.RELEASED.schema(name), SchemaFiles.TODAY.schema(name)))
                .as(name + ".schema.json beside released/v1")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a better description | "An id."               | "The id."
                    a new property       | "id":{                 | "extra":{"type":"string"},"id":{
                    a new enum value     | ["a","b"]              | ["a","c","b"]
                    """)
    void shouldAllow(String what, String from, String to) {
        assertThat(violationsOf(from, to)).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "kind":{            | "sort":{                    | kind was removed or renamed
                    "n":{               | "m":{                       | part.n was removed or renamed
                    ["id"]              | ["id","at"]                 | at is newly required
                    "required":["id"]   | "required":[]               | id is no longer required
                    ["a","b"]           | ["a","B"]                   | kind lost the value b
                    "integer"           | "string"                    | part.n changed its type from "integer" to "string"
                    ,"format":"date-time" | ``                        | at changed its format
                    #/$defs/part        | #/$defs/piece               | parts[] changed its $ref
                    "An id."            | "An id.","maxLength":3      | id changed its maxLength from nothing to 3
                    {"type":"object",   | {"additionalProperties":false,"type":"object", | changed its additionalProperties
                    """)
    void shouldForbidAndSayWhatToDoInstead(String from, String to, String expected) {
        List<String> violations = violationsOf(from, to);

        assertThat(violations).isNotEmpty().first().asString().contains(expected);
        assertThat(violations)
                .allSatisfy(
                        violation ->
                                assertThat(violation)
                                        .containsAnyOf("Keep it", "Make it", "Go on", "Add a new"));
    }

    private static List<String> violationsOf(String from, String to) {
        JsonNode released = Json.mapper().readTree(RELEASED);
        JsonNode today =
                Json.mapper().readTree(RELEASED.replaceFirst("\\Q" + from + "\\E", quoted(to)));
        assertThat(today).as("the change must change something").isNotEqualTo(released);
        return SchemaCompatibility.violations(released, today);
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
