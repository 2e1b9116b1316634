package dev.caesura.processor.domain.turn;

/**
 * A burst and what it was answered.
 *
 * @param replyId the reply
 * @param question what the burst said
 * @param reply the answer
 * @param askedAt the burst's last message, in milliseconds since the epoch
 * @param at when the answer passed the checks, in milliseconds since the epoch
 */
public record Exchange(String replyId, String question, String reply, long askedAt, long at) {}
