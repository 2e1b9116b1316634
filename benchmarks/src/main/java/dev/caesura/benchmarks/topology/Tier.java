package dev.caesura.benchmarks.topology;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.benchmarks.peer.Peer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** The amount of the work that is done, and the other parties to it. */
enum Tier {
    /**
     * From messages to requests, and nobody answers. A second burst of a conversation whose first
     * is not answered is asked together with it, so each conversation has one.
     */
    ASK(
            "messages to requests, never answered",
            1,
            400_000,
            EnumSet.of(
                    Peer.PASS_THROUGH,
                    Peer.SUPPRESS,
                    Peer.SUPPRESS_BYTES,
                    Peer.EMIT_ON_CLOSE,
                    Peer.REDIS,
                    Peer.FLINK,
                    Peer.CAESURA)),
    /** Whole turns: each burst is answered, and the answer delivered, before the next. */
    CYCLE(
            "whole turns, with drafts and deliveries",
            10,
            120_000,
            EnumSet.of(Peer.PASS_THROUGH_CYCLE, Peer.STOCK_CYCLE, Peer.CAESURA_CYCLE));

    /** The log ends this long ago, so that no time in it is in the future. */
    private static final Duration AGO = Duration.ofHours(6);

    /** From the start of a process to its first commit, and what the last commit waits for. */
    private static final int MARGIN_SECONDS = 5;

    private final String title;
    private final int burstsPerConversation;
    private final int fastest;
    private final Set<Peer> peers;

    Tier(String title, int burstsPerConversation, int fastest, Set<Peer> peers) {
        this.title = title;
        this.burstsPerConversation = burstsPerConversation;
        this.fastest = fastest;
        this.peers = peers;
    }

    String title() {
        return title;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Peer caesura() {
        return this == ASK ? Peer.CAESURA : Peer.CAESURA_CYCLE;
    }

    Peer passThrough() {
        return this == ASK ? Peer.PASS_THROUGH : Peer.PASS_THROUGH_CYCLE;
    }

    /** The peers that are measured in a round, in this order. */
    Set<Peer> peers(Workspace workspace, int round) {
        Set<Peer> asked = EnumSet.copyOf(peers);
        String only = workspace.option("peers", "");
        if (!only.isEmpty()) {
            List<String> names = List.of(only.toLowerCase(Locale.ROOT).split(","));
            asked.removeIf(peer -> !names.contains(peer.name().toLowerCase(Locale.ROOT)));
        }
        if (workspace.option("flink", 0) == 0) {
            asked.remove(Peer.FLINK);
        }
        if (workspace.option("redis", 1) == 0) {
            asked.remove(Peer.REDIS);
        }
        // It loses bursts: one round tells how many.
        if (round > 1 || workspace.option("emit", 1) == 0) {
            asked.remove(Peer.EMIT_ON_CLOSE);
        }
        return asked;
    }

    /** As much as the fastest system reads in the time. */
    Input write(String bootstrapServers, Admin admin, Workspace workspace, int seconds)
            throws Exception {
        int perSecond = workspace.option(label() + "-rate", fastest);
        int bursts = perSecond / Traffic.MESSAGES * (seconds + MARGIN_SECONDS);
        int open = workspace.option("open", 100_000);
        Traffic traffic =
                new Traffic(
                        bursts,
                        open,
                        burstsPerConversation,
                        Traffic.ONE_PERCENT,
                        System.currentTimeMillis() - AGO.toMillis());
        return Input.write(label(), bootstrapServers, admin, traffic, this == CYCLE, workspace);
    }
}
