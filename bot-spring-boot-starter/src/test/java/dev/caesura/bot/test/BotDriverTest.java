package dev.caesura.bot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.caesura.bot.LaterException;
import dev.caesura.bot.OutageException;
import dev.caesura.bot.ReplyGenerator;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;

/** What a method returns or throws, and what becomes of it. */
class BotDriverTest {

    static class TextBot {
        @ReplyGenerator
        @Nullable String answer(ReplyRequest request) {
            return switch (first(request)) {
                case "nothing" -> "";
                case "word" -> "NO_REPLY";
                case "null" -> null;
                case "thoughts" -> "<think>Who is that?</think>Hello.";
                default -> "You wrote " + request.messages().size() + ".";
            };
        }
    }

    static class OptionalBot {
        @ReplyGenerator
        Optional<String> answer(ReplyRequest request) {
            return Optional.of(first(request)).filter("hi"::equals);
        }
    }

    static class StageBot {
        final CompletableFuture<Optional<String>> answer = new CompletableFuture<>();

        @ReplyGenerator
        CompletionStage<Optional<String>> answer(ReplyRequest request) {
            return answer;
        }
    }

    static class DraftBot {
        @ReplyGenerator
        ReplyDraft answer(ReplyRequest request) {
            return first(request).equals("hi")
                    ? request.answer("Hello.")
                    : request.fail("closed-today", false);
        }
    }

    static class FailingBot {
        @ReplyGenerator
        String answer(ReplyRequest request) throws Exception {
            switch (first(request)) {
                case "later" -> throw new LaterException();
                case "outage" -> throw new OutageException("The model is away", null);
                case "io" -> throw new IOException("refused: hi");
                case "wrapped" ->
                        throw new IllegalStateException(
                                new UncheckedIOException(new IOException("refused")));
                case "error" -> throw new AssertionError("a mistake");
                default -> throw new IllegalArgumentException("a mistake");
            }
        }
    }

    /** Waits until it is interrupted. */
    static class SlowBot {
        @ReplyGenerator
        String answer(ReplyRequest request) throws InterruptedException {
            new CountDownLatch(1).await();
            return "late";
        }
    }

    /** Two methods, each for its own. */
    static class TwoBots {
        @ReplyGenerator("whatsapp")
        String whatsapp(ReplyRequest request) {
            return "on WhatsApp";
        }

        @ReplyGenerator({"whatsapp:1", "email"})
        String others(ReplyRequest request) {
            return "elsewhere";
        }
    }

    @Test
    void shouldDraftTheTextForTheAttemptThatAsked() {
        BotDriver bot = BotDriver.of(new TextBot());
        ReplyRequest request = bot.request(false, "hi", "are you open?");

        ReplyDraft draft = bot.answer(request);
        ReplyDraft again = bot.answer(request);

        assertThat(draft.text()).isEqualTo("You wrote 2.");
        assertThat(draft.requestId()).isEqualTo(request.requestId());
        assertThat(draft.attempt()).isEqualTo(request.attempt());
        assertThat(again).usingRecursiveComparison().ignoringFields("generatedAt").isEqualTo(draft);
    }

    @Test
    void shouldSayNothingWhereTheMethodSaysNothing() {
        BotDriver bot = BotDriver.of(new TextBot());

        for (String text : new String[] {"nothing", "word", "null"}) {
            assertThat(bot.ask(text).error()).as(text).isEqualTo(Reason.NO_REPLY.code());
        }
        assertThat(BotDriver.of(new OptionalBot()).ask("bye").error())
                .isEqualTo(Reason.NO_REPLY.code());
    }

    @Test
    void shouldScreenTheTextAsTheSenderDoes() {
        assertThat(BotDriver.of(new TextBot()).ask("thoughts").text()).isEqualTo("Hello.");
    }

