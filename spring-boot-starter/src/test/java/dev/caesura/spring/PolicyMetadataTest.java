package dev.caesura.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.policyfile.PolicyFile;
import dev.caesura.processor.policyfile.PolicyKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What editors complete under {@code caesura.policies.default} comes from the policies' own names;
 * {@code -Dcaesura.test.write=true} writes it.
 */
class PolicyMetadataTest {

    private static final Path FILE =
            Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void shouldCompleteEveryNameOfAPolicy() throws IOException {
        // given
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(
                property(
                        "caesura.processor.enabled",
                        "java.lang.Boolean",
                        "Whether the topology runs with the application.",
                        true));
        PolicyFile.keys().forEach(key -> properties.add(property(key)));

        // when
        String written = JSON.writeValueAsString(Map.of("properties", properties)) + "\n";
        if (Boolean.getBoolean("caesura.test.write")) {
            Files.writeString(FILE, written, StandardCharsets.UTF_8);
        }

        // then
        assertThat(Files.readString(FILE)).isEqualTo(written);
    }

    private static Map<String, Object> property(PolicyKey key) {
        return property(
                "caesura.policies.default." + key.name(),
                "java.lang.String",
                key.meaning().replace("`", ""),
                key.standard());
    }

    private static Map<String, Object> property(
            String name, String type, String description, Object standard) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("type", type);
        property.put("description", description);
        if (!standard.equals("")) {
            property.put("defaultValue", standard);
        }
        return property;
    }
}
