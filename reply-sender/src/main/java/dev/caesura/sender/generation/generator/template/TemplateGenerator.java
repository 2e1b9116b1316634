package dev.caesura.sender.generation.generator.template;

import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generation.generator.Generated;
import dev.caesura.sender.generation.generator.ReplyGenerator;
import java.util.List;

/**
 * Answers from rules and variants, after a short pause; for the demo, for tests, and for accounts
 * that need no model. A request always has the same answer.
 */
public final class TemplateGenerator implements ReplyGenerator {

    // Below the likeness at which a draft counts as a repetition.
    private static final double DIFFERENT_ENOUGH = 0.70;
    private static final int VARIANTS_TRIED = 12;

    private final TemplateComposer composer;
    private final long delayMillis;

    public TemplateGenerator(TemplateSettings settings) {
        this.composer = new TemplateComposer(Phrasebook.read(settings.rules()));
        this.delayMillis = settings.delay().toMillis();
    }

    @Override
    public Generated generate(ReplyRequest request) throws InterruptedException {
        Thread.sleep(delayMillis);
        return Generated.of(mostDifferent(request), "template");
    }

    /** The first variant that differs from all recent replies, or the one that differs most. */
    private String mostDifferent(ReplyRequest request) {
        int start = Math.floorMod(request.requestId().hashCode(), VARIANTS_TRIED);
        String best = "";
        double lowest = Double.MAX_VALUE;
        for (int i = 0; i < VARIANTS_TRIED && lowest >= DIFFERENT_ENOUGH; i++) {
            String text = composer.compose(request.messages(), start + i);
            double likeness = likeness(text, request.recentReplies());
            if (likeness < lowest) {
                lowest = likeness;
                best = text;
            }
        }
        return best;
    }

    private static double likeness(String text, List<RecentReply> recent) {
        return recent.stream().mapToDouble(r -> Words.likeness(text, r.text())).max().orElse(0);
    }
}
