package dev.caesura.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The folders are the architecture. */
@AnalyzeClasses(
        packages = "dev.caesura.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shouldFlowFromTheWebhookToTheSpool =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("app")
                    .definedBy("..gateway.app..")
                    .layer("webhook")
                    .definedBy("..gateway.webhook..")
                    .layer("web")
                    .definedBy("..gateway.web..")
                    .layer("account")
                    .definedBy("..gateway.account..")
                    .layer("registry")
                    .definedBy("..gateway.registry..")
                    .layer("translate")
                    .definedBy("..gateway.translate..")
                    .layer("channel")
                    .definedBy("..gateway.channel..")
                    .layer("signature")
                    .definedBy("..gateway.signature..")
                    .optionalLayer("identity")
                    .definedBy("..gateway.identity..")
                    .layer("publish")
                    .definedBy("..gateway.publish..")
                    .layer("spool")
                    .definedBy("..gateway.spool..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("webhook")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("web")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("account")
                    .mayOnlyBeAccessedByLayers("app", "webhook", "web")
                    .whereLayer("translate")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("registry")
                    .mayOnlyBeAccessedByLayers("app", "account", "translate")
                    .whereLayer("channel")
                    .mayOnlyBeAccessedByLayers(
                            "app", "webhook", "account", "registry", "translate", "identity")
                    .whereLayer("signature")
                    .mayOnlyBeAccessedByLayers("channel", "account")
                    .whereLayer("identity")
                    .mayOnlyBeAccessedByLayers("app", "webhook", "translate")
                    .whereLayer("publish")
                    .mayOnlyBeAccessedByLayers("app", "webhook")
                    .whereLayer("spool")
                    .mayOnlyBeAccessedByLayers("app", "publish");

    @ArchTest
    static final ArchRule shouldKnowNoSpringWhereItDecides =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..gateway.channel..",
                            "..gateway.signature..",
                            "..gateway.account..",
                            "..gateway.publish..",
                            "..gateway.spool..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "reactor..", "io.netty..");

    @ArchTest
    static final ArchRule shouldKeepWhatAChannelMustDoApartFromTheChannels =
            noClasses()
                    .that()
                    .resideInAPackage("dev.caesura.gateway.channel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.caesura.gateway.channel.*..", "..gateway.registry..");

    @ArchTest
    static final ArchRule shouldKeepKafkaOutOfChannels =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..gateway.channel..", "..gateway.signature..", "..gateway.spool..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");
}
