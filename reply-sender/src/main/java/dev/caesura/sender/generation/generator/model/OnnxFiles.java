package dev.caesura.sender.generation.generator.model;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.core.io.Resource;

/**
 * Loads an embedding model from its files. The libraries for it, with the native code of all
 * platforms, are 110 MB; a sender has them if it was built for it.
 */
final class OnnxFiles {

    /** The tokenizer's library reports its use to its maker when it runs at Amazon. */
    private static final String TELLS_NOBODY = "OPT_OUT_TRACKING";

    /** The same library downloads code for graphics processors, unless it is told not to. */
    private static final String LOADS_NOTHING = "ai.djl.offline";

    /**
     * The folder into which that library unpacks its native code. The default is the home folder.
     */
    private static final String UNPACKS_TO = "DJL_CACHE_DIR";

    private OnnxFiles() {}

    /**
     * The model, ready to use.
     *
     * @throws IllegalArgumentException if it can't be loaded; the message gives the remedy
     */
    static EmbeddingModel load(OnnxSettings settings) {
        setUnlessSet(TELLS_NOBODY, "true");
        setUnlessSet(LOADS_NOTHING, "true");
        setUnlessSet(UNPACKS_TO, System.getProperty("java.io.tmpdir"));
        try {
            return open(settings);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "caesura.sender: embedding.onnx needs a sender that can run models: build it"
                            + " with -Ponnx, or add dev.langchain4j:langchain4j-embeddings to the"
                            + " class path",
                    e);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "caesura.sender: embedding.onnx: no embedding model can be read from "
                            + settings.model().getDescription()
                            + " and "
                            + settings.tokenizer().getDescription()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getenv(name) == null && System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static EmbeddingModel open(OnnxSettings settings) throws IOException {
        try (Unpacked model = Unpacked.of(settings.model());
                Unpacked tokenizer = Unpacked.of(settings.tokenizer())) {
            // On the calling thread: a comparison is short, and nobody watches threads of its own.
            return new OnnxEmbeddingModel(
                    model.path, tokenizer.path, poolingOf(settings), Runnable::run);
        }
    }

    private static PoolingMode poolingOf(OnnxSettings settings) {
        return switch (settings.pooling()) {
            case MEAN -> PoolingMode.MEAN;
            case CLS -> PoolingMode.CLS;
        };
    }

    /**
     * A resource as a file.
     *
     * @param path its path
     * @param temporary whether it was copied there
     */
    private record Unpacked(Path path, boolean temporary) implements AutoCloseable {

        static Unpacked of(Resource resource) throws IOException {
            if (resource.isFile()) {
                return new Unpacked(resource.getFile().toPath(), false);
            }
            Path copy = Files.createTempFile("caesura-embedding", null);
            try (InputStream in = resource.getInputStream()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                Files.delete(copy);
                throw e;
            }
            return new Unpacked(copy, true);
        }

        @Override
        public void close() throws IOException {
            if (temporary) {
                Files.deleteIfExists(path);
            }
        }
    }
}
