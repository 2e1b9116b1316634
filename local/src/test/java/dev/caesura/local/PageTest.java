package dev.caesura.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.caesura.local.ChatPage.ANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the page looks, and whether everybody can use it. */
@ExtendWith(RunningDemo.class)
class PageTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String FOCUSED =
            "(() => { const e = document.activeElement;"
                    + " return e.getAttribute('aria-label') ?? e.textContent.trim(); })()";

    private final Demo demo;
    private final InstalledBrowser browser;

    PageTest(Demo demo, InstalledBrowser browser) {
        this.demo = demo;
        this.browser = browser;
    }

    @Test
    void shouldBeAccessibleInEverySizeAndColour() {
        try (ChatPage page = open(1280, 1000, ColorScheme.LIGHT)) {
            // given
            page.button("Send a quick burst").click();
            assertThat(page.replies()).hasCount(1, ANSWERED);
            page.button("Redeliver webhook").click();
            assertThat(page.shown(".twice")).isVisible();
            page.write("Great, thank you! Do you deliver, too?");
            assertThat(page.shown(".turn .ring")).isVisible();

            // when, then
            look(page.page(), "wide-light");
            page.page()
                    .emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            look(page.page(), "wide-dark");
            page.page().setViewportSize(360, 780);
            assertThat(page.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            look(page.page(), "narrow-dark");
            page.page()
                    .emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            look(page.page(), "narrow-light");
        }
    }

    @Test
    void shouldBeWalkedThroughByKeyboardInReadingOrder() {
        try (ChatPage page = open(1280, 900, ColorScheme.LIGHT)) {
            // when
            List<String> stops = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                page.page().keyboard().press("Tab");
                stops.add(String.valueOf(page.page().evaluate(FOCUSED)));
            }

            // then
            assertThat(stops)
                    .containsSubsequence(
                            "Skip to the conversation",
                            "Dark colours",
                            "Ada",
                            "Add contact",
                            "Chat of Ada",
                            "Message from Ada",
                            "Send",
                            "Send a quick burst",
                            "From a terminal");
        }
    }

    @Test
    void shouldRememberTheChosenColours() {
        try (ChatPage page = open(1280, 900, ColorScheme.LIGHT)) {
            // when
            page.button("Dark colours").click();
            page.page().reload();

            // then
            assertThat(page.button("Dark colours")).hasAttribute("aria-pressed", "true");
            assertThat(page.page().evaluate("getComputedStyle(document.body).colorScheme"))
                    .isEqualTo("dark");
        }
    }

    @Test
    void shouldShowSeveralContactsSideBySide() {
        try (ChatPage page = open(1600, 900, ColorScheme.LIGHT)) {
            // when
            page.addContact("Ben");
            page.button("Side by side").click();

            // then
            assertThat(page.shown(".phone")).not().hasCount(1);
            assertThat(page.page().getByLabel("Message from Ada")).isVisible();
            assertThat(page.page().getByLabel("Message from Ben")).isVisible();
        }
    }

    private ChatPage open(int width, int height, ColorScheme colors) {
        return new ChatPage(browser.open(width, height, colors), demo);
    }

    /** Takes a picture for people, and has axe look for what keeps some of them out. */
    private static void look(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + ".png"))
                        .setFullPage(name.startsWith("narrow")));
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                .isEmpty();
    }
}
