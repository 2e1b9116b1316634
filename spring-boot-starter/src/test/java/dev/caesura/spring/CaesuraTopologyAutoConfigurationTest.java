package dev.caesura.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caesura.processor.app.ProcessorSettings;
import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyException;
import dev.caesura.processor.policyfile.PolicyFile;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.StreamsSettingsException;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.KafkaSettingsAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What settings and beans make of the topology; nothing is started. */
class CaesuraTopologyAutoConfigurationTest {

    private static final String BILLING = "caesura.policies.accounts.[email:billing]";

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    KafkaSettingsAutoConfiguration.class,
                                    CaesuraTopologyAutoConfiguration.class))
                    .withPropertyValues("spring.application.name=shop");

    @Test
    void shouldTakeTheApplicationsNameForItsGroupAndState() {
        application.run(
                context ->
                        assertThat(context.getBean(ProcessorSettings.class).applicationId())
                                .isEqualTo("shop"));
        application
                .withPropertyValues("caesura.processor.application-id=orders")
                .run(
                        context ->
                                assertThat(context.getBean(ProcessorSettings.class).applicationId())
                                        .isEqualTo("orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Our shop", "shop/eu"})
    void shouldRefuseAnApplicationWithoutAUsableName(String name) {
        application
                .withPropertyValues("spring.application.name=" + name)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .isInstanceOf(
                                                InvalidConfigurationPropertyValueException.class)
                                        .hasMessageContaining("caesura.processor.application-id"));
    }

    @Test
    void shouldNeedNoNodesOfTheApplicationsOwn() {
        FencedLog fences =
                FencedLog.of(
                        partition -> CompletableFuture.completedFuture(0L),
                        (partition, from, to, records) -> {});

        application.run(
                context ->
                        assertThat(
                                        context.getBean(CaesuraTopology.class)
                                                .build(fences)
                                                .describe()
                                                .toString())
                                .contains(ConversationTopology.NODE));
    }

    @Test
    void shouldGiveWayWhereItIsSwitchedOff() {
        application
                .withPropertyValues("caesura.processor.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(CaesuraTopology.class));
    }

    @Test
    void shouldReadPoliciesFromTheApplicationsSettings() {
        application
                .withPropertyValues(
                        "caesura.policies.default.preset=quick",
                        "caesura.policies.default.stop-keywords=stop, no more",
                        "caesura.policies.channels.email.gap=2m",
                        "caesura.policies.channels.email.max-wait=10m")
                // The runner would cut these names at their colon.
                .withInitializer(
                        context ->
                                TestPropertyValues.of(itemsFromTheLastToTheFirst())
                                        .applyTo(context))
                .run(
                        context -> {
                            Policies policies = context.getBean(Policies.class);
                            Policy usual = policies.of("web:shop:ana");
                            Policy billing = policies.of("email:billing:ana");
                            assertThat(usual.burst().gap()).isEqualTo(8_000);
                            assertThat(usual.stopKeywords()).contains("no more");
                            assertThat(policies.of("email:shop:ana").burst().gap())
                                    .isEqualTo(120_000);
                            assertThat(billing.burst().gap()).isEqualTo(120_000);
                            assertThat(billing.exit().messages())
                                    .startsWith("Goodbye", "Bye, then", "So long 2")
                                    .endsWith("So long 8", "See you", "Farewell");
                        });
    }

    /** As the environment's variables may come: their source has no order. */
    private static Map<String, String> itemsFromTheLastToTheFirst() {
        Map<String, String> items = new LinkedHashMap<>();
        items.put(BILLING + ".exit-messages[10]", "Farewell");
        items.put(BILLING + ".exit-messages[9]", "See you");
        items.put(BILLING + ".exit-messages[1]", "Bye, then");
        for (int i = 8; i > 1; i--) {
            items.put(BILLING + ".exit-messages[" + i + "]", "So long " + i);
        }
        items.put(BILLING + ".exit-messages[0]", "Goodbye");
        return items;
    }

    @Test
    void shouldTakeAListFromTheEnvironmentInsteadOfTheApplications() {
        application
                .withPropertyValues(
                        "caesura.policies.default.stop-keywords[0]=halt",
                        "caesura.policies.default.stop-keywords[1]=arret",
                        "caesura.policies.default.stop-keywords[2]=alto",
                        "caesura.policies.default.max-wait=80s")
                .withInitializer(
                        context ->
                                context.getEnvironment()
                                        .getPropertySources()
                                        .addFirst(
                                                new SystemEnvironmentPropertySource(
                                                        "deployment-systemEnvironment",
                                                        Map.of(
                                                                "CAESURA_POLICIES_DEFAULT_STOP_KEYWORDS_1",
                                                                "no more",
                                                                "CAESURA_POLICIES_DEFAULT_STOP_KEYWORDS_0",
                                                                "enough",
                                                                "CAESURA_POLICIES_DEFAULT_MAX_WAIT",
                                                                "70s"))))
                .run(
                        context -> {
                            Policy policy = context.getBean(Policies.class).of("web:shop:ana");
                            assertThat(policy.stopKeywords())
                                    .containsExactlyInAnyOrder("enough", "no more");
                            assertThat(policy.burst().maxWait()).isEqualTo(70_000);
                        });
    }

    @Test
    void shouldSayWhichPolicyIsWrong() {
        application
                .withPropertyValues("caesura.policies.channels.email.gap=soon")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .isInstanceOf(PolicyException.class)
                                        .hasMessageContaining("caesura.policies.channels.email.gap")
                                        .hasMessageContaining("30s, 2m or 1h"));
        application
                .withPropertyValues("caesura.policies.chanels.email.gap=2m")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("caesura.policies.chanels")
                                        .hasMessageContaining(
                                                "did you mean caesura.policies.channels.email.gap?"));
        application
                .withPropertyValues("caesura.processor.treads=3")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("caesura.processor.threads?"));
    }

    @Test
    void shouldRefusePoliciesInTwoPlaces(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("policies.yml"), "default:\n  gap: 5s\n");

        application
                .withPropertyValues(
                        "caesura.processor.policies=" + file, "caesura.policies.default.gap=9s")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("write one of them"));
        application
                .withPropertyValues("caesura.processor.policies=" + file)
                .run(
                        context ->
                                assertThat(
                                                context.getBean(Policies.class)
                                                        .of("web:shop:ana")
                                                        .burst()
                                                        .gap())
                                        .isEqualTo(5_000));
    }

    @Test
    void shouldTakePoliciesOfTheApplicationsOwn() {
        Policy own = Policy.defaults().withBurst(Policy.defaults().burst().withMaxMessages(3));

        application
                .withBean(Policies.class, () -> Policies.same(own))
                .run(
                        context ->
                                assertThat(
                                                context.getBean(Policies.class)
                                                        .of("web:shop:ana")
                                                        .burst()
                                                        .maxMessages())
                                        .isEqualTo(3));
    }

    /** Without Actuator, too. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "org.springframework.boot.health"})
    void shouldRefuseToStartWithoutExactlyOnce(String missing) {
        application
                .withConfiguration(
                        AutoConfigurations.of(
                                CaesuraAutoConfiguration.class,
                                CaesuraHealthAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(missing))
                .withPropertyValues(
                        "caesura.bootstrap-servers=127.0.0.1:1",
                        "caesura.processor.streams.[processing.guarantee]=at_least_once")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .isInstanceOf(StreamsSettingsException.class)
                                        .hasMessageContaining("exactly_once_v2"));
    }

    @Test
    void shouldSayInOneSentenceWhatToCorrect() {
        // given
        PolicyException wrong =
                catchThrowableOfType(
                        PolicyException.class,
                        () -> PolicyFile.with(Policy.defaults(), "shop.", Map.of("gap", "soon")));

        // when
        var analysis = new SettingsFailureAnalyzer().analyze(new IllegalStateException(wrong));

        // then
        assertThat(analysis)
                .extracting(FailureAnalysis::getDescription)
                .asString()
                .startsWith("shop.gap: 'soon' is not a duration");
        assertThat(new SettingsFailureAnalyzer().analyze(new IllegalStateException())).isNull();
    }

    @Test
    void shouldTakeTheBrokersOfSpringKafkaUnlessCaesuraHasItsOwn() {
        ApplicationContextRunner kafka =
                application
                        .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                        .withPropertyValues(
                                "spring.kafka.bootstrap-servers=kafka-1:9092,kafka-2:9092",
                                "spring.kafka.security.protocol=SASL_SSL",
                                "caesura.kafka.sasl.mechanism=PLAIN",
                                "caesura.topic-prefix=shop.");

        kafka.run(
                context -> {
                    KafkaSettings settings = context.getBean(KafkaSettings.class);
                    assertThat(settings.client())
                            .containsEntry("bootstrap.servers", "kafka-1:9092,kafka-2:9092")
                            .containsEntry("security.protocol", "SASL_SSL")
                            .containsEntry("sasl.mechanism", "PLAIN");
                    assertThat(settings.topics().messages().name()).isEqualTo("shop.messages");
                });
        kafka.withPropertyValues("caesura.bootstrap-servers=own:9092")
                .run(
                        context ->
                                assertThat(context.getBean(KafkaSettings.class).client())
                                        .containsEntry("bootstrap.servers", "own:9092")
                                        .doesNotContainKey("security.protocol"));
        kafka.withBean(
                        KafkaSettings.class,
                        () -> new KafkaSettings("bean:9092", "caesura.", Map.of()))
                .run(
                        context ->
                                assertThat(context.getBean(KafkaSettings.class).client())
                                        .containsEntry("bootstrap.servers", "bean:9092"));
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.kafka"))
                .run(context -> assertThat(context).hasSingleBean(KafkaSettings.class));
    }
}
