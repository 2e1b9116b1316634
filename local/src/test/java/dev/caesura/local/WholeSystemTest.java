package dev.caesura.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.caesura.local.ChatPage.ANSWERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All of Caesura at once: a real broker, the services, and a browser on the demo's page. */
@ExtendWith(RunningDemo.class)
class WholeSystemTest {

    private static final String SHEENA = "whatsapp:" + WhatsAppExample.ACCOUNT + ":16505551234";
    private static int contacts;

    private final InstalledBrowser browser;
    private final Demo demo;
    private final WrittenLog log;
    private final WhatsAppCaller whatsApp;
    private final String name = "Contact " + ++contacts;
    private final String conversation = "web:demo:contact-" + contacts;
    private ChatPage page;

    @SuppressWarnings("NullAway.Init") // The page is opened before each test.
    WholeSystemTest(Demo demo, InstalledBrowser browser) {
        this.demo = demo;
        this.browser = browser;
        this.log = new WrittenLog(demo.bootstrapServers());
        this.whatsApp = new WhatsAppCaller(demo.page());
    }

    @BeforeEach
    void openPageWithNewContact() {
        page = new ChatPage(browser.open(1280, 900, ColorScheme.LIGHT), demo);
        page.addContact(name);
    }

    @AfterEach
    void closePage() {
        page.close();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void shouldAnswerAQuickBurstOnce() {
        // when
        page.button("Send a quick burst").click();

        // then
        assertThat(page.shown(".turn .ring")).isVisible();
        assertThat(page.replies()).hasCount(1, ANSWERED);
        assertThat(page.shown(".turn h3")).hasText("3 messages, one reply");
        assertThat(page.shown(".turn .badge")).hasText("Answered");
        var requests = log.requestsOf(conversation);
        assertThat(requests)
                .as("one request, though a browser that types slowly voids an early attempt at it")
                .extracting("requestId")
                .containsOnly(requests.get(0).requestId());
        assertThat(requests)
                .last()
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
        page.write("are you open?");
        assertThat(page.replies()).hasCount(1, ANSWERED);

        // when
        page.button("Redeliver webhook").click();
        page.button("Redeliver webhook").click();

        // then
        assertThat(page.shown(".twice"))
                .hasText("Delivered again 2 times: duplicate, nothing happens twice");
        page.write("and on Sunday?"); // Answered after what a duplicate might have caused.
        assertThat(page.replies()).hasCount(2, ANSWERED);
        assertThat(log.requestsOf(conversation)).hasSize(2);
        assertThat(log.duplicatesOf(conversation)).hasSize(2);
    }

    @Test
    void shouldAnswerASignedWhatsAppWebhookOnceHoweverOftenItComes() {
        // given
        assertThat(whatsApp.post(WhatsAppExample.body())).isEqualTo(200);
        page.choose("16505551234 · whatsapp");
        assertThat(page.replies()).hasCount(1, ANSWERED);

        // when
        var statuses = whatsApp.postAtOnce(10, WhatsAppExample.body());

        // then
        assertThat(statuses).isEqualTo(Collections.nCopies(10, 200));
        await().atMost(Duration.ofSeconds(60)).until(() -> log.duplicatesOf(SHEENA).size() == 10);
        assertThat(page.shown(".twice")).containsText("Delivered again 10 times");
        assertThat(log.requestsOf(SHEENA)).hasSize(1);
        assertThat(log.repliesOf(SHEENA)).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNotAuthentic() {
        assertThat(whatsApp.send("whatsapp", WhatsAppExample.body(), "sha256=00").join())
                .isEqualTo(401);
        assertThat(whatsApp.send("web/demo", "{}", "").join()).isEqualTo(401);
        assertThat(whatsApp.send("nowhere", "{}", "").join()).isEqualTo(404);
        assertThat(whatsApp.send("whatsapp", "x".repeat(4_000_000), "").join()).isEqualTo(413);
    }

    @Test
    void shouldGoOnAfterRecordsThatCannotBeRead() {
        // when
        log.litter(conversation);

        // then
        assertThat(page.page().getByText("Set aside as dead letters")).isVisible();
        page.write("still there?");
        assertThat(page.replies()).hasCount(1, ANSWERED);
    }

    @Test
    void shouldShowThePresentStateAfterAReload() {
        // given
        page.write("hello");
        assertThat(page.shown(".turn .ring")).isVisible();

        // when
        page.page().reload();

        // then
        page.choose(name);
        assertThat(page.shown(".bubble[data-from=contact] p")).hasText("hello");
        assertThat(page.replies()).hasCount(1, ANSWERED);
    }
}
