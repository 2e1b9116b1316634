package dev.caesura.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.caesura.processor",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule layers =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("app")
                    .definedBy("..processor.app..")
                    .layer("topology")
                    .definedBy("..processor.topology..")
                    .layer("query")
                    .definedBy("..processor.query..")
                    .layer("conversation")
                    .definedBy("dev.caesura.processor.conversation..")
                    .layer("policyfile")
                    .definedBy("..processor.policyfile..")
                    .layer("store")
                    .definedBy("..processor.store..")
                    .layer("message")
                    .definedBy("..processor.message..")
                    .layer("mapping")
                    .definedBy("..processor.mapping..")
                    .layer("domain")
                    .definedBy("dev.caesura.processor.domain..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("topology")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("query")
                    .mayOnlyBeAccessedByLayers("topology", "app")
                    .whereLayer("conversation")
                    .mayOnlyBeAccessedByLayers("topology", "query", "app")
                    .whereLayer("policyfile")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("store")
                    .mayOnlyBeAccessedByLayers("conversation", "topology", "query", "app")
                    .whereLayer("mapping")
                    .mayOnlyBeAccessedByLayers("conversation", "topology", "app")
                    .whereLayer("message")
                    .mayOnlyBeAccessedByLayers("conversation", "store");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.caesura.processor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theNodesRoomsHaveNoCycles =
            slices().matching("dev.caesura.processor.conversation.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theDomainsRoomsHaveNoCycles =
            slices().matching("dev.caesura.processor.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule domainIsPure =
            noClasses()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.springframework..",
                            "org.slf4j..",
                            "tools.jackson..",
                            "java.io..",
                            "java.nio.file..");

    @ArchTest
    static final ArchRule domainHasNoClock =
            noClasses()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule springStaysInTheApp =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..processor.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework..");
}
