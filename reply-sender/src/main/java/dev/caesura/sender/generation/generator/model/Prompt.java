package dev.caesura.sender.generation.generator.model;

import java.util.List;

/**
 * The prompt of a model.
 *
 * @param system the model's role and style, without any text of a contact; empty for a model that
 *     takes none
 * @param turns the conversation, oldest first; the first and the last are the contact's
 */
public record Prompt(String system, List<Turn> turns) {

    /**
     * One side's words.
     *
     * @param role {@code user} for the contact, {@code assistant} for the business side
     * @param text the words
     */
    public record Turn(String role, String text) {}
}
