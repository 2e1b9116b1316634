package dev.caesura.gateway.translate;

import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.identity.ContactResolver;
import dev.caesura.gateway.identity.ContactResolver.Resolved;
import dev.caesura.gateway.registry.Channels;
import dev.caesura.schemas.event.InboundMessage.Kind;
import dev.caesura.schemas.identity.IdentityTable;
import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows the meaning of webhooks: reads bodies from files or standard input, and writes each message
 * as a line of JSON with its file's name in {@code source}. Nothing is sent, and {@code receivedAt}
 * stays out. Earlier files teach the ids of contacts.
 *
 * <p>A file that can be read but not understood is reported on the error stream and has no other
 * effect: finding such files is the purpose of this program. Only a file that can't be opened, or
 * an unknown channel, gives the exit status 2.
 */
public final class TranslateFiles {

    private static final int FAILED = 2;
    private static final String STANDARD_INPUT = "-";

    private final JsonMapper mapper = Json.mapper();
    private final IdentityTable identities = new IdentityTable();
    private final ContactResolver contacts = new ContactResolver(identities);
    private final Channels channels;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param channels the channels to choose from
     * @param clock the time of receipt, for receipts that have no time of their own
     * @param out the stream of messages, in UTF-8
     * @param err the stream of errors, for a person
     */
    public TranslateFiles(
            Channels channels, InstantSource clock, PrintStream out, PrintStream err) {
        this.channels = channels;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /**
     * Translates.
     *
     * @param channelName the channel
     * @param files the files, in order; none, or {@code -}, for standard input
     * @param input standard input
     * @param events whether to write events that are not messages too, with their {@code kind}
     * @return the exit status: 0, or 2 if a file could not be opened or the channel is not known
     */
    public int run(String channelName, List<Path> files, InputStream input, boolean events) {
        Optional<Channel> channel = channels.find(channelName);
        if (channel.isEmpty()) {
            err.println("There is no channel '" + channelName + "'; write one of " + names());
            return FAILED;
        }
        int status = 0;
        for (Path file : files.isEmpty() ? List.of(Path.of(STANDARD_INPUT)) : files) {
            status = Math.max(status, translate(channel.get(), file, input, events));
        }
        out.flush();
        return status;
    }

    private String names() {
        return String.join(", ", channels.all().stream().map(Channel::name).toList());
    }

    private int translate(Channel channel, Path file, InputStream input, boolean events) {
        boolean piped = file.toString().equals(STANDARD_INPUT);
        byte[] body;
        try {
            body = piped ? input.readAllBytes() : Files.readAllBytes(file);
        } catch (IOException e) {
            err.println(file + ": can't be read: " + e);
            return FAILED;
        }
        Path name = file.getFileName();
        print(channel, body, piped || name == null ? "stdin" : name.toString(), events);
        return 0;
    }

    private void print(Channel channel, byte[] body, String source, boolean events) {
        try {
            Instant now = clock.instant();
            Resolved resolved =
                    contacts.resolve(channel, channel.translate(Webhook.ofBody(body, now)), now);
            resolved.identities().forEach(identities::apply);
            Translation translation = resolved.translation();
            translation.messages().stream()
                    .filter(message -> events || message.kind() == Kind.MESSAGE)
                    .forEach(message -> printLine(message, null, source));
            translation.unreadable().forEach(item -> err.println(source + ": " + item.reason()));
            if (events) {
                printEvents(translation, source);
                resolved.identities().stream()
                        .filter(identity -> !identity.alias().equals(identity.conversationId()))
                        .forEach(identity -> printLine(identity, EventKinds.IDENTITY, source));
            }
        } catch (UnreadableWebhookException e) {
            err.println(source + ": " + e.getMessage());
            if (events) {
                printLine(Map.of("reason", String.valueOf(e.getMessage())), "unreadable", source);
            }
        }
    }

    private void printEvents(Translation translation, String source) {
        translation
                .deliveries()
                .forEach(delivery -> printLine(delivery, EventKinds.STATUS, source));
        translation.events().forEach(event -> printLine(event, event.kind(), source));
        translation
                .unreadable()
                .forEach(item -> printLine(Map.of("reason", item.reason()), "unreadable", source));
    }

    private void printLine(Object value, @Nullable String kind, String source) {
        ObjectNode line = mapper.valueToTree(value);
        if (kind != null) {
            line.put("kind", kind);
        }
        line.put("source", source);
        out.println(mapper.writeValueAsString(line));
    }
}
