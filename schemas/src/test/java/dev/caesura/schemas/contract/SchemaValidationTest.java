package dev.caesura.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import dev.caesura.schemas.event.Event;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That the schemas are schemas, and refuse what is wrong. */
class SchemaValidationTest {

    static List<Class<? extends Event>> events() {
        return SchemaFiles.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldBeAValidSchemaOf202012(Class<? extends Event> event) {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        String schema = SchemaFiles.TODAY.schema(SchemaFiles.nameOf(event)).toString();

        assertThat(
                        registry.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12))
                                .validate(schema, InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    outcome.full            | "message"                | "sentence"       | enum
                    outcome.full            | 0.8125                   | 1.5              | maximum
                    outcome.full            | "2026-03-01T10:17:13.700Z" | "yesterday"    | format
                    outcome.full            | "schemaVersion":1        | "schemaVersion":2 | const
                    reply-request.full      | "attempt":1              | "attempt":0      | minimum
                    reply-request.full      | "role":"contact"         | "role":"cook"    | enum
                    reply-request.full      | "direction":"inbound"    | "direction":"up" | enum
                    inbound-message.minimal | "wamid.SAMPLE0001"       | ""               | minLength
                    inbound-message.minimal | "whatsapp:200300400500600:4915550100" | "4915550100" | pattern
                    command.full            | "PT2H"                   | 2                | type
                    """)
    void shouldRefuseWhatIsWrong(String file, String right, String wrong, String keyword) {
        Golden golden = new Golden(file);
        String json = golden.text().replace(right, wrong);

        assertThat(SchemaFiles.TODAY.validate(golden.event(), json))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.getKeyword()).isEqualTo(keyword));
    }
}
