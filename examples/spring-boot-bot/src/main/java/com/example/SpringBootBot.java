package com.example;

import dev.caesura.bot.ReplyGenerator;
import dev.caesura.schemas.event.ReplyRequest;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Caesura's topology and a bot of your own, in one Spring Boot application. */
@SpringBootApplication
public class SpringBootBot {

    @ReplyGenerator
    String answer(ReplyRequest request) {
        return "I have read all " + request.messages().size() + " of your messages.";
    }

    public static void main(String[] args) {
        SpringApplication.run(SpringBootBot.class, args);
    }
}
