package dev.caesura.sender.generation.generator.model;

import dev.caesura.schemas.event.SecondOpinion;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares texts by their meaning, according to an embedding model. */
public final class TextEmbedding {

    private final EmbeddingSettings settings;
    private volatile Keyed model;

    /**
     * A model.
     *
     * @param key its key; null for files
     */
    private record Keyed(@Nullable String key, EmbeddingModel model) {}

    /**
     * The result of a comparison.
     *
     * @param opinions one for each of the replies
     * @param tokens its cost, as the model counts it; 0 where it costs nothing, or nothing is
     *     counted
     */
    public record Comparison(List<SecondOpinion> opinions, long tokens) {}

    /**
     * A comparison by this model.
     *
     * @throws IllegalArgumentException if its files can't be read; the message gives the remedy
     */
    public TextEmbedding(EmbeddingSettings settings) {
        this.settings = settings;
        OnnxSettings files = settings.onnx();
        this.model =
                files == null ? endpoint(key(settings)) : new Keyed(null, OnnxFiles.load(files));
    }

    private static String key(EmbeddingSettings settings) {
        return Objects.requireNonNull(settings.key()).reveal();
    }

    private Keyed endpoint(String key) {
        return new Keyed(
                key,
                OpenAiEmbeddingModel.builder()
                        .apiKey(key)
                        .baseUrl(Objects.toString(settings.baseUrl(), null))
                        .modelName(settings.model())
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .httpClientBuilder(new ModelHttp.Builder())
                        .build());
    }

    /** The model; an endpoint's key is read for each call, so that a renewed one takes effect. */
    private EmbeddingModel current() {
        if (settings.isFree()) {
            return model.model();
        }
        String key = key(settings);
        if (!key.equals(model.key())) {
            model = endpoint(key);
        }
        return model.model();
    }

    /**
     * The similarity of a text to each of some replies, asked in one call.
     *
     * @param replies their texts by their ids; none of them blank
     * @throws GenerationException if there is no usable answer
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    public Comparison compare(String text, Map<String, String> replies)
            throws GenerationException, InterruptedException {
        EmbeddingModel asked = current();
        try {
            Response<List<Embedding>> answer = embed(asked, text, replies.values());
            return new Comparison(
                    opinions(answer.content(), replies.keySet()),
                    settings.isFree() ? 0 : Tokens.read(answer.tokenUsage()));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failure(e);
        }
    }

    private static GenerationException failure(RuntimeException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof ModelHttpException http) {
                return http.failure();
            }
        }
        return GenerationException.refused("model-unreadable", e.getClass().getSimpleName());
    }

    private static Response<List<Embedding>> embed(
            EmbeddingModel model, String text, Collection<String> others) {
        List<TextSegment> texts =
                Stream.concat(Stream.of(text), others.stream()).map(TextSegment::from).toList();
        Response<List<Embedding>> answer = model.embedAll(texts);
        if (answer.content().size() != texts.size()) {
            throw new IllegalStateException("The number of embeddings is not that of the texts");
        }
        return answer;
    }

    /** The similarity of the first embedding to each of the others. */
    private static List<SecondOpinion> opinions(List<Embedding> embeddings, Set<String> replyIds) {
        List<SecondOpinion> opinions = new ArrayList<>();
        for (String replyId : replyIds) {
            Embedding other = embeddings.get(opinions.size() + 1);
            double cosine = CosineSimilarity.between(embeddings.get(0), other);
            if (Double.isNaN(cosine)) {
                throw new IllegalStateException("An embedding with numbers beyond all bounds");
            }
            opinions.add(new SecondOpinion(replyId, Math.max(0, Math.min(1, cosine))));
        }
        return opinions;
    }
}
