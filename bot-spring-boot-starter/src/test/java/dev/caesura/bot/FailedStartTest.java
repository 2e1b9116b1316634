package dev.caesura.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.caesura.schemas.event.ReplyRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an application says whose start Caesura refuses. */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {

    @EnableAutoConfiguration
    static class Application {
        @ReplyGenerator
        String answer(ReplyRequest request) {
            return "Hello.";
        }
    }

    @EnableAutoConfiguration
    static class Wrong {
        @ReplyGenerator
        String answer(String text) {
            return text;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "caesura.bot.group=sender-requests, write a name of its own",
        "caesura.bot.gruop=shop, did you mean caesura.bot.group?",
        "caesura.bot.lanes.threads=many, caesura.bot.lanes.threads",
        "caesura.topic-prefix=a/b, letters"
    })
    void shouldSayWhichSettingItIs(String setting, String says, CapturedOutput output) {
        assertThat(catchThrowable(() -> start(Application.class, setting))).isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START", says).doesNotContain("\tat ");
    }

    @EnableAutoConfiguration
    static class Nested {
        @ReplyGenerator
        Optional<CompletableFuture<String>> answer(ReplyRequest request) {
            return Optional.empty();
        }
    }

    @EnableAutoConfiguration
    static class Misnamed {
        @ReplyGenerator("whatsapp: 1")
        String answer(ReplyRequest request) {
            return "Hello.";
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Wrong.class, Nested.class, Misnamed.class})
    void shouldSayWhichMethodItIs(Class<?> application, CapturedOutput output) {
        assertThat(catchThrowable(() -> start(application, "a=b"))).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START", application.getSimpleName() + ".answer")
                .doesNotContain("\tat ");
    }

    private static void start(Class<?> application, String setting) {
        SpringApplication spring =
                new SpringApplicationBuilder(application)
                        .web(WebApplicationType.NONE)
                        .properties(
                                "caesura.bootstrap-servers=127.0.0.1:1",
                                "spring.application.name=shop")
                        .build();
        spring.run("--" + setting).close();
    }
}
