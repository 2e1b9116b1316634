package dev.caesura.sender.generation;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.event.SecondOpinion;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.generation.generator.Generated;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.trace.RecordTrace;
import dev.caesura.sender.work.SenderLog;
import dev.caesura.service.secret.SecretException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The answering of one attempt: asks the generator, a few times if it fails for now, then publishes
 * the draft or the error until it is there. An outage is reported at once, so that the turn waits
 * in the processor, where all of it is known. An attempt that becomes void ends without a draft.
 */
final class GenerationWork implements LaneWork {

    private static final Set<String> DECLINED = Set.of(Reason.NO_REPLY.code(), ReplyDraft.LATER);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LONGEST_CATCH_UP = Duration.ofSeconds(2);

    // A waiting attempt that becomes void is noticed within this time, and frees its lane.
    private static final Duration LOOK = Duration.ofMillis(250);

    private final ReplyRequest request;
    private final PendingAnswer answer;
    private final CancelMetrics cancels;
    private final BooleanSupplier caughtUp;
    private final ConversationId conversation;
    private final Ownership ownership;
    private final GenerationParts parts;
    private final RecordTrace trace;
    private final AccountGuard guard;
    private final AccountGuard.Entry entry;
    private final Instant began;
    private final Instant end;

    private @Nullable ReplyDraft draft;
    private Instant notBefore = Instant.MIN;
    private boolean typing;
    private int failures;

    GenerationWork(
            ReplyRequest request,
            PendingAnswer answer,
            CancelMetrics cancels,
            BooleanSupplier caughtUp,
            Ownership ownership,
            GenerationParts parts,
            RecordTrace trace) {
        this.request = request;
        this.answer = answer;
        this.cancels = cancels;
        this.caughtUp = caughtUp;
        this.conversation = ConversationId.parse(request.conversationId());
        this.ownership = ownership;
        this.parts = parts;
        this.trace = trace;
        this.guard = parts.guards().of(conversation);
        this.entry = guard.entry();
        this.began = now();
        this.end = began.plus(parts.retry().budget());
    }

    @Override
    public Step step() throws InterruptedException {
        if (answer.isVoid()) {
            cancels.skipped(conversation);
            return done();
        }
        ReplyDraft ready = draft;
        if (ready != null) {
            return publish(ready);
        }
        if (!caughtUp.getAsBoolean() && now().isBefore(began.plus(LONGEST_CATCH_UP))) {
            return Step.again(SOON);
        }
        Duration early = Duration.between(now(), notBefore);
        return early.isNegative() || early.isZero() ? ask() : waitFor(early);
    }

    private Step ask() throws InterruptedException {
        Admission admission = entry.admit();
        if (admission instanceof Admission.Wait wait) {
            return isOver(wait.after()) ? fail(wait.reason(), true) : waitFor(wait.after());
        }
        try (Admission.Permit permit = (Admission.Permit) admission) {
            if (!parts.budgets().tryCall(conversation)) {
                return fail("budget-spent", true);
            }
            showTyping();
            return generate(permit);
        }
    }

    private static Step waitFor(Duration pause) {
        return Step.again(pause.compareTo(LOOK) < 0 ? pause : LOOK);
    }

    private void showTyping() {
        List<InboundMessage> asked = request.messages();
        if (typing || asked.isEmpty()) {
            return;
        }
        typing = true;
        try {
            DeliveryChannel channel = parts.channels().of(conversation);
            asked.forEach(message -> channel.acknowledge(conversation, message));
            if (!request.early() && parts.showsTyping().test(conversation)) {
                channel.typing(conversation, asked.get(asked.size() - 1));
            }
        } catch (DeliveryException | RuntimeException e) {
            // Only a courtesy; a problem shows when the reply is sent.
            parts.metrics().failed("typing", "not-shown");
        }
    }

