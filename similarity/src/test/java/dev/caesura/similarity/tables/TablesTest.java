package dev.caesura.similarity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caesura.similarity.Similarity;
import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Guard;
import dev.caesura.similarity.compare.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

    @Test
    void shouldLearnAWordOfATeam(@TempDir Path directory) throws IOException {
        // given
        Files.writeString(
                directory.resolve("synonyms.fr.txt"), "[content]\npackage: colis, carton\n");
        String a = "où est mon carton ?";
        String b = "où est mon colis ?";

        // when
        Similarity taught = Similarity.withTables(directory);

        // then
        assertThat(Similarity.create().compare(Kind.QUESTION, a, b).same()).isFalse();
        assertThat(taught.compare(Kind.QUESTION, a, b).same()).isTrue();
    }

    @Test
    void shouldLearnALanguage(@TempDir Path directory) throws IOException {
        // given
        Files.writeString(
                directory.resolve("grammar.de.txt"),
                "[negation]\nnot: nicht, kein, keine\n[person]\np1s: ich\n");
        Files.writeString(directory.resolve("abbreviations.de.txt"), "nix = nicht\n");

        // when
        Comparison comparison =
                Similarity.withTables(directory)
                        .compare(
                                Kind.REPLY, "ich kann morgen kommen", "ich kann morgen nix kommen");

        // then
        assertThat(comparison.guard()).isEqualTo(Guard.NEGATION);
    }

    @Test
    void shouldLearnOpposites(@TempDir Path directory) throws IOException {
        // given
        Files.writeString(
                directory.resolve("synonyms.en.txt"), "[content]\nalpha: alpha\nomega: omega\n");
        Files.writeString(directory.resolve("antonyms.txt"), "alpha | omega\n");

        // when
        Comparison comparison =
                Similarity.withTables(directory)
                        .compare(
                                Kind.QUESTION,
                                "is the plan alpha ready",
                                "is the plan omega ready");

        // then
        assertThat(comparison.guard()).isEqualTo(Guard.ANTONYM);
    }

    @Test
    void shouldSayWhichLineIsWrong(@TempDir Path directory) throws IOException {
        for (String line :
                List.of(
                        "no section: word",
                        "[nonsense]\na: b",
                        "[content]\nno separator",
                        "[person]\np9: word")) {
            Files.writeString(directory.resolve("synonyms.fr.txt"), line);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Similarity.withTables(directory))
                    .withMessageContaining("synonyms.fr.txt:");
        }
    }

    @Test
    void shouldSayWhichConceptIsUnknown(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("antonyms.txt"), "open | nosuchconcept\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Similarity.withTables(directory))
                .withMessageContaining("antonyms.txt:1")
                .withMessageContaining("nosuchconcept");
    }

    @Test
    void shouldRejectAFileThatIsNoTable(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "[content]\na: b\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Similarity.withTables(directory))
                .withMessageContaining("notes.txt");
    }

    @Test
    void shouldRejectAPathThatIsNoDirectory(@TempDir Path directory) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Similarity.withTables(directory.resolve("missing")));
    }
}
