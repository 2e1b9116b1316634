package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.event.SecondOpinion;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.generate.Generated;
import dev.caesura.sender.generate.GenerationException;
import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.guard.Admission;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.trace.RecordTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answering of one request: asks the generator, again after failures that may pass, then
 * publishes the draft or the error until it is there.
 */
final class GenerationWork implements LaneWork {

    private final ReplyRequest request;
    private final ConversationId conversation;
    private final Ownership ownership;
    private final GenerationParts parts;
    private final RecordTrace trace;
    private final AccountGuard guard;
    private final AccountGuard.Entry entry;
    private final Instant began;
    private final Instant end;

    private @Nullable ReplyDraft draft;
    private boolean typing;
    private int failures;

    GenerationWork(
            ReplyRequest request, Ownership ownership, GenerationParts parts, RecordTrace trace) {
        this.request = request;
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
        ReplyDraft ready = draft;
        if (ready != null) {
            return publish(ready);
        }
        Admission admission = entry.admit();
        if (admission instanceof Admission.Wait wait) {
            return isOver(wait.after()) ? fail(wait.reason()) : Step.again(wait.after());
        }
        try (Admission.Permit permit = (Admission.Permit) admission) {
            if (!parts.budgets().tryCall(conversation)) {
                return fail("budget-spent");
            }
            showTyping();
            return generate(permit);
        }
    }

    private void showTyping() {
        boolean due = !typing && parts.showsTyping().test(conversation);
        typing = true;
        if (!due || request.messages().isEmpty()) {
            return;
        }
        InboundMessage last = request.messages().get(request.messages().size() - 1);
        try {
            parts.channels().of(conversation).typing(conversation, last);
        } catch (DeliveryException | RuntimeException e) {
            // Only a courtesy; what is wrong shows when the reply is sent.
            parts.metrics().failed("typing", "not-shown");
        }
    }

    private Step generate(Admission.Permit permit) throws InterruptedException {
        Generated generated;
        try {
            generated = parts.generators().of(conversation).generate(request);
        } catch (GenerationException e) {
            GuardLesson.learn(e, guard, permit);
            return failed(e);
        } catch (RuntimeException e) {
            permit.failed(e);
            SenderLog.generationFailed(request, e);
            return fail("internal");
        }
        permit.answered();
        return publish(draftOf(generated));
    }

    private Step failed(GenerationException e) throws InterruptedException {
        failures++;
        Duration pause = parts.retry().pause(failures, e.retryAfter());
        if (e.retryable() && !isOver(pause)) {
            parts.metrics().retried("generate", e.reason());
            return Step.again(pause);
        }
        SenderLog.generationFailed(request, e);
        return fail(e.reason());
    }

    private boolean isOver(Duration pause) {
        return now().plus(pause).isAfter(end);
    }

    private Step fail(String reason) throws InterruptedException {
        parts.metrics().failed("generate", reason);
        trace.failed(reason);
        return publish(draft(null, null, List.of(), reason));
    }

    private ReplyDraft draftOf(Generated generated) throws InterruptedException {
        parts.budgets().spend(conversation, generated.tokens());
        parts.metrics().generated(Duration.between(began, now()), conversation, generated);
        List<SecondOpinion> opinions = parts.opinions().on(generated.text(), request);
        return draft(generated.text(), generated.model(), opinions, null);
    }

    private ReplyDraft draft(
            @Nullable String text,
            @Nullable String model,
            List<SecondOpinion> opinions,
            @Nullable String error) {
        return new ReplyDraft(
                request.requestId(),
                request.conversationId(),
                request.attempt(),
                text,
                model,
                now(),
                Duration.between(began, now()).toMillis(),
                opinions,
                error);
    }

    private Step publish(ReplyDraft ready) throws InterruptedException {
        draft = ready;
        // A late draft is dropped: the partition's new owner generates its own.
        if (ownership.held()) {
            parts.publisher().publish(parts.topics().replyDrafts(), ready, null, trace.headers());
        }
        return Step.done();
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