    private Step generate(Admission.Permit permit) throws InterruptedException {
        Instant asked = now();
        try {
            Generated generated = call();
            permit.answered();
            return publish(draftOf(generated, Duration.between(asked, now())));
        } catch (GenerationException e) {
            parts.budgets().spend(conversation, e.tokens());
            guard.learn(e, permit);
            return failed(e);
        } catch (SecretException e) {
            return failed(
                    GenerationException.of(
                            Kind.ACCOUNT, "secret-unreadable", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            if (answer.isVoid()) {
                return cancelled(Duration.between(asked, now()));
            }
            throw e;
        } catch (RuntimeException e) {
            permit.failed(e);
            SenderLog.generationFailed(request, e);
            return fail("internal", false);
        }
    }

    private Step cancelled(Duration ran) {
        Instant since = Instant.ofEpochMilli(answer.voidSince());
        cancels.cancelled(conversation, ran, Duration.between(since, now()));
        return done();
    }

    private Generated call() throws GenerationException, InterruptedException {
        answer.began();
        try {
            return parts.generators().of(conversation).generate(request);
        } finally {
            answer.ended();
        }
    }

    private Step failed(GenerationException e) throws InterruptedException {
        if (e.kind() == Kind.ACCOUNT) {
            SenderLog.accountStopped(conversation, e);
            return fail(e.reason(), true);
        }
        failures++;
        Duration pause = parts.retry().pause(failures, e.retryAfter());
        if (e.retryable() && !isOver(pause)) {
            parts.metrics().retried("generate", e.reason());
            notBefore = now().plus(pause);
            return waitFor(pause);
        }
        if (!e.isDecision()) {
            SenderLog.generationFailed(request, e);
        }
        return fail(e.reason(), e.retryable());
    }

    private boolean isOver(Duration pause) {
        return now().plus(pause).isAfter(end);
    }

    private Step fail(String reason, boolean retryable) throws InterruptedException {
        parts.metrics().failed("generate", reason);
        trace.failed(reason);
        return publish(draft(null, null, List.of(), reason, retryable));
    }

    private ReplyDraft draftOf(Generated generated, Duration took) throws InterruptedException {
        parts.budgets().spend(conversation, generated.tokens());
        parts.metrics()
                .generated(took, conversation, generated.inputTokens(), generated.outputTokens());
        cancels.answered(conversation, took, generated);
        if (isTooLong(generated.text())) {
            parts.metrics().failed("generate", Reason.DRAFT_TOO_LONG.code());
            return draft(null, generated.model(), List.of(), Reason.DRAFT_TOO_LONG.code(), false);
        }
        List<SecondOpinion> opinions = parts.opinions().on(generated.text(), request);
        return draft(generated.text(), generated.model(), opinions, null, false);
    }

    private boolean isTooLong(String text) {
        try {
            InboundMessage last = request.messages().get(request.messages().size() - 1);
            return parts.channels().of(conversation).texts(last.route()).isTooLong(text);
        } catch (DeliveryException | IndexOutOfBoundsException e) {
            // Said when the reply is sent.
            return false;
        }
    }

    private ReplyDraft draft(
            @Nullable String text,
            @Nullable String model,
            List<SecondOpinion> opinions,
            @Nullable String error,
            boolean retryable) {
        return new ReplyDraft(
                request.requestId(),
                request.conversationId(),
                request.attempt(),
                text,
                model,
                now(),
                Duration.between(began, now()).toMillis(),
                opinions,
                error,
                retryable);
    }

    private Step publish(ReplyDraft ready) throws InterruptedException {
        draft = ready;
        // A late draft is dropped: the partition's new owner generates its own. A draft that is
        // ready while the partition is being given up is not late: its request counts as done.
        if (!ownership.lost()) {
            parts.publisher().publish(parts.topics().replyDrafts(), ready, null, trace.headers());
            parts.metrics().drafted(conversation, resultOf(ready));
        }
        return done();
    }

    private static String resultOf(ReplyDraft ready) {
        if (ready.error() == null) {
            return "draft";
        }
        if (ready.retryable()) {
            return "outage";
        }
        return DECLINED.contains(ready.error()) ? "declined" : "refused";
    }

    private Step done() {
        answer.close();
        return Step.done();
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
