package dev.caesura.schemas.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message and its outcome.
 *
 * @param messageId the channel's id
 * @param at when it first arrived; when its burst was opened, if only that is known
 * @param arrivals when it arrived; more than once if the channel delivered it again, and empty if
 *     it is known only from its request
 * @param direction the side that wrote it
 * @param type text, image …
 * @param text the text
 * @param outcomes its outcomes, one for each arrival
 * @param requestId the turn that it belongs to
 * @param why its outcome, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageStory(
        String messageId,
        Instant at,
        List<Instant> arrivals,
        Direction direction,
        String type,
        @Nullable String text,
        List<Outcome> outcomes,
        @Nullable String requestId,
        String why) {}
