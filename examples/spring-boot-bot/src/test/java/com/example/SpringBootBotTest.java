package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.bot.test.BotDriver;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.spring.test.CaesuraTest;
import dev.caesura.testkit.ConversationDriver;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The policies, your own nodes and the bot, without a broker. */
@CaesuraTest
class SpringBootBotTest {

    @Autowired private ConversationDriver driver;

    private final BotDriver bot = BotDriver.of(new SpringBootBot());

    @Test
    void shouldCountTheMessages() {
        assertThat(bot.ask("hi", "are you open?").text()).isEqualTo("I have read all 2 of your messages.");
    }

    @Test
    void shouldAnswerABurstOnce() {
        var ada = driver.conversation("web:shop:ada")
                .at("0s").says("hi")
                .at("4s").says("are you open?")
                .at("11s").expectsNothing()
                .at("13s").expectsRequest("hi", "are you open?");

        driver.send(bot.answer(driver.emitted(ReplyRequest.class).get(0)));

        ada.expectsReply("I have read all 2 of your messages.").expectsTurn(Outcome.Kind.ANSWERED);
    }

    @Test
    void shouldWaitLongerForMail() {
        driver.conversation("email:shop:ada").at("0s").says("hi").at("119s").expectsNothing().at("121s").expectsRequest("hi");
    }
}
