package dev.caesura.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** What is promised to be stable is what a release is compared with the one before. */
class PublicApiTest {

    private static final Path POM = Path.of(System.getProperty("caesura.root"), "pom.xml");
    private static final Pattern COMPARED = Pattern.compile("<include>(dev\\.caesura[a-z.]*)<");

    @Test
    void shouldCompareThePackagesThatAreMarkedStable() throws IOException {
        // given
        Set<String> compared =
                COMPARED.matcher(Files.readString(POM))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

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

    private static boolean isStable(JavaPackage candidate) {
        return candidate.isAnnotatedWith(API.class)
                && Set.of(API.Status.STABLE, API.Status.MAINTAINED)
                        .contains(candidate.getAnnotationOfType(API.class).status());
    }
}
