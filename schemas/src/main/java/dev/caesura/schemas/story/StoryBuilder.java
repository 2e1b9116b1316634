package dev.caesura.schemas.story;

import dev.caesura.schemas.deadletters.PutBack;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.topic.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a conversation's records, read in any order of topics, together into its story. */
public final class StoryBuilder {

    private final Map<String, MessageRecords> messages = new LinkedHashMap<>();
    private final Map<String, List<Outcome>> outcomesByMessage = new LinkedHashMap<>();
    private final Map<String, TurnRecords> turns = new LinkedHashMap<>();
    private final Map<String, InboundMessage> amendments = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Story.SetAside> setAside = new ArrayList<>();
    private final List<PutBack> putBack = new ArrayList<>();

    /** Takes one record of the conversation. */
    public void add(LogEntry entry) {
        Event event = entry.event();
        if (event instanceof InboundMessage message) {
            if (message.kind() == InboundMessage.Kind.MESSAGE) {
                message(message).arrivals.add(entry.at());
            } else {
                amendments.put(message.messageId(), message);
            }
        } else if (event instanceof ReplyRequest request) {
            turn(request.requestId()).add(request, entry.at());
            // A message may be older than the records that are read; its request has it.
            request.messages().forEach(this::message);
        } else if (event instanceof ReplyDraft draft) {
            turn(draft.requestId()).add(draft);
        } else if (event instanceof Reply reply) {
            turn(reply.requestId()).add(reply);
        } else if (event instanceof DeliveryEvent delivery && delivery.requestId() != null) {
            turn(delivery.requestId()).add(delivery);
        } else if (event instanceof Outcome outcome) {
            add(outcome);
        } else if (event instanceof Command command) {
            commands.add(command);
        } else if (entry.content() instanceof LogEntry.Content.DeadLetter) {
            setAside.add(deadLetter(entry));
        } else if (entry.content() instanceof LogEntry.Content.PutBack) {
            putBack.add(PutBack.of(entry));
        }
    }

    private MessageStory tell(MessageRecords message, List<TurnStory> told) {
        return message.tell(outcomesOf(message), turnOf(message, told), textOf(message.first));
    }

    /** The text as the contact left it: changed by an edit, gone with a deletion. */
    private @Nullable String textOf(InboundMessage message) {
        InboundMessage amendment = amendments.get(message.messageId());
        return amendment == null ? message.text() : amendment.text();
    }

    private MessageRecords message(InboundMessage message) {
        return messages.computeIfAbsent(message.messageId(), id -> new MessageRecords(message));
    }

    private void add(Outcome outcome) {
        if (outcome.subject() == Outcome.Subject.TURN) {
            turn(outcome.id()).add(outcome);
        }
        outcome.ofMessages()
                .forEach(
                        id ->
                                outcomesByMessage
                                        .computeIfAbsent(id, one -> new ArrayList<>())
                                        .add(outcome));
    }

    /**
     * The story so far.
     *
     * @param since the time from which records were read
     */
    public Story tell(String conversationId, Instant since) {
        List<TurnStory> told =
                turns.values().stream()
                        .filter(TurnRecords::isComplete)
                        .map(TurnRecords::tell)
                        .sorted(Comparator.comparing(TurnStory::openedAt))
                        .toList();
        List<MessageStory> ofMessages =
                messages.values().stream()
                        .map(message -> tell(message, told))
                        .sorted(Comparator.comparing(MessageStory::at))
                        .toList();
        Forgotten forgotten = Forgotten.by(commands);
        return new Story(
                conversationId,
                since,
                ofMessages.stream().map(forgotten::without).toList(),
                told.stream().map(forgotten::without).toList(),
                List.copyOf(commands),
                List.copyOf(setAside),
                List.copyOf(putBack));
    }

    private TurnRecords turn(String requestId) {
        return turns.computeIfAbsent(requestId, id -> new TurnRecords());
    }

    private List<Outcome> outcomesOf(MessageRecords message) {
        return outcomesByMessage.getOrDefault(message.first.messageId(), List.of());
    }

    private static @Nullable TurnStory turnOf(MessageRecords message, List<TurnStory> turns) {
        return turns.stream()
                .filter(turn -> turn.messageIds().contains(message.first.messageId()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isDuplicate(Outcome outcome) {
        return outcome.outcome() == Outcome.Kind.DUPLICATE;
    }

    private static Story.SetAside deadLetter(LogEntry entry) {
        return new Story.SetAside(
                entry.at(),
                header(entry, Headers.REASON),
                header(entry, Headers.SOURCE_TOPIC),
                entry.position());
    }

    private static String header(LogEntry entry, String name) {
        String text = entry.header(name);
        return text == null ? "" : text;
    }

    /** A message and its arrivals. */
    private static final class MessageRecords {
        private final InboundMessage first;
        private final List<Instant> arrivals = new ArrayList<>();

        private MessageRecords(InboundMessage first) {
            this.first = first;
        }

        private MessageStory tell(
                List<Outcome> written, @Nullable TurnStory turn, @Nullable String text) {
            List<Outcome> outcomes =
                    written.stream().map(outcome -> corrected(outcome, turn)).toList();
            return new MessageStory(
                    first.messageId(),
                    at(turn),
                    List.copyOf(arrivals),
                    first.direction(),
                    first.type(),
                    text,
                    outcomes,
                    turn == null ? null : turn.requestId(),
                    why(outcomes, turn));
        }

        /** A message that failed with its turn is answered once the turn is. */
        private static Outcome corrected(Outcome outcome, @Nullable TurnStory turn) {
            Outcome end = turn == null ? null : turn.outcome();
            if (end == null
                    || end.outcome() != Outcome.Kind.ANSWERED
                    || outcome.outcome() != Outcome.Kind.FAILED) {
                return outcome;
            }
            return new Outcome(
                    outcome.subject(),
                    outcome.id(),
                    outcome.messageIds(),
                    outcome.conversationId(),
                    end.outcome(),
                    outcome.requestId(),
                    outcome.attempt(),
                    end.reason(),
                    null,
                    end.at());
        }

        private Instant at(@Nullable TurnStory turn) {
            return arrivals.stream()
                    .min(Comparator.naturalOrder())
                    .orElse(turn == null ? Instant.EPOCH : turn.openedAt());
        }

        private static String why(List<Outcome> outcomes, @Nullable TurnStory turn) {
            if (!outcomes.isEmpty()) {
                // Its first outcome, then the fact that it came again.
                return outcomes.stream()
                        .sorted(Comparator.comparing(StoryBuilder::isDuplicate))
                        .map(Words::of)
                        .distinct()
                        .collect(Collectors.joining("; "));
            }
            return turn == null
                    ? "No outcome yet: its burst is open, waits for the turn before it, or has"
                            + " not been read yet (caesura diagnose shows the lag)"
                    : "No outcome yet: " + turn.why();
        }
    }
}
