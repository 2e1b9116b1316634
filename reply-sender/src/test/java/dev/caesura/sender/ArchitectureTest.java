package dev.caesura.sender;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.caesura.sender.app.SenderApplication;

@AnalyzeClasses(
        packagesOf = {SenderApplication.class, ArchitectureTest.class},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shouldHaveNoCycles =
            slices().matching("dev.caesura.sender.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shouldKeepKafkaOutOfGenerationAndDelivery =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..sender.generation.generator..",
                            "..sender.delivery.channel..",
                            "..sender.guard..",
                            "..sender.http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.springframework.kafka..",
                            "..sender.lane..",
                            "..sender.ledger..",
                            "..sender.publish..",
                            "..sender.work..");

    @ArchTest
    static final ArchRule shouldLetLanesKnowNothingOfReplies =
            noClasses()
                    .that()
                    .resideInAPackage("..sender.lane..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.caesura.schemas..",
                            "..sender.work..",
                            "..sender.generation..",
                            "..sender.delivery..",
                            "..sender.ledger..",
                            "..sender.publish..");

    @ArchTest
    static final ArchRule shouldKeepSpringKafkaInTheLanes =
            classes()
                    .that()
                    .resideInAPackage("dev.caesura.sender..")
                    .and()
                    .resideOutsideOfPackages("..sender.lane..", "..sender.app..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackage("org.springframework.kafka..");
}