    @Test
    void shouldTakeWhatAMethodReturns() {
        StageBot stage = new StageBot();
        stage.answer.complete(Optional.of("Hello, later."));

        assertThat(BotDriver.of(new OptionalBot()).ask("hi").text()).isEqualTo("hi");
        assertThat(BotDriver.of(stage).ask("hi").text()).isEqualTo("Hello, later.");
        assertThat(BotDriver.of(new DraftBot()).ask("hi").text()).isEqualTo("Hello.");
        assertThat(BotDriver.of(new DraftBot()).ask("bye").error()).isEqualTo("closed-today");
    }

    @Test
    void shouldTellOutagesFromMistakes() {
        BotDriver bot = BotDriver.of(new FailingBot());

        assertFailure(bot.ask("outage"), "bot-outage", true);
        assertFailure(bot.ask("io"), "bot-no-answer", true);
        assertFailure(bot.ask("wrapped"), "bot-no-answer", true);
        assertFailure(bot.ask("mistake"), "internal", false);
        assertFailure(bot.ask("error"), "internal", false);
    }

    @Test
    void shouldPutAnEarlyRequestOffAndWaitAtTheEnd() {
        BotDriver bot = BotDriver.of(new FailingBot());

        assertFailure(bot.askEarly("later"), ReplyDraft.LATER, false);
        assertFailure(bot.ask("later"), "bot-later", true);
    }

    @Test
    void shouldBreakOffWhatIsVoid() {
        StageBot stage = new StageBot();
        Duration soon = Duration.ofMillis(50);
        Duration limit = Duration.ofSeconds(10);

        assertThat(BotDriver.of(new SlowBot()).isBrokenOff(soon, limit, "hi")).isTrue();
        assertThat(BotDriver.of(stage).isBrokenOff(soon, limit, "hi")).isTrue();
        assertThat(stage.answer).isCancelled();
        assertThat(BotDriver.of(new TextBot()).isBrokenOff(limit, limit, "hi")).isFalse();
    }

    @Test
    void shouldAskTheMethodOfTheAccount() {
        BotDriver bot = BotDriver.of(new TwoBots());

        assertThat(bot.in("whatsapp:2:ana").ask("hi").text()).isEqualTo("on WhatsApp");
        assertThat(bot.in("whatsapp:1:ana").ask("hi").text()).isEqualTo("elsewhere");
        assertThat(bot.in("email:shop:ana").ask("hi").text()).isEqualTo("elsewhere");
        BotDriver nobody = bot.in("web:shop:ana");
        assertThatIllegalStateException()
                .isThrownBy(() -> nobody.ask("hi"))
                .withMessageContaining("No method answers web:shop");
    }

    @Test
    void shouldFindTheMethodBehindAProxy() {
        ProxyFactory proxies = new ProxyFactory(new OptionalBot());
        proxies.setProxyTargetClass(true);

        assertThat(BotDriver.of(proxies.getProxy()).ask("hi").text()).isEqualTo("hi");
    }

    @Test
    void shouldRefuseWhatCanNotAnswer() {
        assertThatIllegalStateException()
                .isThrownBy(() -> BotDriver.of("no bot"))
                .withMessageContaining("no method with @ReplyGenerator");
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                BotDriver.of(
                                        new Object() {
                                            @ReplyGenerator
                                            int answer(String text) {
                                                return 1;
                                            }
                                        }))
                .withMessageContaining("must take one ReplyRequest");
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                BotDriver.of(
                                        new Object() {
                                            @ReplyGenerator
                                            String one(ReplyRequest request) {
                                                return "";
                                            }

                                            @ReplyGenerator
                                            String two(ReplyRequest request) {
                                                return "";
                                            }
                                        }))
                .withMessageContaining("both answer every account");
    }

    private static String first(ReplyRequest request) {
        return Objects.requireNonNull(request.messages().get(0).text());
    }

    private static void assertFailure(ReplyDraft draft, String error, boolean retryable) {
        assertThat(draft.text()).isNull();
        assertThat(draft.error()).isEqualTo(error);
        assertThat(draft.retryable()).isEqualTo(retryable);
    }
}
