package dev.caesura.benchmarks.gateway;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The gateway's HTTP server, with the gateway's settings, answering 200 and doing nothing. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration"
        })
class BareServer {

    @Bean
    RouterFunction<ServerResponse> answers() {
        return route().POST("/webhooks/{channel}", request -> ServerResponse.ok().build()).build();
    }

    /** Runs it with the settings of the command line. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(BareServer.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--spring.config.name=caesura-gateway");
        application.run(all.toArray(String[]::new));
    }
}
