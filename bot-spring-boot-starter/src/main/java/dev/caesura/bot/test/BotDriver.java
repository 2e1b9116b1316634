package dev.caesura.bot.test;

import dev.caesura.bot.BotMethods;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generation.generator.Generated;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.generation.generator.Generators;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks a bot's method as Caesura asks it, without a broker, and shows the draft that it would
 * publish.
 *
 * <pre>{@code
 * BotDriver bot = BotDriver.of(new ShopBot());
 * assertThat(bot.ask("hi", "are you open?").text()).isEqualTo("Yes, from nine.");
 * }</pre>
 *
 * <p>Failures are drafts with an error, at the first try; the sender and the starter would first
 * try an outage again. It is not thread-safe: use one for each test.
 */
public final class BotDriver {

    private static final String NO_REPLY = "NO_REPLY";
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    private final Generators generators;
    private ConversationId conversation = ConversationId.parse("testkit:bot:contact");
    private int asked;

    private BotDriver(Generators generators) {
        this.generators = generators;
    }

    /**
     * Drives the methods of an object, which may be a bean.
     *
     * @throws IllegalStateException if it has no {@code @ReplyGenerator} method, or one that can't
     *     answer
     */
    public static BotDriver of(Object bean) {
        BotMethods methods = new BotMethods(List.of(bean), NO_REPLY);
        if (methods.isEmpty()) {
            throw new IllegalStateException(
                    bean.getClass().getName() + " has no method with @ReplyGenerator");
        }
        return new BotDriver(methods.generators());
    }

    /** Continues with another conversation, {@code channel:account:contact}. */
    public BotDriver in(String conversationId) {
        conversation = ConversationId.parse(conversationId);
        return this;
    }

    /** The draft for a burst of these texts, at its end. */
    public ReplyDraft ask(String... texts) {
        return answer(request(false, texts));
    }

    /** The draft for a burst that is still open. */
    public ReplyDraft askEarly(String... texts) {
        return answer(request(true, texts));
    }

    /** A request for a burst of these texts, each a message of its own. */
    public ReplyRequest request(boolean early, String... texts) {
        asked++;
        String id = conversation + "-" + asked;
        List<InboundMessage> messages = new ArrayList<>();
        for (String text : texts) {
            messages.add(
                    InboundMessage.builder()
                            .messageId(id + "-" + messages.size())
                            .channel(conversation.channel())
                            .account(conversation.account())
                            .contact(conversation.contact())
                            .text(text)
                            .build());
        }
        return new ReplyRequest(
                id,
                conversation.toString(),
                1,
                early,
                messages,
                START,
                START,
                START,
                CloseReason.INACTIVITY,
                List.of(),
                List.of());
    }

    /**
     * The draft for a request, such as one that a {@code ConversationDriver} emitted.
     *
     * @throws IllegalStateException if no method answers its account, or the thread was interrupted
     */
    public ReplyDraft answer(ReplyRequest request) {
        try {
            return draft(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the bot", e);
        }
    }

    private ReplyDraft draft(ReplyRequest request) throws InterruptedException {
        ConversationId of = ConversationId.parse(request.conversationId());
        if (generators.isElsewhere(of)) {
            throw new IllegalStateException(
                    "No method answers " + of.channel() + ":" + of.account());
        }
        try {
            Generated generated = generators.of(of).generate(request);
            return request.answer(generated.text());
        } catch (GenerationException e) {
            return request.fail(e.reason(), e.retryable());
        } catch (RuntimeException e) {
            return request.fail("internal", false);
        }
    }

    /**
     * Makes an attempt void while the method answers it, as a newer message does.
     *
     * @param after the method's running time before that
     * @param within the time within which it has to end
     * @param texts the burst
     * @return whether it ended in time, without a draft
     */
    public boolean isBrokenOff(Duration after, Duration within, String... texts) {
        ReplyRequest request = request(false, texts);
        CompletableFuture<@Nullable ReplyDraft> draft = new CompletableFuture<>();
        Thread calling =
                new Thread(
                        () -> {
                            try {
                                draft.complete(draft(request));
                            } catch (InterruptedException e) {
                                draft.complete(null);
                            } catch (RuntimeException e) {
                                draft.completeExceptionally(e);
                            }
                        },
                        "bot-driver");
        calling.setDaemon(true);
        calling.start();
        try {
            calling.join(after.toMillis());
            calling.interrupt();
            calling.join(within.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the bot", e);
        }
        return !calling.isAlive() && !draft.isCompletedExceptionally() && draft.join() == null;
    }
}
