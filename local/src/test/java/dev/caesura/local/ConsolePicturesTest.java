package dev.caesura.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.caesura.console.app.ConsoleApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the console that the documentation has, of a demo with some traffic. */
@Tag("trial")
class ConsolePicturesTest {

    private static final Path FOLDER = Path.of("target", "pictures");
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(90_000);
    private static final List<String> VIEWS =
            List.of("Now", "Conversations", "Similarity", "Dead letters", "Tune");
    private static final long TRAFFIC_MILLIS = Duration.ofMinutes(5).toMillis();

    private InstalledBrowser browser;
    private Demo demo;

    @SuppressWarnings("NullAway.Init") // Both are started before each test.
    ConsolePicturesTest() {}

    @BeforeEach
    void start() {
        browser = new InstalledBrowser();
        demo =
                new Demo(DemoOptions.defaults().withGap(Duration.ofSeconds(12)), Steps.SILENT)
                        .start();
    }

    @AfterEach
    void stop() {
        demo.close();
        browser.close();
    }

    @Test
    void shouldTakePicturesOfEveryViewWithTraffic() {
        try (ConsolePage console = console();
                Traffic traffic = new Traffic(demo.bootstrapServers(), 25_000);
                ChatPage chat = new ChatPage(page(), demo)) {
            // given
            traffic.begin(300, TRAFFIC_MILLIS);
            chat.addContact("Amara");
            chat.button("Send a quick burst").click();
            assertThat(chat.replies()).hasCount(1, ChatPage.ANSWERED);
            chat.button("Send a quick burst").click();
            assertThat(chat.shown(".turn .badge").first()).containsText("Not answered", SOON);
            console.conversation("amara");
            act(console, "Pause");
            chat.write("I would rather talk to somebody");
            assertThat(console.section("Conversation")).containsText("Left to a person", SOON);
            act(console, "Resume");
            new WrittenLog(demo.bootstrapServers()).litter("web:demo:farid");
            putOneBack(console);
            await(console, "Replies, last hour", "60");

            // when, then
            chat.write("and on Sunday?");
            console.conversation("amara");
            assertThat(console.section("Conversation")).containsText("closes in", SOON);
            ConsolePictures.look(console.page(), FOLDER, "Conversation");
            look(console, "Similarity");
            compare(console);
            ConsolePictures.look(console.page(), FOLDER, "Similarity tried");
            console.view("Dead letters");
            assertThat(console.page().getByText("by demo,")).isVisible();
            ConsolePictures.look(console.page(), FOLDER, "Dead letters");
            console.page().getByText("Look inside").nth(1).click();
            assertThat(console.page().getByRole(AriaRole.DIALOG)).isVisible();
            ConsolePictures.look(console.page(), FOLDER, "Dead letter inside");
            console.confirm("Close");
            await(console, "Replies, last hour", "150");
            look(console, "Now");
            console.view("Tune");
            console.button("Try the pauses").click();
            assertThat(console.page().getByText("Recommended:").first()).isVisible();
            ConsolePictures.look(console.page(), FOLDER, "Tune");
        }
    }

    @Test
    void shouldTakePicturesOfTheDoorAndOfEmptyViews() {
        try (Page page = page()) {
            page.navigate(demo.console().toString());
            ConsolePictures.look(page, FOLDER, "Sign-in");
            for (int i = 0; i < 6; i++) {
                page.getByLabel("Name").fill("otto");
                page.getByLabel("Password").fill("guess");
                page.getByRole(AriaRole.BUTTON).first().click();
                page.waitForURL("**/login?*");
            }
            ConsolePictures.look(page, FOLDER, "Sign-in too often");
        }
        try (ConsolePage console = console()) {
            VIEWS.forEach(view -> look(console, view, "Empty " + view));
        }
    }

    @Test
    void shouldTakePicturesOfTrouble() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", "127.0.0.1:1");
        settings.put("server.port", 0);
        settings.put("caesura.console.sign-in.users[0].name", Demo.USER);
        settings.put("caesura.console.sign-in.users[0].password", demo.password());
        try (var alone = ConsoleApplication.start(settings)) {
            String port = alone.getEnvironment().getRequiredProperty("local.server.port");
            try (ConsolePage console =
                    new ConsolePage(page(), "http://localhost:" + port, demo.password())) {
                assertThat(console.page().getByRole(AriaRole.ALERT))
                        .containsText("The log can’t be read", SOON);
                VIEWS.forEach(view -> look(console, view, "Trouble " + view));
            }
        }
    }

    private Page page() {
        return browser.open(1440, 900, ColorScheme.LIGHT);
    }

    private ConsolePage console() {
        return new ConsolePage(page(), demo);
    }

    private static void look(ConsolePage console, String view) {
        look(console, view, view);
    }

    private static void look(ConsolePage console, String view, String name) {
        console.view(view);
        ConsolePictures.look(console.page(), FOLDER, name);
    }

    private static void act(ConsolePage console, String command) {
        console.button(command).click();
        console.confirm(command);
        String done = command.equals("Pause") ? "demo paused" : "demo resumed";
        assertThat(console.section("Conversation")).containsText(done, SOON);
    }

    private static void putOneBack(ConsolePage console) {
        console.view("Dead letters");
        Locator boxes = console.page().getByRole(AriaRole.CHECKBOX);
        assertThat(boxes.nth(1)).isVisible();
        boxes.nth(1).check();
        console.button("Put 1 back…").click();
        console.confirm("Put back");
        assertThat(console.page().getByText("1 record put back.")).isVisible();
    }

    private static void compare(ConsolePage console) {
        console.page().getByLabel("First").fill("tu fais quoi ?");
        console.page().getByLabel("Second").fill("tfk");
        console.button("Compare").click();
        assertThat(console.page().getByText("They say the same.")).isVisible();
    }

    /** Waits until a figure is at least that. */
    private static void await(ConsolePage console, String figure, String least) {
        console.view("Now");
        console.page()
                .waitForFunction(
                        "([name, least]) => [...document.querySelectorAll('dt')].some((one) =>"
                                + " one.textContent === name &&"
                                + " Number(one.nextElementSibling.textContent) >= Number(least))",
                        List.of(figure, least),
                        new Page.WaitForFunctionOptions().setTimeout(240_000));
    }
}
