package dev.caesura.sender.generation.generator.template;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.generation.generator.template.Phrasebook.Language;
import dev.caesura.sender.generation.generator.template.Phrasebook.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Composes one answer to all messages of a burst, in one of several variants. */
final class TemplateComposer {

    private static final int LONGEST_QUOTE = 60;

    private final Phrasebook book;

    TemplateComposer(Phrasebook book) {
        this.book = book;
    }

    /** The answer in this variant; the same messages and variant have the same answer. */
    String compose(List<InboundMessage> messages, int variant) {
        Language language = languageOf(messages);
        Set<Rule> matched = new LinkedHashSet<>();
        List<String> rest = new ArrayList<>();
        for (InboundMessage message : messages) {
            read(message, language, variant, matched, rest);
        }
        List<String> parts = new ArrayList<>();
        matched.stream().filter(Rule::first).forEach(rule -> parts.add(pick(rule.say(), variant)));
        if (messages.size() > 1) {
            parts.add(
                    pick(language.several(), variant)
                            .replace("{count}", Integer.toString(messages.size())));
        }
        matched.stream()
                .filter(rule -> !rule.first())
                .forEach(rule -> parts.add(pick(rule.say(), variant)));
        parts.addAll(rest);
        if (parts.isEmpty()) {
            parts.add(pick(language.empty(), variant));
        }
        return String.join(" ", parts);
    }

    private static void read(
            InboundMessage message,
            Language language,
            int variant,
            Set<Rule> matched,
            List<String> rest) {
        String text = message.text() == null ? "" : message.text().strip();
        if (text.isEmpty()) {
            if (!message.media().isEmpty()) {
                rest.add(pick(language.media(), variant));
            }
            return;
        }
        String words = Words.spaced(text);
        List<Rule> found =
                language.rules().stream()
                        .filter(rule -> rule.when().stream().anyMatch(w -> Words.has(words, w)))
                        .toList();
        matched.addAll(found);
        boolean onlyGreets = found.stream().allMatch(Rule::first);
        if (found.isEmpty() || (onlyGreets && text.endsWith("?"))) {
            List<String> phrases =
                    text.endsWith("?") ? language.unknownQuestion() : language.noted();
            rest.add(pick(phrases, variant).replace("{quote}", quote(text)));
        }
    }

    private Language languageOf(List<InboundMessage> messages) {
        Language best = book.languages().get(0);
        long most = 0;
        for (Language language : book.languages()) {
            long score = messages.stream().mapToLong(m -> score(m, language)).sum();
            if (score > most) {
                most = score;
                best = language;
            }
        }
        return best;
    }

    private static long score(InboundMessage message, Language language) {
        if (message.text() == null) {
            return 0;
        }
        String words = Words.spaced(message.text());
        return language.words().stream().filter(word -> Words.has(words, word)).count();
    }

    private static String pick(List<String> variants, int variant) {
        return variants.get(Math.floorMod(variant, variants.size()));
    }

    private static String quote(String text) {
        String line = text.replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_QUOTE) {
            return line;
        }
        int end =
                line.offsetByCodePoints(
                        0, Math.min(LONGEST_QUOTE, line.codePointCount(0, line.length())));
        int space = line.lastIndexOf(' ', end);
        return line.substring(0, space > LONGEST_QUOTE / 2 ? space : end) + "…";
    }
}
