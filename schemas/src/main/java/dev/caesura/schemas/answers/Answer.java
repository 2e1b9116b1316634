package dev.caesura.schemas.answers;

import java.util.List;

/**
 * A reply that was sent to a contact. Times are those of the log, in milliseconds since the epoch.
 *
 * @param conversationId the conversation
 * @param requestId the request that it answers
 * @param messageIds the messages that it answers, in order of arrival
 * @param lastMessageAt arrival of the last of them
 * @param closedAt when their burst ended
 * @param handedAt when it was handed to the channel
 * @param sentAt when the channel had accepted it
 * @param overtaken whether a newer message of the contact was in the log when it was handed over
 * @param whileWriting whether that is so, or the next message came so soon after it that the
 *     contact had been writing it: within {@link AnswerLedger#STILL_WRITING}
 */
public record Answer(
        String conversationId,
        String requestId,
        List<String> messageIds,
        long lastMessageAt,
        long closedAt,
        long handedAt,
        long sentAt,
        boolean overtaken,
        boolean whileWriting) {

    public Answer {
        messageIds = List.copyOf(messageIds);
    }

    /** How long the contact waited after the last message, in milliseconds. */
    public long waited() {
        return sentAt - lastMessageAt;
    }
}
