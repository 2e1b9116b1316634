package dev.caesura.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyFile;
import dev.caesura.processor.policyfile.PolicyKey;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The reference is what the code says, and the code says something of everything. */
class ReferenceTest {

    private static final String BEGIN = "<!-- from the code: begin -->\n";
    private static final String END = "<!-- from the code: end -->";

    @Test
    void shouldListAllSettings() throws IOException {
        Handbook.generated("docs/reference/settings.md", SettingsPage.page(Metadata.properties()));
    }

    @Test
    void shouldListAllMetrics() throws IOException {
        Handbook.generated("docs/reference/metrics.md", MetricsPage.page());
    }

    @Test
    void shouldListAllOfAPolicy() throws IOException {
        String page = Handbook.read("docs/policies.md");
        String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String after = page.substring(page.indexOf(END));

        Handbook.generated("docs/policies.md", before + SettingsPage.policies() + after);
    }

    @Test
    void shouldDescribeEachSetting() throws IOException {
        assertThat(Metadata.properties())
                .as("An @param in the Javadoc of the settings' record says what a setting is")
                .noneMatch(property -> property.description().isBlank());
    }

    /** Spring takes what is said of accountsReload for accounts, if it is said first. */
    @Test
    void shouldNotMixDescriptionsUp() throws IOException {
        List<Property> all = Metadata.properties();
        for (Property one : all) {
            assertThat(all)
                    .filteredOn(other -> other.name().startsWith(one.name() + "-"))
                    .as("Write the @param of %s before those that begin alike", one.name())
                    .noneMatch(other -> one.description().endsWith(" " + other.description()));
        }
    }

    @Test
    void shouldNameTheVariableOfEachSetting() throws IOException {
        for (Property property : Metadata.properties()) {
            if (!property.isMap()) {
                ConfigurationPropertySource environment = environment(property.variable(), "any");
                String name = property.name().replace(".NAME", ".name");
                assertThat(environment.getConfigurationProperty(ConfigurationPropertyName.of(name)))
                        .as(property.variable())
                        .isNotNull();
            }
        }
    }

    @Test
    void shouldTakeAPolicyFromTheEnvironment() {
        for (PolicyKey key : PolicyFile.keys()) {
            String name = "CAESURA_PROCESSOR_POLICY_" + key.name();
            Map<String, String> policy =
                    new Binder(
                                    environment(
                                            name.replace('-', '_').toUpperCase(Locale.ROOT),
                                            key.standard()))
                            .bind("caesura.processor.policy", MAP)
                            .get();
            assertThat(PolicyFile.with(Policy.defaults(), "", policy)).isEqualTo(Policy.defaults());
        }
    }

    private static final Bindable<Map<String, String>> MAP =
            Bindable.mapOf(String.class, String.class);

    private static ConfigurationPropertySource environment(String name, String value) {
        return ConfigurationPropertySources.from(
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment", Map.of(name, value)))
                .iterator()
                .next();
    }
}
