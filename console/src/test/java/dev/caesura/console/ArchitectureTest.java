package dev.caesura.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.caesura.console.app.ConsoleApplication;

@AnalyzeClasses(
        packagesOf = {ConsoleApplication.class, ArchitectureTest.class},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shouldHaveNoCycles =
            slices().matching("dev.caesura.console.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shouldKnowOfTheProcessorOnlyWhatItShows =
            noClasses()
                    .that()
                    .resideInAPackage("dev.caesura.console..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.caesura.processor.app..",
                            "dev.caesura.processor.processor..",
                            "dev.caesura.processor.store..",
                            "dev.caesura.gateway..",
                            "dev.caesura.sender..");

    /** What settings would do is simulated with the topology that runs. */
    @ArchTest
    static final ArchRule shouldBuildTheTopologyOnlyToSimulate =
            noClasses()
                    .that()
                    .resideInAPackage("dev.caesura.console..")
                    .and()
                    .resideOutsideOfPackage("dev.caesura.console.tune..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.caesura.processor.topology..");

    @ArchTest
    static final ArchRule shouldKeepKafkaOutOfViewsThatOnlyShow =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..console.now..", "..console.conversation..", "..console.similarity..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");
}
