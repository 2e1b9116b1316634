package dev.caesura.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The commands' rooms: each uses what all share, and none goes round in a circle. */
@AnalyzeClasses(packages = "dev.caesura.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shouldHaveNoCycles =
            slices().matching("dev.caesura.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shouldShareOnlyWhatKnowsNoCommand =
            noClasses()
                    .that()
                    .resideInAPackage("dev.caesura.cli.terminal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.caesura.cli.cluster..",
                            "dev.caesura.cli.conversation..",
                            "dev.caesura.cli.health..",
                            "dev.caesura.cli.run..",
                            "dev.caesura.cli.settings..");
}
