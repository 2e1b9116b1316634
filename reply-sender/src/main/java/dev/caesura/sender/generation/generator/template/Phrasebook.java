package dev.caesura.sender.generation.generator.template;

import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The rules of the template generator, in one or more languages; the first is the default.
 *
 * @param languages in order of preference
 */
record Phrasebook(List<Language> languages) {

    Phrasebook {
        if (languages == null || languages.isEmpty()) {
            throw new IllegalArgumentException(
                    "The rules need at least one entry under 'languages'");
        }
        languages = List.copyOf(languages);
    }

    /**
     * The phrases of one language. Each phrase is a list of variants; {@code {count}} stands for
     * the number of messages, {@code {quote}} for the question.
     *
     * @param code the language's code
     * @param words the words by which the language is recognized
     * @param several said first when the burst has more than one message
     * @param rules in the order in which they are tried
     * @param unknownQuestion for a question that no rule knows
     * @param noted for a statement that no rule knows
     * @param media for a file without text
     * @param empty when there is nothing to answer to
     */
    record Language(
            String code,
            List<String> words,
            List<String> several,
            List<Rule> rules,
            List<String> unknownQuestion,
            List<String> noted,
            List<String> media,
            List<String> empty) {

        Language {
            words = words == null ? List.of() : List.copyOf(words);
            rules = rules == null ? List.of() : List.copyOf(rules);
            several = required(several, code, "several");
            unknownQuestion = required(unknownQuestion, code, "unknownQuestion");
            noted = required(noted, code, "noted");
            media = required(media, code, "media");
            empty = required(empty, code, "empty");
        }
    }

    /**
     * The rule for one topic.
     *
     * @param topic its name
     * @param when words or phrases that trigger it, in lower case and without accents
     * @param say variants of the answer
     * @param first whether it goes before the other answers, as a greeting does
     */
    record Rule(String topic, List<String> when, List<String> say, boolean first) {
        Rule {
            when = required(when, topic, "when");
            say = required(say, topic, "say");
        }
    }

    /**
     * Reads the rules.
     *
     * @throws IllegalArgumentException if a part is missing; the message says which
     */
    static Phrasebook read(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return Json.mapper().convertValue(yaml, Phrasebook.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The template rules can't be read from " + resource.getDescription(), e);
        }
    }

    private static List<String> required(
            @Nullable List<String> phrases, String owner, String name) {
        if (phrases == null || phrases.isEmpty()) {
            throw new IllegalArgumentException(
                    "The rules of '" + owner + "' need a list '" + name + "'");
        }
        return List.copyOf(phrases);
    }
}
