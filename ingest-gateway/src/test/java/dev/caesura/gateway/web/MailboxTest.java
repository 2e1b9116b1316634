package dev.caesura.gateway.web;

import static dev.caesura.gateway.web.FakeLog.NOW;
import static dev.caesura.gateway.web.FakeLog.reply;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final String ANA = "web:shop:ana";
    private static final int PARTITION = 3;

    private final Mailbox mailbox = new Mailbox();

    @BeforeEach
    void follow() {
        mailbox.follow(PARTITION, 100, 200);
    }

    @Test
    void shouldHoldBackTheirPlaceForWhatIsNotSentYet() {
        mailbox.approved(reply("ana", 1), PARTITION, 100);
        mailbox.approved(reply("bert", 1), PARTITION, 101);
        mailbox.approved(reply("ana", 2), PARTITION, 102);
        sent("cleo", 9, 200);

        assertThat(mailbox.position(ANA, PARTITION)).hasToString("3.201.100");
        assertThat(mailbox.position("web:shop:bert", PARTITION)).hasToString("3.201.101");
        assertThat(mailbox.position("web:shop:cleo", PARTITION)).hasToString("3.200.103");

        sent("ana", 1, 201);
        assertThat(mailbox.position(ANA, PARTITION)).hasToString("3.202.102");
        mailbox.failed("ana-2");
        assertThat(mailbox.position(ANA, PARTITION)).hasToString("3.202.103");
    }

    @Test
    void shouldGoBackToTheBeginningWithALogThatWasMadeAnew() {
        mailbox.approved(reply("ana", 1), PARTITION, 100);
        sent("bert", 9, 200);

        mailbox.readUpTo(PARTITION, 0, 0);

        assertThat(mailbox.repliesRead(PARTITION)).isZero();
        assertThat(mailbox.deliveriesRead(PARTITION)).isZero();
        assertThat(mailbox.position(ANA, PARTITION)).hasToString("3.0.0");
        assertThat(mailbox.position("web:shop:bert", PARTITION)).hasToString("3.0.0");
    }

    @Test
    void shouldShowInANewLogWhatHadTheSameIdInTheOldOne() {
        mailbox.approved(reply("ana", 1), PARTITION, 100);
        sent("ana", 1, 200);

        // when: the records come before anybody has asked for the position
        mailbox.approved(reply("ana", 1), PARTITION, 0);
        mailbox.readUpTo(PARTITION, 1, 0);
        List<PageEvent> shown = open(ANA, PARTITION, new AtomicBoolean());
        sent("ana", 1, 0);

        assertThat(shown).extracting(event -> event.id().toString()).containsExactly("3.1.1");
    }

    @Test
    void shouldKeepTheRepliesIfOnlyTheNewsOfThemBecomesShorter() {
        mailbox.approved(reply("ana", 1), PARTITION, 100);

        mailbox.readUpTo(PARTITION, 101, 50);

        assertThat(mailbox.position(ANA, PARTITION)).hasToString("3.50.100");
    }

    @Test
    void shouldEndThePagesOfAPartitionThatWasMadeAnew() {
        mailbox.follow(4, 10, 10);
        AtomicBoolean anaEnded = new AtomicBoolean();
        AtomicBoolean bertEnded = new AtomicBoolean();
        open(ANA, PARTITION, anaEnded);
        open("web:shop:bert", 4, bertEnded);

        mailbox.readUpTo(PARTITION, 100, 199);
        mailbox.readUpTo(4, 11, 10);

        assertThat(anaEnded).isTrue();
        assertThat(bertEnded).isFalse();
    }

    @Test
    void shouldTakeNothingFromACatchUpThatTheEndOfTheLogHasShown() {
        mailbox.found(reply("ana", 1), PARTITION, 99);
        mailbox.found(reply("bert", 1), PARTITION, 100);

        assertThat(mailbox.position(ANA, PARTITION)).hasToString("3.200.99");
        assertThat(mailbox.position("web:shop:bert", PARTITION)).hasToString("3.200.100");

        // A log that was made anew is followed from its beginning.
        mailbox.readUpTo(PARTITION, 1, 0);
        mailbox.found(reply("cleo", 1), PARTITION, 0);
        assertThat(mailbox.position("web:shop:cleo", PARTITION)).hasToString("3.0.1");
    }

    private List<PageEvent> open(String conversationId, int partition, AtomicBoolean ended) {
        WebPage page = new WebPage(conversationId, partition);
        List<PageEvent> shown = new ArrayList<>();
        page.events().doOnComplete(() -> ended.set(true)).subscribe(shown::add);
        mailbox.open(page);
        return shown;
    }

    private void sent(String contact, int number, long offset) {
        String conversationId = "web:shop:" + contact;
        mailbox.sent(conversationId, contact + "-" + number, NOW, PARTITION, offset);
    }
}
