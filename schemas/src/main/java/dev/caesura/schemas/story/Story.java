package dev.caesura.schemas.story;

import dev.caesura.schemas.deadletters.PutBack;
import dev.caesura.schemas.event.Command;
import java.time.Instant;
import java.util.List;

/**
 * What happened in a conversation, and why.
 *
 * @param conversationId the conversation
 * @param since from when on its records were read
 * @param messages its messages, in order of arrival
 * @param turns its turns, in order of the first request
 * @param commands what people commanded
 * @param setAside its dead letters
 * @param putBack which of them people put back
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
     * @param sourceTopic the topic that the record was read from
     * @param position where it is now
     */
    public record SetAside(Instant at, String reason, String sourceTopic, String position) {}
}
