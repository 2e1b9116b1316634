package dev.caesura.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.caesura.local.ChatPage.ANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
    void shouldShowWhatIsDraftedEarlyHeldAndCancelled() {
        // given: a log in which the contact corrects what a draft is on hold for
        Page page = browser.open(1280, 1000, ColorScheme.LIGHT);
        page.route(
                "**/demo/events",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("text/event-stream")
                                        .setBody(corrected(System.currentTimeMillis()))));
        try (BrowserContext ignored = page.context()) {
            // when
            page.navigate(demo.page().toString());

            // then
            assertThat(page.locator(".turn .steps > li:not([data-ahead]) .what > :first-child"))
                    .hasText(
                            new String[] {
                                "do you have a blue helmet",
                                "Early draft",
                                "Draft",
                                "sorry, I meant red, not blue",
                                "Cancelled",
                                "Early draft",
                                "Draft"
                            });
            assertThat(page.locator(".turn [data-kind=cancel]"))
                    .containsText("the draft is dropped: a newer message arrived");
            assertThat(page.locator(".turn .held")).containsText("sent at the pause");
            assertThat(page.locator(".turn .ring")).isVisible();
            look(page, "cancel-wide-light");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            look(page, "cancel-wide-dark");
            page.setViewportSize(360, 780);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            look(page, "narrow-cancel-dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            look(page, "narrow-cancel-light");
        }
    }

    /** As the server would tell it; the burst stays open for ten minutes. */
    private static String corrected(long now) {
        long began = now - 20_000;
        String records =
                """
                {"kind":"message","at":%d,"messageId":"m1","text":"do you have a blue helmet"}
                {"kind":"request","at":%d,"early":true,"attempt":1,"messages":[{"messageId":"m1"}]}
                {"kind":"draft","at":%d,"attempt":1,"text":"Yes, we have a blue one."}
                {"kind":"message","at":%d,"messageId":"m2","text":"sorry, I meant red, not blue"}
                {"kind":"outcome","at":%d,"subject":"attempt","subjectId":"r","attempt":1,\
                "outcome":"superseded","reason":"message-joined"}
                {"kind":"request","at":%d,"early":true,"attempt":2,\
                "messages":[{"messageId":"m1"},{"messageId":"m2"}]}
                {"kind":"draft","at":%d,"attempt":2,"text":"We have red ones in M and L."}
                """
                        .formatted(
                                began,
                                began + 3_000,
                                began + 4_000,
                                began + 6_000,
                                began + 6_050,
                                began + 9_000,
                                began + 10_000)
                        .replace(
                                "\"kind\"",
                                "\"conversation\":\"web:demo:ada\",\"requestId\":\"r\","
                                        + "\"type\":\"text\",\"direction\":\"inbound\","
                                        + "\"openedAt\":"
                                        + began
                                        + ",\"closedAt\":"
                                        + (now + 600_000)
                                        + ",\"kind\"");
        return "retry: 600000\nevent: hello\ndata: {\"now\":"
                + now
                + ",\"gapMillis\":600000,\"maxWaitMillis\":1200000,\"broker\":\"\",\"example\":\"\"}\n\n"
                + records.lines()
                        .map(record -> "event: record\ndata: " + record + "\n\n")
                        .collect(Collectors.joining());
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
