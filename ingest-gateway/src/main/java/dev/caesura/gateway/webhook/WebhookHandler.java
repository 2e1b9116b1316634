package dev.caesura.gateway.webhook;

import dev.caesura.gateway.account.Directory;
import dev.caesura.gateway.account.Endpoint;
import dev.caesura.gateway.account.Vouchers;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.publish.NotDurableException;
import dev.caesura.gateway.publish.Publisher;
import dev.caesura.gateway.webhook.BodyBudget.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Answers calls of {@code /webhooks}. A call must be known, authentic, within its limits,
 * understood, and durable; the first failure decides the status.
 */
public final class WebhookHandler {

    /** A longer body is read on a thread that may be busy for a while. */
    private static final int LONG_BODY = 64 * 1024;

    private final Directory directory;
    private final WebhookReader reader;
    private final Publisher publisher;
    private final RequestLimits limits;
    private final Workload workload;
    private final WebhookMetrics metrics;
    private final WebhookSettings settings;
    private final WebhookCalls calls;
    private final BodyBudget bodies;
    private final Scheduler longReads = Schedulers.parallel();

    /**
     * A handler.
     *
     * @param directory the endpoints
     * @param reader turns webhooks into records
     * @param publisher makes the records durable
     * @param limits the rate limits of the accounts
     * @param workload the server's load
     * @param metrics the counters
     * @param settings the limits of a call
     */
    public WebhookHandler(
            Directory directory,
            WebhookReader reader,
            Publisher publisher,
            RequestLimits limits,
            Workload workload,
            WebhookMetrics metrics,
            WebhookSettings settings) {
        this.directory = directory;
        this.reader = reader;
        this.publisher = publisher;
        this.limits = limits;
        this.workload = workload;
        this.metrics = metrics;
        this.settings = settings;
        this.calls = new WebhookCalls(settings, InstantSource.system());
        this.bodies = new BodyBudget(settings.bodiesInMemory());
    }

    /** A webhook. */
    Mono<ServerResponse> post(ServerRequest request) {
        return atEndpoint(request, this::post);
    }

    /** A call that only establishes an endpoint: GET for Meta, OPTIONS for CloudEvents. */
    Mono<ServerResponse> establish(ServerRequest request) {
        return atEndpoint(request, this::establish);
    }

    private Mono<ServerResponse> atEndpoint(ServerRequest request, Step step) {
        String channel = request.pathVariable("channel");
        boolean known = directory.knows(channel);
        String counted = known ? channel : WebhookMetrics.NO_CHANNEL;
        Optional<Endpoint> endpoint = directory.find(channel, WebhookCalls.accountOf(request));
        return endpoint.isPresent()
                ? answer(request, endpoint.get(), step)
                : respond(counted, reject(counted, 404, reasonForNone(known)));
    }

    private static RejectionReason reasonForNone(boolean knownChannel) {
        return knownChannel
                ? RejectionReason.UNCONFIGURED_ACCOUNT
                : RejectionReason.UNKNOWN_CHANNEL;
    }

    /** Holds the call's room from its first byte to its answer. */
    private Mono<ServerResponse> answer(ServerRequest request, Endpoint endpoint, Step step) {
        String channel = endpoint.channel().name();
        if (workload.isTooMuch()) {
            // A caller gives up within seconds. A call that begins too late for that only makes the
            // calls behind it late as well.
            metrics.rejected(channel, RejectionReason.OVERLOADED);
            return respond(channel, later(503, settings.retryAfter()));
        }
        int limit = Math.min(settings.maxBody(), ChannelBounds.of(channel).body());
        Lease lease = bodies.open();
        return calls.read(request, limit, lease, call -> isUnsigned(request, endpoint, call))
                .flatMap(reception -> next(reception, endpoint, step))
                .flatMap(answer -> respond(channel, answer))
                .doFinally(signal -> lease.close());
    }

    private static boolean isUnsigned(ServerRequest request, Endpoint endpoint, Webhook call) {
        return request.method() == HttpMethod.POST
                && endpoint.vouchersOf(call).authenticity() == Authenticity.MISSING;
    }

    private Mono<WebhookAnswer> next(Reception reception, Endpoint endpoint, Step step) {
        if (reception instanceof Reception.Received received) {
            Webhook call = received.call();
            return call.body().length > LONG_BODY
                    ? Mono.defer(() -> step.take(endpoint, call)).subscribeOn(longReads)
                    : step.take(endpoint, call);
        }
        return Mono.just(incomplete(endpoint.channel().name(), (Reception.Broken) reception));
    }

    /** The rest of the body stays unread, so the connection is of no further use. */
    private WebhookAnswer incomplete(String channel, Reception.Broken broken) {
        metrics.rejected(channel, broken.reason());
        Map<String, String> headers = new HashMap<>();
        headers.put(HttpHeaders.CONNECTION, "close");
        if (broken.status() == 503) {
            headers.putAll(later(503, settings.retryAfter()).headers());
        }
        return new WebhookAnswer(broken.status(), headers, new byte[0]);
    }

    private Mono<WebhookAnswer> establish(Endpoint endpoint, Webhook call) {
        String channel = endpoint.channel().name();
        WebhookAnswer answer =
                endpoint.channel()
                        .handshake(call, endpoint.verifyTokens())
                        .orElse(WebhookAnswer.empty(405));
        if (answer.status() == 401 || answer.status() == 403) {
            metrics.rejected(channel, RejectionReason.VERIFICATION_REFUSED);
        }
        return Mono.just(answer);
    }

    private Mono<WebhookAnswer> post(Endpoint endpoint, Webhook call) {
        String channel = endpoint.channel().name();
        Vouchers vouchers = endpoint.vouchersOf(call);
        Authenticity authenticity = vouchers.authenticity();
        if (authenticity != Authenticity.AUTHENTIC) {
            return Mono.just(
                    reject(
                            channel,
                            401,
                            authenticity == Authenticity.MISSING
                                    ? RejectionReason.SIGNATURE_MISSING
                                    : RejectionReason.SIGNATURE_WRONG));
        }
        Duration wait = vouchers.first().map(limits::take).orElse(Duration.ZERO);
        if (!wait.isZero()) {
            metrics.rejected(channel, RejectionReason.TOO_MANY_REQUESTS);
            return Mono.just(later(429, wait));
        }
        Reading reading = reader.read(endpoint.channel(), call, vouchers);
        return Mono.fromFuture(publisher.publish(reading.records(), workload.waited()))
                .thenReturn(reading.answer())
                .onErrorResume(
                        NotDurableException.class,
                        e -> {
                            metrics.rejected(channel, RejectionReason.NOT_DURABLE);
                            return Mono.just(later(503, settings.retryAfter()));
                        });
    }

    private WebhookAnswer reject(String channel, int status, RejectionReason reason) {
        metrics.rejected(channel, reason);
        return WebhookAnswer.empty(status);
    }

    private static WebhookAnswer later(int status, Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        return new WebhookAnswer(
                status, Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds)), new byte[0]);
    }

    private Mono<ServerResponse> respond(String channel, WebhookAnswer answer) {
        metrics.answered(channel, answer.status());
        ServerResponse.BodyBuilder response = ServerResponse.status(answer.status());
        answer.headers().forEach((name, value) -> response.header(name, value));
        return answer.body().length == 0
                ? response.contentLength(0).build()
                : response.bodyValue(answer.body());
    }

    /** The step after a call is read. */
    private interface Step {
        Mono<WebhookAnswer> take(Endpoint endpoint, Webhook call);
    }
}
