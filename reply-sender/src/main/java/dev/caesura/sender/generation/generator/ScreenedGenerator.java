package dev.caesura.sender.generation.generator;

import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generation.generator.answer.AnswerScreen;

/** A generator whose texts are screened: the rest is meant for the contact. */
public final class ScreenedGenerator implements ReplyGenerator {

    private final ReplyGenerator generator;
    private final AnswerScreen screen;

    public ScreenedGenerator(ReplyGenerator generator, AnswerScreen screen) {
        this.generator = generator;
        this.screen = screen;
    }

    @Override
    public Generated generate(ReplyRequest request)
            throws GenerationException, InterruptedException {
        Generated generated = generator.generate(request);
        try {
            return generated.withText(screen.pass(generated.text()));
        } catch (GenerationException e) {
            throw e.costing(generated.tokens());
        }
    }

    @Override
    public double price(long inputTokens, long outputTokens) {
        return generator.price(inputTokens, outputTokens);
    }
}
