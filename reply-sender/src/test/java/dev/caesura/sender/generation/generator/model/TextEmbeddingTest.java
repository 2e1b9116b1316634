package dev.caesura.sender.generation.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.schemas.event.SecondOpinion;
import dev.caesura.service.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Embedding models that are files. Endpoints are in the tests of second opinions. */
class TextEmbeddingTest {

    private static final String MODEL = "all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

    private final Path folder;

    TextEmbeddingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadAFileOfTheTeams(OnnxSettings.Pooling pooling) throws Exception {
        TextEmbedding embedding = embedding(copy(MODEL), copy(TOKENIZER), pooling);

        List<SecondOpinion> opinions =
                embedding
                        .compare(
                                "Your parcel is on its way",
                                Map.of("r-1", "Your package has been shipped"))
                        .opinions();

        assertThat(opinions).singleElement().extracting(SecondOpinion::replyId).isEqualTo("r-1");
        assertThat(opinions.get(0).score()).isBetween(0.4, 0.999);
    }

    @Test
    void shouldCompareTextsThatAreLongerThanTheModelReads() throws Exception {
        TextEmbedding embedding =
                embedding(copy(MODEL), copy(TOKENIZER), OnnxSettings.Pooling.MEAN);
        String length = "The parcel left the warehouse in Leeds this morning. ".repeat(80);

        assertThat(embedding.compare(length, Map.of("r-1", length)).opinions().get(0).score())
                .isGreaterThan(0.999);
    }

    @Test
    void shouldSayWhichFilesAreNoModel() throws IOException {
        Resource broken =
                new FileSystemResource(Files.writeString(folder.resolve("a.onnx"), "no model"));
        Resource missing = new FileSystemResource(folder.resolve("nowhere.onnx"));

        for (Resource model : List.of(broken, missing, new ClassPathResource("nowhere.onnx"))) {
            assertThatThrownBy(
                            () ->
                                    embedding(
                                            model,
                                            new ClassPathResource(TOKENIZER),
                                            OnnxSettings.Pooling.MEAN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("embedding.onnx")
                    .hasMessageContaining(model.getDescription());
        }
    }

    @Test
    void shouldBeAnEndpointOrFiles() {
        OnnxSettings files =
                new OnnxSettings(
                        new ClassPathResource(MODEL),
                        new ClassPathResource(TOKENIZER),
                        OnnxSettings.Pooling.MEAN);

        assertThat(settings(null, null, files).isFree()).isTrue();
        assertThat(settings(Secret.of("k"), "m", null).isFree()).isFalse();
        assertThatThrownBy(() -> settings(Secret.of("k"), "m", files))
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> settings(Secret.of("k"), null, null))
                .hasMessageContaining("model: its name");
        assertThatThrownBy(() -> settings(null, null, null)).hasMessageContaining("onnx.model");
    }

    private static EmbeddingSettings settings(
            @Nullable Secret key, @Nullable String name, @Nullable OnnxSettings files) {
        return new EmbeddingSettings(key, name, null, Duration.ofSeconds(2), files);
    }

    private static TextEmbedding embedding(
            Resource model, Resource tokenizer, OnnxSettings.Pooling pooling) {
        return new TextEmbedding(settings(null, null, new OnnxSettings(model, tokenizer, pooling)));
    }

    private Resource copy(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = new ClassPathResource(name).getInputStream()) {
            Files.copy(in, file);
        }
        return new FileSystemResource(file);
    }
}
