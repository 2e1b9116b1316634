package dev.caesura.schemas.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message and what became of it.
 *
 * @param messageId the channel's id
 * @param at when it arrived first; when its burst was opened, if that is all that is known
 * @param arrivals when it arrived; more than once if the channel delivered it again, and empty if
 *     it is known only from its request
 * @param direction whose message it is
 * @param type text, image …
 * @param text what was written
 * @param outcomes what became of it, one for each arrival
 * @param requestId the turn that it belongs to
 * @param why what became of it, in words
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
