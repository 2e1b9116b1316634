package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply that was sent to the contact a moment ago, for a generator not to repeat.
 *
 * @param text the reply
 * @param at when it was approved
 * @param replyId the reply's id; null in requests from before this field existed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecentReply(String text, Instant at, @Nullable String replyId) {}
