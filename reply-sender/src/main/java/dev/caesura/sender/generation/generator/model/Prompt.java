package dev.caesura.sender.generation.generator.model;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param system who it is and how it answers; nothing that a contact wrote; empty for a model that
 *     takes no such thing
 * @param turns the conversation, oldest first; the first and the last are the contact's
 */
public record Prompt(String system, List<Turn> turns) {

    /**
     * What one side said.
     *
     * @param role {@code user} for the contact, {@code assistant} for the business side
     * @param text what was said
     */
    public record Turn(String role, String text) {}
}
