package dev.caesura.cli.docs;

import dev.caesura.console.meter.ConsoleMeter;
import dev.caesura.gateway.meter.GatewayMeter;
import dev.caesura.processor.app.ProcessorMeter;
import dev.caesura.processor.domain.conversation.ConversationMetric;
import dev.caesura.sender.meter.SenderMeter;
import dev.caesura.service.StatedMeter;
import dev.caesura.service.supervise.SupervisorMeter;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the reference of metrics. */
final class MetricsPage {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) ");

    private static final String HEAD =
            """
            # Metrics

            All services show them at `/actuator/prometheus`. Names are as Prometheus sees them; a
            timer has `_bucket`, `_count`, `_sum` and `_max`. No label names a contact.
            """;

    private static final String OCCURRENCES =
            """

            ### What happened

            Counted with Kafka Streams' own metrics, for each task: the label `caesura_id` is the task, `thread_id` its
            thread. Beside each `_total` there is a `_rate`, by the second. What alerts look at is there from the start,
            the others from when they first happen; each is seen within a minute.

            """;

    private static final String LIBRARIES =
            """

            ## From libraries

            | metric | from |
            | --- | --- |
            | `kafka_stream_…`, `kafka_consumer_…`, `kafka_producer_…` | Kafka's clients, on the processor |
            | `resilience4j_circuitbreaker_…`, `resilience4j_bulkhead_…`, `resilience4j_ratelimiter_…` | the \
            sender's guards; label `name` is `deliver:CHANNEL:ACCOUNT`, `generate:CHANNEL:ACCOUNT` or \
            `opinion:CHANNEL:ACCOUNT` |
            | `jvm_…`, `process_…`, `system_…`, `http_server_requests_…` | the JVM and Spring Boot, on all |
            """;

    private MetricsPage() {}

    /** The whole page. */
    static String page() {
        return Markdown.GENERATED
                + HEAD
                + "\n## All services\n\n"
                + meters(SupervisorMeter.values())
                + "\n## Gateway\n\n"
                + meters(GatewayMeter.values())
                + "\n## Processor\n\n"
                + meters(ProcessorMeter.values())
                + OCCURRENCES
                + occurrences()
                + "\n## Sender\n\n"
                + meters(SenderMeter.values())
                + "\n## Console\n\n"
                + meters(ConsoleMeter.values())
                + LIBRARIES;
    }

    private static String meters(StatedMeter[] meters) {
        List<List<String>> rows = new ArrayList<>();
        for (StatedMeter meter : meters) {
            rows.add(
                    List.of(
                            Markdown.code(nameOf(meter)),
                            meter.getType().name().toLowerCase(Locale.ROOT),
                            Arrays.stream(meter.getKeyNames())
                                    .map(KeyName::asString)
                                    .map(Markdown::code)
                                    .collect(Collectors.joining(", ")),
                            Markdown.cell(meter.description())));
        }
        return Markdown.table(List.of("metric", "kind", "labels", "is"), rows);
    }

    private static String occurrences() {
        return Markdown.table(
                List.of("metric", "counts"),
                Arrays.stream(ConversationMetric.values())
                        .map(one -> List.of(Markdown.code(nameOf(one)), one.meaning()))
                        .toList());
    }

    static String nameOf(ConversationMetric occurrence) {
        return "kafka_stream_caesura_%s_total".formatted(occurrence.code().replace('-', '_'));
    }

    /** The name that Prometheus reads: a registry knows it. */
    private static String nameOf(StatedMeter meter) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List<Tag> tags =
                Arrays.stream(meter.getKeyNames())
                        .map(key -> Tag.of(key.asString(), "any"))
                        .toList();
        switch (meter.getType()) {
            case COUNTER -> Counter.builder(meter.getName()).tags(tags).register(registry);
            case TIMER -> Timer.builder(meter.getName()).tags(tags).register(registry);
            case GAUGE ->
                    Gauge.builder(meter.getName(), () -> 1)
                            .baseUnit(meter.getBaseUnit())
                            .tags(tags)
                            .register(registry);
            default -> throw new IllegalArgumentException("No kind of ours: " + meter.getType());
        }
        Matcher name = TYPE.matcher(registry.scrape());
        if (!name.find()) {
            throw new IllegalStateException("Prometheus sees nothing of " + meter.getName());
        }
        return name.group(1);
    }
}
