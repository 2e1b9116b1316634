package dev.caesura.sender.generation.generator.model;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.ReplyRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes prompts. A contact's text is in the contact's turns and never in the system prompt, where
 * it could pass for an instruction, or for the business side's words.
 */
public final class PromptWriter {

    private static final int CHARACTERS_PER_TOKEN = 3;

    private final Template template;
    private final int mostCharacters;

    /** Reads the template; one that can't be read fails the start. */
    public PromptWriter(PromptSettings settings) {
        this.mostCharacters = settings.mostInputTokens() * CHARACTERS_PER_TOKEN;
        try {
            this.template =
                    Mustache.compiler()
                            .escapeHTML(false)
                            .defaultValue("")
                            .compile(
                                    settings.template().getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The prompt's template can't be read: " + settings.template(), e);
        }
    }

    /** The prompt for one request. */
    public Prompt write(ReplyRequest request) {
        String system =
                template.execute(
                        Map.of(
                                "channel",
                                ConversationId.channelOf(request.conversationId()),
                                "group",
                                Transcript.isGroup(request),
                                "hasRecentReplies",
                                !request.recentReplies().isEmpty()));
        int left = Math.max(1, mostCharacters - system.length());
        return new Prompt(system, new Transcript(request, left).of(request));
    }
}
