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

    /** What it is known by among the pieces of its chat. */
    String key();

    Instant at();

    /**
     * Messages that were answered together, or ended alike.
     *
     * @param turn their turn; null if nothing was asked for
     * @param why why they were not answered, in words; null if they were, or it is not decided yet,
     *     or the turn says it
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
     * What somebody did, or what happened, beside the messages.
     *
     * @param words who did what
     */
    record Deed(String key, Instant at, String words) implements Part {}

    /**
     * A message.
     *
     * @param business whether the business side wrote it
     * @param again how often it was delivered again
     * @param end what became of it; null if that is not decided yet
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

    /** What became of a message. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ended(
            Outcome.Kind outcome, @Nullable String reason, @Nullable Double score, Instant at) {}

    /**
     * The one answer to a group.
     *
     * @param closing why the burst was closed, in words
     * @param reply what passed the checks
     * @param draft a draft that did not pass, or is not checked yet
     * @param draftError why there is no draft, as the generator said
     * @param why why there is no reply, or where the turn stands, in words; null once it is
     *     answered
     * @param awaitedSince since when a draft is awaited; null if none is
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
     * @param status how far it got; null if its sending has not begun
     * @param model what generated it
     * @param millis how long that took
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reply(
            String text,
            Instant at,
            @Nullable DeliveryStatus status,
            @Nullable String model,
            long millis) {}
}
