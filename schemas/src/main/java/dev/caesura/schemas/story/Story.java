package dev.caesura.schemas.story;

import dev.caesura.schemas.deadletters.PutBack;
import dev.caesura.schemas.event.Command;
import java.time.Instant;
import java.util.List;

/**
 * What happened in a conversation, and why.
 *
 * @param conversationId the conversation
 * @param since the time from which its records were read
 * @param messages its messages, in order of arrival
 * @param turns its turns, in order of the first request
 * @param commands the commands that people gave
 * @param setAside its dead letters
 * @param putBack those that people put back
 */
public record Story(
        String conversationId,
        Instant since,
        List<MessageStory> messages,
        List<TurnStory> turns,
        List<Command> commands,
        List<SetAside> setAside,
        List<PutBack> putBack) {

    /** Whether there is nothing to tell. */
    public boolean isEmpty() {
        return messages.isEmpty()
                && turns.isEmpty()
                && commands.isEmpty()
                && setAside.isEmpty()
                && putBack.isEmpty();
    }

    /**
     * A dead letter of the conversation.
     *
     * @param at when it was set aside
     * @param reason why, as a short code
     * @param sourceTopic the topic from which the record was read
     * @param position its place now
     */
    public record SetAside(Instant at, String reason, String sourceTopic, String position) {}
}
