package dev.caesura.sender.app;

import dev.caesura.sender.generation.generator.Generators;
import dev.caesura.sender.generation.generator.ReplyGenerator;
import dev.caesura.sender.generation.generator.ScreenedGenerator;
import dev.caesura.sender.generation.generator.answer.AnswerScreen;
import dev.caesura.sender.generation.generator.http.HttpGenerator;
import dev.caesura.sender.generation.generator.model.ModelGenerator;
import dev.caesura.sender.generation.generator.template.TemplateGenerator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Builds the generators that the settings describe. */
final class ConfiguredGenerators {

    private ConfiguredGenerators() {}

    /**
     * The generators.
     *
     * @throws IllegalArgumentException if nobody would answer, or a name is wrong; the message
     *     gives the remedy
     */
    static Generators build(SenderSettings settings, Accounts accounts, Clock clock) {
        SenderSettings.Generation generation = settings.generation();
        check(generation, accounts);
        AnswerScreen screen = new AnswerScreen(generation.noReply());
        Map<String, ReplyGenerator> byName = new HashMap<>();
        byName.put(Generators.TEMPLATE, new TemplateGenerator(generation.template()));
        generation
                .generators()
                .forEach(
                        (name, generator) ->
                                byName.put(
                                        name,
                                        new ScreenedGenerator(build(generator, clock), screen)));
        return new Generators(byName, accounts::generatorOf);
    }

    private static void check(SenderSettings.Generation generation, Accounts accounts) {
        Set<String> names = generation.generators().keySet();
        Generators.check("caesura.sender.generation", generation.generator(), names);
        if (generation.generator() == null && !accounts.nameGenerators()) {
            throw new IllegalArgumentException(Generators.advice("The sender", null, names));
        }
    }

    private static ReplyGenerator build(GeneratorSettings generator, Clock clock) {
        if (generator.http() != null) {
            return new HttpGenerator(generator.http(), clock);
        }
        if (generator.openai() != null) {
            return ModelGenerator.openAi(generator.openai());
        }
        if (generator.anthropic() != null) {
            return ModelGenerator.anthropic(generator.anthropic());
        }
        throw new IllegalStateException("A generator of no kind");
    }
}
