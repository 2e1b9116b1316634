package dev.caesura.schemas.event;

import java.time.Instant;

/**
 * A draft that passed the checks and may be sent.
 *
 * @param replyId derived from the conversation and the burst's first message, never random
 * @param requestId the request that it answers
 * @param conversationId the conversation
 * @param text what to send
 * @param approvedAt when it passed
 */
public record Reply(
        String replyId, String requestId, String conversationId, String text, Instant approvedAt)
        implements Event {}
