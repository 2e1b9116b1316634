package dev.caesura.gateway.app;

import dev.caesura.gateway.meter.GatewayMeter;
import dev.caesura.schemas.identity.IdentityTable;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.identity.IdentityReader;
import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together the parts that know contacts by all of their ids. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityConfiguration.class);

    @Bean
    IdentityTable identityTable(MeterRegistry meters) {
        IdentityTable table = new IdentityTable();
        gauge(meters, GatewayMeter.IDENTITIES_KNOWN, table::size);
        return table;
    }

    /**
     * Reads the known ids before the first webhook is taken, for a bounded time: an id that is not
     * known yet would begin a conversation of its own.
     */
    @Bean
    IdentityReader identityReader(
            KafkaSettings kafka,
            IdentityTable table,
            Supervisor supervisor,
            GatewaySettings settings,
            MeterRegistry meters)
            throws InterruptedException {
        IdentityReader reader = new IdentityReader(kafka, "caesura-gateway-identities", table);
        gauge(meters, GatewayMeter.IDENTITIES_CAUGHT_UP, () -> reader.isCaughtUp() ? 1 : 0);
        reader.start(supervisor);
        Duration limit = settings.identitiesWithin();
        if (!reader.awaitCaughtUp(limit)) {
            LOG.warn(
                    "Webhooks are accepted although the ids of contacts were not read in {}",
                    limit);
        }
        return reader;
    }

    private static void gauge(MeterRegistry meters, GatewayMeter meter, Supplier<Number> value) {
        Gauge.builder(meter.getName(), value).description(meter.description()).register(meters);
    }
}
