package dev.caesura.console.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    @Test
    void shouldReadTheWantedFiguresWithTheirLabels() {
        String text =
                """
                # HELP spool_records Records in the spool
                # TYPE spool_records gauge
                spool_records 17.0
                spool_age{unit="s"} NaN
                spool_state{name="a b",state="open"} 1.0
                other 3.0
                spool_broken
                """;

        assertThat(PrometheusText.read(text, line -> line.startsWith("spool_")))
                .containsOnlyKeys("spool_records", "spool_state{name=\"a b\",state=\"open\"}")
                .containsEntry("spool_records", 17.0);
    }
}
