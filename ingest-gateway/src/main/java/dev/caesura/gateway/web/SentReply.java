package dev.caesura.gateway.web;

import java.time.Instant;

/**
 * A reply that was sent, as a page sees it.
 *
 * @param replyId the reply; also the event's id, by which a page takes up where it was
 * @param requestId the request that it answers
 * @param text what was said
 * @param at when it was sent
 */
public record SentReply(String replyId, String requestId, String text, Instant at) {}
