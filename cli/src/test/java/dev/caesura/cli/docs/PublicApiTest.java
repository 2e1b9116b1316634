package dev.caesura.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** What is promised to be stable is what a release is compared with the one before. */
class PublicApiTest {

    private static final Pattern COMPARED = Pattern.compile("<include>(dev\\.caesura[a-z.]*)<");
    private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)<");
    private static final Pattern VERSION = Pattern.compile("(<[a-z0-9-]+\\.version>[^$<]+<)");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(caesura-[a-z-]+)<");

    @Test
    void shouldCompareThePackagesThatAreMarkedStable() throws IOException {
        // given
        Set<String> compared = new TreeSet<>(found(COMPARED, Handbook.read("pom.xml")));

        // when
        Set<String> stable =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("dev.caesura")
                                .getDefaultPackage()
                                .getPackage("dev.caesura")
                                .getSubpackagesInTree()
                                .stream()
                                .filter(PublicApiTest::isStable)
                                .map(JavaPackage::getName)
                                .collect(Collectors.toCollection(TreeSet::new));

        // then
        assertThat(stable).isNotEmpty().isEqualTo(compared);
    }

    @Test
    void shouldListEveryPublishedModuleInTheBom() throws IOException {
        // given
        List<String> modules = new ArrayList<>();
        for (String module : found(MODULE, Handbook.read("pom.xml"))) {
            String pom = Handbook.read(module + "/pom.xml");
            if (!module.equals("bom") && !pom.contains("<maven.deploy.skip>true<")) {
                modules.add("caesura-" + module);
            }
        }

        // when
        List<String> listed = found(ARTIFACT, Handbook.read("bom/pom.xml"));

        // then
        assertThat(listed).containsAll(modules);
    }

    @Test
    void shouldHaveTheParentsVersionsInTheBom() throws IOException {
        // given
        List<String> parents = found(VERSION, Handbook.read("pom.xml"));

        // when
        List<String> versions = found(VERSION, Handbook.read("bom/pom.xml"));

        // then
        assertThat(versions).isNotEmpty().isSubsetOf(parents);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static boolean isStable(JavaPackage candidate) {
        return candidate.isAnnotatedWith(API.class)
                && Set.of(API.Status.STABLE, API.Status.MAINTAINED)
                        .contains(candidate.getAnnotationOfType(API.class).status());
    }
}
