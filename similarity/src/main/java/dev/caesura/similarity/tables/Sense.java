package dev.caesura.similarity.tables;

import dev.caesura.similarity.text.Hash;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a word to the measure: a concept that words of all languages share, and how it
 * counts.
 *
 * @param concept the concept's name; for a number word, its value in digits
 * @param id the hash of the concept
 * @param type how it counts
 * @param group for a {@code SPECIFIC} or {@code NAME}, the hash of its closed class (colour, city);
 *     otherwise 0
 * @param person the persons that the form speaks of, as bits of {@link Person}
 * @param form the tense of the form
 */
public record Sense(String concept, long id, WordClass type, int group, int person, Form form) {

    /** The tense of a verb's form. */
    public enum Form {
        PLAIN,
        /** Past by itself: was, fue. */
        PAST,
        /** Past after "have": fait, gone. */
        PARTICIPLE,
        /** Of the future by itself, and so is the participle after it: sera, will. */
        FUTURE,
        /** Makes the next verb past: did. */
        PAST_AUXILIARY
    }

    public static Sense of(String concept, WordClass type, @Nullable String group) {
        return new Sense(
                concept,
                Hash.of(concept),
                type,
                group == null ? 0 : (int) Hash.of(group),
                personOf(concept, type),
                Form.PLAIN);
    }

    Sense with(int addedPerson, Form newForm) {
        return new Sense(concept, id, type, group, person | addedPerson, newForm);
    }

    /** The sense of a form that may be a verb's but is not one here: no person acts in it. */
    public Sense asNoun() {
        return type.isContent() && person != 0
                ? new Sense(concept, id, type, group, 0, Form.PLAIN)
                : this;
    }

    /** Whether it adds nothing beside other words: a greeting, a filler. */
    public boolean weighsNothing() {
        return type == WordClass.FILLER || type == WordClass.PADDING;
    }

    public boolean is(String name) {
        return concept.equals(name);
    }

    private static int personOf(String concept, WordClass type) {
        return type == WordClass.PERSON ? Person.ofConcept(concept) : 0;
    }
}
