package dev.caesura.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** All of Caesura at once: a real broker, the services, and a browser on the demo's page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeSystemTest {

    private static final Duration GAP = Duration.ofSeconds(2);
    private static final Duration ANSWERED = Duration.ofSeconds(15);
    private static final HasCountOptions SOON =
            new HasCountOptions().setTimeout(ANSWERED.toMillis());
    private static final String SHEENA = "whatsapp:" + WhatsAppExample.ACCOUNT + ":16505551234";
    private static int contacts;

    private final Demo demo = new Demo(DemoOptions.defaults().withGap(GAP), Steps.SILENT);
    private InstalledBrowser browser;
    private WrittenLog log;
    private WhatsAppCaller whatsApp;
    private Page page;
    private String conversation;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    WholeSystemTest() {}

    @BeforeAll
    void start() {
        demo.start();
        log = new WrittenLog(demo.bootstrapServers());
        whatsApp = new WhatsAppCaller(demo.page());
        browser = new InstalledBrowser();
    }

    @AfterAll
    void stop() {
        browser.close();
        demo.close();
    }

    @BeforeEach
    void openPageWithNewContact() {
        page = browser.open(1280, 900, ColorScheme.LIGHT);
        page.navigate(demo.page().toString());
        String name = "Contact " + ++contacts;
        button("Add contact").click();
        page.getByLabel("Name").fill(name);
        page.keyboard().press("Enter");
        conversation = "web:demo:contact-" + contacts;
    }

    @AfterEach
    void closePage() {
        page.context().close();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void shouldAnswerAQuickBurstOnce() {
        // when
        button("Send a quick burst").click();

        // then
        assertThat(shown(".turn .ring")).isVisible();
        assertThat(shown(".bubble[data-from=reply]")).hasCount(1, SOON);
        assertThat(shown(".turn")).hasCount(1);
        assertThat(shown(".turn h3")).hasText("3 messages, one reply");
        assertThat(shown(".turn .badge")).hasText("Answered");
        assertThat(log.requestsOf(conversation))
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.messages())
                                        .extracting("text")
                                        .containsExactly("hi", "are you open", "tomorrow?"));
        assertThat(log.repliesOf(conversation)).hasSize(1);
    }

    @Test
    void shouldShowThatARedeliveryChangesNothing() {
        // given
        write("are you open?");
        assertThat(shown(".bubble[data-from=reply]")).hasCount(1, SOON);

        // when
        button("Redeliver last webhook").click();
        button("Redeliver last webhook").click();

        // then
        assertThat(shown(".twice"))
                .hasText("Delivered again 2 times: duplicate, nothing happens twice");
        write("and on Sunday?"); // When this is answered, an answer to the duplicates would be too.
        assertThat(shown(".bubble[data-from=reply]")).hasCount(2, SOON);
        assertThat(log.requestsOf(conversation)).hasSize(2);
        assertThat(log.duplicatesOf(conversation)).hasSize(2);
    }

    @Test
    void shouldAnswerASignedWhatsAppWebhookOnceHoweverOftenItComes() {
        // given
        assertThat(whatsApp.post(WhatsAppExample.body())).isEqualTo(200);
        page.getByRole(AriaRole.TAB, tab("16505551234 · whatsapp")).click();
        assertThat(shown(".bubble[data-from=reply]")).hasCount(1, SOON);

        // when
        var statuses = whatsApp.postAtOnce(10, WhatsAppExample.body());

        // then
        assertThat(statuses).isEqualTo(Collections.nCopies(10, 200));
        await().atMost(ANSWERED).until(() -> log.duplicatesOf(SHEENA).size() == 10);
        assertThat(shown(".twice")).containsText("Delivered again 10 times");
        assertThat(log.requestsOf(SHEENA)).hasSize(1);
        assertThat(log.repliesOf(SHEENA)).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNotAuthentic() {
        assertThat(whatsApp.send("whatsapp", WhatsAppExample.body(), "sha256=00").join())
                .isEqualTo(401);
        assertThat(whatsApp.send("nowhere", "{}", "").join()).isEqualTo(404);
        assertThat(whatsApp.send("web/demo", "{}", "").join()).isEqualTo(401);
    }

    @Test
    void shouldGoOnAfterRecordsThatCannotBeRead() {
        // when
        log.litter(conversation);

        // then
        assertThat(page.getByText("Set aside as dead letters")).isVisible();
        write("still there?");
        assertThat(shown(".bubble[data-from=reply]")).hasCount(1, SOON);
    }

    @Test
    void shouldShowThePresentStateAfterAReload() {
        // given
        write("hello");
        assertThat(shown(".turn .ring")).isVisible();

        // when
        page.reload();

        // then
        page.getByRole(AriaRole.TAB, tab("Contact " + contacts)).click();
        assertThat(shown(".bubble[data-from=contact] p")).hasText("hello");
        assertThat(shown(".bubble[data-from=reply]")).hasCount(1, SOON);
    }

    private void write(String text) {
        page.getByLabel("Message from Contact " + contacts).fill(text);
        page.keyboard().press("Enter");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByRoleOptions tab(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** What is there in the conversation that is shown. */
    private Locator shown(String selector) {
        return page.locator(".lane:not([hidden]) " + selector);
    }
}
