package dev.caesura.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the console that the documentation has, of a demo with some traffic. */
@Tag("trial")
class ConsolePicturesTest {

    private static final Path FOLDER = Path.of("target", "pictures");
    private static final int PATIENCE = 90_000;

    private static final List<String> CONTACTS =
            List.of("Amara", "Bruno", "Chen", "Dalia", "Elif", "Farid", "Gwen", "Hugo");
    private static final List<List<String>> QUESTIONS =
            List.of(
                    List.of("hi", "are you open", "tomorrow?"),
                    List.of("How much is delivery to Lyon?"),
                    List.of("hello", "i want to return my order"),
                    List.of("Do you have the blue one in size 42?", "or 43"));

    @Test
    void shouldTakeThePicturesOfTheDocumentation() {
        DemoOptions options = DemoOptions.defaults().withGap(Duration.ofSeconds(12));
        try (InstalledBrowser browser = new InstalledBrowser();
                Demo demo = new Demo(options, Steps.SILENT).start();
                ConsolePage console =
                        new ConsolePage(browser.open(1280, 960, ColorScheme.LIGHT), demo);
                ChatPage chat = new ChatPage(browser.open(1280, 960, ColorScheme.LIGHT), demo)) {
            // given
            CONTACTS.forEach(chat::addContact);
            round(chat, 0);
            assertThat(console.page().getByText("Replies, last hour").locator("xpath=../dd"))
                    .hasText("8", new HasTextOptions().setTimeout(PATIENCE));
            pause(console, "hugo");
            new WrittenLog(demo.bootstrapServers()).litter("web:demo:farid");
            round(chat, 0);
            assertThat(console.section("What became of messages, last hour"))
                    .containsText(
                            "the same was asked", new ContainsTextOptions().setTimeout(PATIENCE));
            round(chat, 1);
            assertThat(console.section("Open bursts"))
                    .containsText("Gwen", new ContainsTextOptions().setTimeout(PATIENCE));

            // when, then
            look(console, "Now");
            console.conversation("amara");
            assertThat(console.section("Conversation"))
                    .containsText("similarity", new ContainsTextOptions().setTimeout(PATIENCE));
            ConsolePictures.look(console.page(), FOLDER, "Conversation");
            look(console, "Similarity");
            console.view("Dead letters");
            assertThat(console.page().getByText("Look inside").first()).isVisible();
            ConsolePictures.look(console.page(), FOLDER, "Dead letters");
        }
    }

    private static void look(ConsolePage console, String view) {
        console.view(view);
        ConsolePictures.look(console.page(), FOLDER, view);
    }

    private static void round(ChatPage chat, int shift) {
        for (int i = 0; i < CONTACTS.size(); i++) {
            chat.choose(CONTACTS.get(i));
            QUESTIONS.get((i + shift) % QUESTIONS.size()).forEach(chat::write);
        }
    }

    private static void pause(ConsolePage console, String contact) {
        console.conversation(contact);
        console.button("Pause").click();
        console.confirm("Pause");
        console.view("Now");
    }
}
