package dev.caesura.bot;

import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generation.generator.Generated;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.CallException.Kind;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/** A method that is a bot, called as the sender calls its own generators. */
final class BotMethod implements dev.caesura.sender.generation.generator.ReplyGenerator {

    private static final String MODEL = "bot";

    private final Object bean;
    private final Method method;

    /**
     * A bot.
     *
     * @param method can be called on the bean
     * @throws BotMethodException if the method can't answer; the message gives the remedy
     */
    BotMethod(Object bean, Method method) {
        this.bean = bean;
        this.method = method;
        Class<?>[] parameters = method.getParameterTypes();
        boolean takes = parameters.length == 1 && parameters[0] == ReplyRequest.class;
        if (!takes || !isAnswer(ResolvableType.forMethodReturnType(method))) {
            throw new BotMethodException(
                    "@ReplyGenerator "
                            + method.toGenericString()
                            + " can't answer: it must take one ReplyRequest, and return a String, an"
                            + " Optional or CompletionStage of one, or a ReplyDraft");
        }
        ReflectionUtils.makeAccessible(method);
    }

    private static boolean isAnswer(ResolvableType type) {
        Class<?> raw = type.resolve(Object.class);
        if (CompletionStage.class.isAssignableFrom(raw)) {
            return isNow(type.as(CompletionStage.class).getGeneric(0));
        }
        return isNow(type);
    }

    /** Whether the result needs no waiting. */
    private static boolean isNow(ResolvableType type) {
        ResolvableType what =
                type.resolve(Object.class) == Optional.class ? type.getGeneric(0) : type;
        Class<?> raw = what.resolve(Object.class);
        return raw == String.class || raw == ReplyDraft.class;
    }

    @Override
    public Generated generate(ReplyRequest request)
            throws GenerationException, InterruptedException {
        return generated(waitFor(call(request), request));
    }

    private @Nullable Object call(ReplyRequest request)
            throws GenerationException, InterruptedException {
        try {
            return method.invoke(bean, request);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getTargetException();
            if (isInterrupted(thrown)) {
                throw new InterruptedException("The bot was interrupted");
            }
            throw failure(thrown, request);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object waitFor(@Nullable Object answer, ReplyRequest request)
            throws GenerationException, InterruptedException {
        if (!(answer instanceof CompletionStage<?> stage)) {
            return answer;
        }
        CompletableFuture<?> future = stage.toCompletableFuture();
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw failure(e.getCause(), request);
        }
    }

    private static Generated generated(@Nullable Object answer) throws GenerationException {
        if (answer instanceof Optional<?> optional) {
            return generated(optional.orElse(null));
        }
        if (answer instanceof ReplyDraft draft) {
            if (draft.error() != null) {
                throw GenerationException.of(
                        draft.retryable() ? Kind.UNAVAILABLE : Kind.PERMANENT,
                        draft.error(),
                        "The bot says so");
            }
            return Generated.of(
                    draft.text() == null ? "" : draft.text(),
                    draft.model() == null ? MODEL : draft.model());
        }
        return Generated.of(answer == null ? "" : (String) answer, MODEL);
    }

    /**
     * The meaning of a failure for the request; a failure that is not an outage is thrown, and ends
     * the turn.
     */
    private static GenerationException failure(@Nullable Throwable thrown, ReplyRequest request) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LaterException) {
                return request.early()
                        ? GenerationException.later()
                        : outage("bot-later", "The bot is not ready to answer", null, cause);
            }
            if (cause instanceof OutageException outage) {
                return outage(
                        "bot-outage",
                        String.valueOf(outage.getMessage()),
                        outage.retryAfter(),
                        cause);
            }
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                // Its message may quote the request.
                return outage("bot-no-answer", cause.getClass().getSimpleName(), null, cause);
            }
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof VirtualMachineError error
                && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        throw new IllegalStateException("The bot failed", thrown);
    }

    /** Whether an interruption caused the failure, however a client has wrapped it. */
    private static boolean isInterrupted(Throwable thrown) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    private static GenerationException outage(
            String reason, String detail, @Nullable Duration retryAfter, Throwable cause) {
        return new GenerationException(Kind.UNAVAILABLE, reason, detail, retryAfter, cause);
    }
}
