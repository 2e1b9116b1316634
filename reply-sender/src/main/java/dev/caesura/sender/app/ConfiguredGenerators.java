package dev.caesura.sender.app;

import dev.caesura.sender.generate.Generators;
import dev.caesura.sender.generate.ReplyGenerator;
import dev.caesura.sender.generate.http.HttpGenerator;
import dev.caesura.sender.generate.model.ModelGenerator;
import dev.caesura.sender.generate.template.TemplateGenerator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Builds the generators that the settings describe. */
final class ConfiguredGenerators {

    private static final String TEMPLATE = "template";

    private ConfiguredGenerators() {}

    static Generators build(SenderSettings settings, Accounts accounts, Clock clock) {
        Map<String, ReplyGenerator> byName = new HashMap<>();
        byName.put(TEMPLATE, new TemplateGenerator(settings.generation().template()));
        settings.generation()
                .generators()
                .forEach((name, generator) -> byName.put(name, build(generator, clock)));
        return new Generators(byName, accounts::generatorOf);
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
