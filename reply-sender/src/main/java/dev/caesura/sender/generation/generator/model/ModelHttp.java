package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.http.HttpSender;
import dev.caesura.sender.http.RetryAfter;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the model library's calls: the library's own client has a time-out only up to an answer's
 * headers, no limit on its size, and does not pass {@code Retry-After} on.
 */
final class ModelHttp implements HttpClient {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final HttpSender SENDER = new HttpSender(MOST_BYTES);

    private final Duration timeout;

    private ModelHttp(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw failure(
                    ModelErrors.of(
                            answer.statusCode(),
                            ModelJson.read(answer.body()),
                            RetryAfter.of(answer.headers())));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(answer.statusCode())
                .headers(answer.headers().map())
                .body(answer.body())
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        java.net.http.HttpRequest.Builder out =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                        .timeout(timeout)
                        .method(
                                request.method().name(),
                                java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers()
                .forEach((name, values) -> values.forEach(value -> out.header(name, value)));
        try {
            return SENDER.send(out.build());
        } catch (IOException e) {
            throw failure(ModelErrors.noAnswer(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(ModelErrors.noAnswer(new InterruptedIOException()));
        }
    }

    private static ModelHttpException failure(GenerationException failure) {
        return new ModelHttpException(failure);
    }

    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Answers are not streamed");
    }

    /** The library builds its client with it and sets the time-outs. */
    static final class Builder implements HttpClientBuilder {

        private @Nullable Duration connectTimeout;
        private @Nullable Duration readTimeout;

        @Override
        public @Nullable Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new ModelHttp(Objects.requireNonNull(readTimeout));
        }
    }
}
