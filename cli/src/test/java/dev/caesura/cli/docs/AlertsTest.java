package dev.caesura.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who is woken finds out what it means, and no alert waits for a metric that nobody has. */
class AlertsTest {

    private static final String RULES = "deploy/prometheus/caesura-rules.yml";
    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\S+)$");
    private static final Pattern SECTION =
            Pattern.compile(
                    "(?ms)^### (Caesura\\S+)\n\\*\\*Means\\.\\*\\*[^#]+\n\\*\\*Do\\.\\*\\*");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:kafka_stream_)?caesura_[a-z_]+[a-z]\\b(?![\"=*])");

    @Test
    void shouldHaveASectionForEachAlert() throws IOException {
        assertThat(all(SECTION, Handbook.read("docs/operations.md")))
                .as("docs/operations.md says of each alert what it means and what to do, in order")
                .isEqualTo(all(ALERT, Handbook.read(RULES)));
    }

    @Test
    void shouldLookAtMetricsThatThereAre() throws IOException {
        String reference = Handbook.read("docs/reference/metrics.md");
        for (String file :
                List.of(RULES, "deploy/grafana/dashboards/caesura.json", "docs/operations.md")) {
            assertThat(METRIC.matcher(Handbook.read(file)).results())
                    .as(file)
                    .map(found -> found.group().replaceFirst("_(bucket|count|sum|max)$", ""))
                    .filteredOn(name -> !name.endsWith("_id"))
                    .allMatch(name -> reference.contains("`" + name + "`"));
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
