package dev.caesura.sender.generate.model;

import dev.caesura.schemas.event.SecondOpinion;
import dev.caesura.sender.generate.GenerationException;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares texts by what they mean, as an embedding model sees it. */
public final class TextEmbedding {

    private final EmbeddingModel model;

    public TextEmbedding(EmbeddingSettings settings) {
        OpenAiEmbeddingModel.OpenAiEmbeddingModelBuilder builder =
                OpenAiEmbeddingModel.builder()
                        .apiKey(settings.key().reveal())
                        .modelName(settings.model())
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .httpClientBuilder(new ModelHttp.Builder());
        if (settings.baseUrl() != null) {
            builder.baseUrl(settings.baseUrl().toString());
        }
        this.model = builder.build();
    }

    /**
     * How near a text comes to each of some replies, asked in one call.
     *
     * @param replies their texts by their ids; none of them blank
     * @throws GenerationException if there is no usable answer
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    public List<SecondOpinion> compare(String text, Map<String, String> replies)
            throws GenerationException, InterruptedException {
        try {
            return opinions(embed(text, replies.values()), replies.keySet());
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw ModelErrors.read(e);
        }
    }

    private List<Embedding> embed(String text, Collection<String> others) {
        List<TextSegment> texts =
                Stream.concat(Stream.of(text), others.stream()).map(TextSegment::from).toList();
        List<Embedding> embeddings = model.embedAll(texts).content();
        if (embeddings.size() != texts.size()) {
            throw new IllegalStateException("Another number of embeddings than of texts");
        }
        return embeddings;
    }

    /** What the first embedding has in common with each of the others. */
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
