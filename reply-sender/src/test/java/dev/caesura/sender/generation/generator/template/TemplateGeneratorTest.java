package dev.caesura.sender.generation.generator.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class TemplateGeneratorTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final TemplateGenerator generator =
            new TemplateGenerator(
                    new TemplateSettings(
                            new ClassPathResource("dev/caesura/sender/template-rules.yml"),
                            Duration.ZERO));

    @Test
    void shouldAnswerEveryMessageOfABurstInOneText() throws InterruptedException {
        // given
        List<String> burst = List.of("hi", "are you open on sunday?", "and how much is delivery?");
        // when
        String text = answer("r1", burst, List.of());
        // then: opening hours, prices and delivery, once each, and the number of messages
        assertThat(text).containsAnyOf("18:30", "half past six", "6:30");
        assertThat(text).containsAnyOf("15 euros", "€15", "fifteen euros");
        assertThat(text).containsAnyOf("working days", "three days", "three days later");
        assertThat(text).contains("3");
    }

    @Test
    void shouldAnswerInTheLanguageOfTheBurst() throws InterruptedException {
        String text = answer("r1", List.of("Bonjour", "vous êtes ouverts quand ?"), List.of());

        assertThat(text).containsAnyOf("lundi", "neuf heures", "semaine");
    }

    @Test
    void shouldQuoteAQuestionThatNoRuleKnows() throws InterruptedException {
        String text = answer("r1", List.of("Do you sell purple elephants?"), List.of());

        assertThat(text).contains("Do you sell purple elephants?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r1", "r2", "r3", "another"})
    void shouldGiveTheSameAnswerToTheSameRequest(String id) throws InterruptedException {
        List<String> burst = List.of("hello", "where are you?");

        assertThat(answer(id, burst, List.of())).isEqualTo(answer(id, burst, List.of()));
    }

    @Test
    void shouldNotRepeatARecentReply() throws InterruptedException {
        // given
        List<String> burst = List.of("how much is it?");
        List<String> said = new ArrayList<>();
        // when: the same question three times
        for (int i = 0; i < 3; i++) {
            said.add(answer("r1", burst, said));
        }
        // then
        assertThat(said).doesNotHaveDuplicates();
        assertThat(Words.likeness(said.get(0), said.get(1))).isLessThan(0.7);
        assertThat(Words.likeness(said.get(1), said.get(2))).isLessThan(0.7);
    }

    @Test
    void shouldMentionAFileWithoutText() throws InterruptedException {
        // given
        InboundMessage image =
                InboundMessage.builder()
                        .messageId("m1")
                        .channel("web")
                        .account("shop")
                        .contact("ann")
                        .type("image")
                        .media(List.of(new Media("image", "f1", null, null, null)))
                        .build();
        // when
        String text = generator.generate(request("r1", List.of(image), List.of())).text();
        // then
        assertThat(text).containsAnyOf("file", "attachment", "picture");
    }

    private String answer(String id, List<String> texts, List<String> recent)
            throws InterruptedException {
        List<InboundMessage> messages = new ArrayList<>();
        for (String text : texts) {
            messages.add(
                    InboundMessage.builder()
                            .messageId("m" + messages.size())
                            .channel("web")
                            .account("shop")
                            .contact("ann")
                            .text(text)
                            .build());
        }
        return generator
                .generate(
                        request(
                                id,
                                messages,
                                recent.stream().map(t -> new RecentReply(t, NOW, null)).toList()))
                .text();
    }

    private static ReplyRequest request(
            String id, List<InboundMessage> messages, List<RecentReply> recent) {
        return new ReplyRequest(
                id,
                "web:shop:ann",
                1,
                messages,
                NOW,
                NOW,
                NOW,
                CloseReason.INACTIVITY,
                List.of(),
                recent);
    }
}
