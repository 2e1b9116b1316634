package dev.caesura.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.caesura.local.ChatPage.ANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console in a browser, over everything that the demo runs. */
@ExtendWith(RunningDemo.class)
class ConsolePageTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PATIENCE = 20_000;
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(PATIENCE);
    private static final IsVisibleOptions SEEN_SOON = new IsVisibleOptions().setTimeout(PATIENCE);

    private final Demo demo;
    private final InstalledBrowser browser;

    ConsolePageTest(Demo demo, InstalledBrowser browser) {
        this.demo = demo;
        this.browser = browser;
    }

    @Test
    void shouldShowABurstWhileItIsOpenAndItsReplyAfterwards() {
        try (ConsolePage console = console();
                ChatPage chat = chat("Carla")) {
            // when
            chat.button("Send a quick burst").click();

            // then
            assertThat(console.section("Open bursts")).containsText("Carla", SOON);
            assertThat(console.section("Open bursts")).containsText("closes in", SOON);
            console.conversation("carla");
            var group = console.page().getByLabel("3 messages together");
            assertThat(group).containsText("Sent", SOON);
            assertThat(group).containsText("no further message", SOON);
            assertThat(group.getByText("Answered"))
                    .hasCount(3, new HasCountOptions().setTimeout(PATIENCE));
        }
    }

    @Test
    void shouldSayInWordsWhyThereWasNoReply() {
        try (ConsolePage console = console();
                ChatPage chat = chat("Dora")) {
            // given
            chat.write("Do you deliver on Sundays?");
            assertThat(chat.replies()).hasCount(1, ANSWERED);

            // when
            chat.write("do you deliver on sundays");
            console.conversation("dora");

            // then
            assertThat(console.section("Conversation"))
                    .containsText("the same question was answered a moment ago", SOON);
            assertThat(console.section("Conversation")).containsText("similarity 1.00", SOON);
            console.view("Similarity");
            assertThat(console.section("Held back"))
                    .containsText("do you deliver on sundays", SOON);
        }
    }

    @Test
    void shouldPauseOnlyAfterAskingAndSayWhoDidIt() {
        try (ConsolePage console = console();
                ChatPage chat = chat("Emil")) {
            // given
            chat.write("Hello?");
            console.conversation("emil");
            assertThat(console.section("Conversation")).containsText("Hello?", SOON);

            // when
            console.button("Pause").click();
            assertThat(console.page().getByRole(AriaRole.DIALOG))
                    .containsText("A person takes over");
            console.confirm("Pause");

            // then
            assertThat(console.section("Conversation"))
                    .containsText("demo paused the conversation", SOON);
            assertThat(console.page().locator(".standing")).containsText("Paused", SOON);
            console.button("Resume").click();
            console.confirm("Resume");
            assertThat(console.page().locator(".standing")).containsText("Open", SOON);
        }
    }

    @Test
    void shouldTryADeadLetterBeforeItIsPutBack() {
        try (ConsolePage console = console()) {
            // given
            writeUnreadableDraft("web:demo:frida");
            console.view("Dead letters");
            Page page = console.page();
            page.getByLabel("Search dead letters").fill("frida");
            var box = page.getByRole(AriaRole.CHECKBOX).nth(1);
            assertThat(box).isVisible(SEEN_SOON);

            // when
            page.getByText("Look inside").first().click();
            assertThat(page.getByLabel("Value")).containsText("this is no draft", SOON);
            console.confirm("Close");
            box.check();
            console.button("Put 1 back…").click();

            // then
            assertThat(page.getByText("goes to caesura.reply-drafts")).isVisible(SEEN_SOON);
            console.confirm("Put back");
            assertThat(page.getByText("1 record put back.")).isVisible(SEEN_SOON);
            // It still can't be read. What was done is still said then, and who did it.
            assertThat(page.getByRole(AriaRole.CHECKBOX))
                    .hasCount(3, new HasCountOptions().setTimeout(PATIENCE));
            assertThat(page.getByText("1 record put back.")).isVisible();
            assertThat(console.section("Dead letters, table")).containsText("by demo,", SOON);
            assertThat(console.section("Dead letters, table"))
                    .containsText("failed again after 1 ×", SOON);
        }
    }

    @Test
    void shouldCompareTwoTexts() {
        try (ConsolePage console = console()) {
            // when
            console.view("Similarity");
            console.page().getByLabel("First").fill("tu fais quoi ?");
            console.page().getByLabel("Second").fill("tfk");
            console.button("Compare").click();

            // then
            assertThat(console.page().getByText("They say the same.")).isVisible(SEEN_SOON);
        }
    }

    @Test
    void shouldBeAccessibleInEverySizeAndColour() {
        try (ConsolePage console = console();
                ChatPage chat = chat("Greta")) {
            // given
            chat.write("Are you open tomorrow?");
            assertThat(chat.replies()).hasCount(1, ANSWERED);
            chat.write("are you open tomorrow");
            console.conversation("greta");
            assertThat(console.section("Conversation")).containsText("similarity", SOON);

            // when, then
            for (String view :
                    List.of("Now", "Conversations", "Similarity", "Dead letters", "Tune")) {
                console.view(view);
                if (view.equals("Conversations")) {
                    console.conversation("greta");
                    assertThat(console.section("Conversation")).containsText("similarity", SOON);
                }
                if (view.equals("Tune")) {
                    console.button("Try the pauses").click();
                    // One for each channel that a test has written through.
                    assertThat(console.page().getByText("Recommended:").first())
                            .isVisible(SEEN_SOON);
                }
                ConsolePictures.look(console.page(), SCREENSHOTS, view);
            }
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldBeWalkedThroughByKeyboard() {
        try (ConsolePage console = console()) {
            List<String> stops = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                console.page().keyboard().press("Tab");
                stops.add(
                        String.valueOf(
                                console.page()
                                        .evaluate(
                                                "document.activeElement.getAttribute('aria-label')"
                                                        + " ?? document.activeElement.textContent.trim()")));
            }

            assertThat(stops)
                    .containsSubsequence(
                            "Skip to the content", "Now", "Conversations", "Similarity");
            assertThat(stops).contains("Dark colours");
        }
    }

    private ConsolePage console() {
        return new ConsolePage(browser.open(1280, 900, ColorScheme.LIGHT), demo);
    }

    private ChatPage chat(String contact) {
        ChatPage chat = new ChatPage(browser.open(1280, 900, ColorScheme.LIGHT), demo);
        chat.addContact(contact);
        return chat;
    }

    private void writeUnreadableDraft(String conversation) {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", (Object) demo.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(
                            Topics.standard().replyDrafts().name(),
                            conversation.getBytes(StandardCharsets.UTF_8),
                            "this is no draft".getBytes(StandardCharsets.UTF_8)));
            producer.flush();
        }
    }
}
