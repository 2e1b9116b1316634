package dev.caesura.gateway.web;

import dev.caesura.gateway.web.OpenStreams.Stream;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.supervise.Supervisor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The streams of web pages: the replies that were sent to them, from each page's position in the
 * log, whichever gateway it was connected to before.
 */
public final class PageStreams implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final OpenStreams streams = new OpenStreams();
    private final Mailbox mailbox = new Mailbox();
    private final WebLog log;
    private final MailboxReader reader;
    private final CatchUp catchUp;

    /**
     * Streams that read nothing yet.
     *
     * @param bootstrapServers Kafka's address
     * @param client more of Kafka's client properties
     * @param supervisor starts the threads
     */
    public PageStreams(
            String bootstrapServers,
            Map<String, String> client,
            Topics topics,
            Supervisor supervisor) {
        this.log = new WebLog(bootstrapServers, client, topics);
        this.reader = new MailboxReader(log, mailbox, supervisor);
        this.catchUp = new CatchUp(log, log::open, mailbox, supervisor);
    }

    /** Starts following the log, once. */
    public void start() {
        reader.start();
    }

    /** Whether a stream of this conversation may be opened: a gateway holds a limited number. */
    boolean admits(String conversationId) {
        return streams.admits(conversationId);
    }

    /** The longest time that a page has waited for its missed replies; zero for none. */
    public Duration longestWait() {
        return catchUp.longestWait();
    }

    /**
     * The replies to a conversation: those that the page has missed since the last event that it
     * saw, and new ones. The first event has the page's position in the log, and comes when nothing
     * can be missed any more.
     *
     * <p>Empty if too many are open; one of eight ends when its conversation opens a ninth.
     *
     * @param lastSeen the id of the last event that the page has seen; null or unknown for none
     */
    Flux<PageEvent> open(String conversationId, @Nullable String lastSeen) {
        return Flux.defer(
                () ->
                        streams.open(conversationId)
                                .map(stream -> open(stream, conversationId, lastSeen))
                                .orElse(Flux.empty()));
    }

    private Flux<PageEvent> open(Stream stream, String conversationId, @Nullable String lastSeen) {
        return Mono.fromFuture(reader.positioned(), true)
                .flatMapMany(partitions -> open(conversationId, lastSeen, partitions))
                .takeUntilOther(stream.displaced())
                .doFinally(signal -> streams.close(stream));
    }

    private Flux<PageEvent> open(
            String conversationId, @Nullable String lastSeen, PagePartitions partitions) {
        int partition = partitions.of(conversationId);
        Optional<EventPosition> from =
                EventPosition.parse(lastSeen).filter(last -> last.partition() == partition);
        WebPage page = new WebPage(conversationId, partition);
        long upTo = mailbox.open(page);
        Mono<Missed> missed =
                from.isEmpty()
                        ? Mono.just(Missed.NOTHING)
                        : Mono.fromFuture(catchUp.missed(conversationId, from.get(), upTo));
        return missed.onErrorComplete() // An error would keep a browser from coming again.
                .flatMapMany(found -> shown(found, page))
                .doFinally(signal -> mailbox.close(page));
    }

    private Flux<PageEvent> shown(Missed missed, WebPage page) {
        mailbox.beat(page);
        Missed.Filter filter = missed.filter();
        Flux<PageEvent> live =
                page.events().flatMapIterable(event -> filter.apply(event).stream().toList());
        Flux<PageEvent> beats =
                Flux.interval(HEARTBEAT)
                        .onBackpressureDrop()
                        .doOnNext(n -> mailbox.beat(page))
                        .thenMany(Flux.<PageEvent>empty());
        // The heartbeats end with the page.
        return Flux.fromIterable(missed.events())
                .concatWith(
                        live.publish(
                                shared ->
                                        Flux.merge(
                                                shared,
                                                beats.takeUntilOther(shared.ignoreElements()))));
    }

    /** Ends all streams; the pages reconnect. */
    public void endAll() {
        mailbox.closeAll();
    }

    @Override
    public void close() {
        catchUp.close();
        reader.close();
    }
}
