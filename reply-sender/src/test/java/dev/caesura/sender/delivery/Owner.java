package dev.caesura.sender.delivery;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import dev.caesura.sender.ledger.Attempt;
import dev.caesura.sender.ledger.DeliveryLog;
import dev.caesura.sender.ledger.ReplyLedger;
import dev.caesura.sender.ledger.Round;
import dev.caesura.sender.ledger.Standing;
import java.time.Instant;

/** One owner's view of log and channel; it dies before or after its n-th effect. */
final class Owner implements DeliveryLog, DeliveryChannel {
    private final World world;
    private int left;
    Runnable beforeWriting = () -> {};
    Runnable afterWriting = () -> {};

    Owner(World world, int crashAt) {
        this.world = world;
        this.left = crashAt;
    }

    void effect(Runnable effect) {
        crashPoint();
        effect.run();
        crashPoint();
    }

    private void crashPoint() {
        if (left-- <= 0) {
            left = 0;
            throw new World.Crash();
        }
    }

    @Override
    public Standing standing(String replyId, Round round) {
        return world.read().standing(replyId, round);
    }

    @Override
    public boolean knowsAllSince(Instant written) {
        return world.logReachesBack;
    }

    @Override
    public Boolean claim(Attempt attempt, DeliveryEvent attempted) {
        beforeWriting.run();
        int place = world.entries.size();
        effect(() -> world.append(attempted, attempt));
        afterWriting.run();
        ReplyLedger ledger = new ReplyLedger(100);
        world.entries.subList(0, place).forEach(entry -> entry.applyTo(ledger));
        return world.entries.get(place).applyTo(ledger);
    }

    @Override
    public void result(Attempt attempt, DeliveryEvent result) {
        effect(() -> world.append(result, attempt));
    }

    @Override
    public boolean isWithdrawn(String requestId, Instant approvedAt) {
        return world.withdrawn;
    }

    @Override
    public ChannelLimits limits() {
        return new ChannelLimits(TextSplitter.ofCharacters(6 / world.parts), 1_000);
    }

    @Override
    public String send(Outgoing part) throws DeliveryException {
        crashPoint();
        world.calls++;
        switch (world.provider) {
            case REFUSES_FOR_GOOD ->
                    throw new DeliveryException(world.kind, "test", "no", world.retryAfter, null);
            case REFUSES_ONCE -> {
                if (world.calls == 1) {
                    throw DeliveryException.of(DeliveryException.Kind.UNAVAILABLE, "busy", "later");
                }
            }
            default -> {}
        }
        world.sends++;
        world.sentParts.add(part.part());
        crashPoint();
        if (world.provider == Provider.TIMES_OUT_AFTER_SENDING) {
            throw new DeliveryException(
                    DeliveryException.Kind.AMBIGUOUS, "timeout", "no answer", null, null);
        }
        return "provider-" + world.sends;
    }
}
