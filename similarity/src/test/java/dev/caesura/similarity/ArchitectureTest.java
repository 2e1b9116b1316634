package dev.caesura.similarity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.caesura.similarity",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shouldHaveNoCycles =
            slices().matching("dev.caesura.similarity.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shouldReadFromTextToVerdict =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("entrance")
                    .definedBy("dev.caesura.similarity")
                    .layer("dialogue")
                    .definedBy("..similarity.dialogue..")
                    .layer("compare")
                    .definedBy("..similarity.compare..")
                    .layer("terms")
                    .definedBy("..similarity.terms..")
                    .layer("tables")
                    .definedBy("..similarity.tables..")
                    .layer("text")
                    .definedBy("..similarity.text..")
                    .whereLayer("entrance")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("dialogue")
                    .mayOnlyBeAccessedByLayers("entrance")
                    .whereLayer("compare")
                    .mayOnlyBeAccessedByLayers("entrance")
                    .whereLayer("terms")
                    .mayOnlyBeAccessedByLayers("compare", "dialogue", "entrance")
                    .whereLayer("tables")
                    .mayOnlyBeAccessedByLayers("terms", "compare", "dialogue", "entrance");

    @ArchTest
    static final ArchRule shouldNeedNoLibrary =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("dev.caesura.similarity..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule shouldHaveNoClock =
            noClasses()
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule shouldReadFilesOnlyAsTables =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..similarity.tables..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.nio.file.Files")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.io..", "java.net..", "java.nio.channels..");
}
