package dev.caesura.console.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of a chat. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Part {

    /** Its key among the pieces of its chat. */
    String key();

    Instant at();

    /**
     * Messages that were answered together, or ended alike.
     *
     * @param turn their turn; null if nothing was asked for
     * @param why the reason why they were not answered, in words; null if they were, or it is not
     *     decided yet, or the turn has it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Group(
            String key, Instant at, List<Line> messages, @Nullable Turn turn, @Nullable String why)
            implements Part {

        Group with(List<Line> more) {
            List<Line> all = Stream.concat(messages.stream(), more.stream()).toList();
            return new Group(key, at, all, turn, why);
        }
    }

    /**
     * An action or event beside the messages.
     *
     * @param words the person and the action
     */
    record Deed(String key, Instant at, String words) implements Part {}

    /**
     * A message.
     *
     * @param business whether the business side wrote it
     * @param again the number of further deliveries
     * @param end its outcome; null if that is not decided yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String id,
            Instant at,
            @Nullable String text,
            String type,
            boolean business,
            int again,
            @Nullable Ended end) {}

    /** The outcome of a message. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ended(
            Outcome.Kind outcome, @Nullable String reason, @Nullable Double score, Instant at) {}

    /**
     * The one answer to a group.
     *
     * @param closing the reason why the burst was closed, in words
     * @param reply the draft that passed the checks
     * @param draft a draft that did not pass, or is not checked yet
     * @param draftError the generator's reason why there is no draft
     * @param why the reason why there is no reply, or the standing of the turn, in words; null once
     *     it is answered
     * @param awaitedSince the time since when a draft is awaited; null if none is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Turn(
            Instant closedAt,
            String closing,
            @Nullable Reply reply,
            @Nullable String draft,
            @Nullable String draftError,
            @Nullable String why,
            @Nullable Instant awaitedSince) {}

    /**
     * A reply.
     *
     * @param status its delivery status; null if its sending has not begun
     * @param model the generator's model
     * @param millis the time that it took
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reply(
            String text,
            Instant at,
            @Nullable DeliveryStatus status,
            @Nullable String model,
            long millis) {}
}
