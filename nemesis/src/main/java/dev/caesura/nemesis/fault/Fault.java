package dev.caesura.nemesis.fault;

import dev.caesura.nemesis.lab.Host;
import dev.caesura.nemesis.lab.Part;
import dev.caesura.nemesis.lab.Part.Role;
import dev.caesura.nemesis.load.Provider.Mood;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** A fault that happens to running systems. */
public enum Fault {
    /** The process is killed (SIGKILL), and started again. */
    KILL(Set.of(Role.values()), 12) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            part.kill();
            return part::start;
        }
    },
    /** The process is asked to end (SIGTERM), and started again, as at an upgrade. */
    RESTART(Set.of(Role.values()), 6) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            part.stop();
            return part::start;
        }
    },
    /** The process stands still without knowing it. */
    FREEZE(Set.of(Role.values()), 60) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            part.freeze();
            return part::thaw;
        }
    },
    /** The host's cable is pulled: it reaches nobody, and nobody reaches it. */
    ISOLATE(Set.of(Role.values()), 25) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            part.host().unplug();
            return part.host()::plug;
        }
    },
    /** Two hosts don't reach each other; everybody else reaches both. */
    PART_TWO(Set.of(Role.values()), 25) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            Host one = part.host();
            Host other = anotherBroker(world, part, random);
            one.cutOffTo(other);
            other.cutOffTo(one);
            return () -> {
                one.reach(other);
                other.reach(one);
            };
        }
    },
    /** A host's packets to a broker are lost; the broker's packets arrive. */
    ONE_WAY(Set.of(Role.values()), 25) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            Host other = anotherBroker(world, part, random);
            part.host().cutOffTo(other);
            return () -> part.host().reach(other);
        }
    },
    /** The host sends over a slow line. */
    SLOW_LINK(Set.of(Role.values()), 25) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            part.host().slow(64 << random.nextInt(4));
            return part.host()::unslow;
        }
    },
    /** The disk is full to its last byte: the gateway's spool, or the processor's state. */
    FULL_DISK(Set.of(Role.GATEWAY, Role.PROCESSOR), 15) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            return Disk.fill(part.data());
        }
    },
    /** Bytes of the processor's state have changed after an orderly restart. */
    BIT_ROT(Set.of(Role.PROCESSOR), 3) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            part.stop();
            Disk.rot(part.data(), random);
            return part::start;
        }
    },
    /** The bot answers 503. */
    BOT_AWAY(Set.of(Role.SENDER), 40) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            world.provider().bot(Mood.AWAY);
            return () -> world.provider().bot(Mood.WELL);
        }
    },
    /** The bot takes ten seconds. */
    BOT_SLOW(Set.of(Role.SENDER), 20) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            world.provider().bot(Mood.SLOW);
            return () -> world.provider().bot(Mood.WELL);
        }
    },
    /** The channel answers 503. */
    CHANNEL_AWAY(Set.of(Role.SENDER), 40) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            world.provider().channel(Mood.AWAY);
            return () -> world.provider().channel(Mood.WELL);
        }
    },
    /** The channel takes ten seconds. */
    CHANNEL_SLOW(Set.of(Role.SENDER), 20) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            world.provider().channel(Mood.SLOW);
            return () -> world.provider().channel(Mood.WELL);
        }
    },
    /** The certificate of bot and channel has expired. */
    CERTIFICATE_EXPIRED(Set.of(Role.SENDER), 30) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            world.provider().expired(true);
            return () -> world.provider().expired(false);
        }
    },
    /** Two hundred people write at the same moment. */
    FLOOD(Set.of(Role.GATEWAY), 1) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            world.contacts().flood(FLOODED);
            return () -> {};
        }
    },
    /** Somebody posts an id of more than a megabyte, and five texts of hundreds of kilobytes. */
    OVERSIZE(Set.of(Role.GATEWAY), 1) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            world.contacts().oversize();
            return () -> {};
        }
    },
    /** The brokers let every producer write only a few kilobytes a second. */
    QUOTA(Set.of(Role.BROKER), 20) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            return Quota.set(world.lab().client(), 20_000L << random.nextInt(3));
        }
    },
    /**
     * The broker's clock is ten minutes ahead, and later corrected. Needs libfaketime; the log's
     * timestamps are not a measure then.
     */
    CLOCK_AHEAD(Set.of(Role.BROKER), 60) {
        @Override
        public Runnable strike(World world, Part part, Random random) {
            part.clockAhead(TEN_MINUTES);
            return () -> part.clockAhead(0);
        }
    };

    private static final int TEN_MINUTES = 600;
    private static final int FLOODED = 200;

    private final Set<Role> roles;
    private final int longest;

    Fault(Set<Role> roles, int longest) {
        this.roles = roles;
        this.longest = longest;
    }

    /** The roles that it may strike. */
    public Set<Role> roles() {
        return roles;
    }

    /** Its longest duration, in seconds. */
    public int longest() {
        return longest;
    }

    /** Whether it needs two hosts: a single one can't be separated from another. */
    boolean needsOtherBroker() {
        return this == PART_TWO || this == ONE_WAY;
    }

    /** Its name on the command line and in reports. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Injects the fault.
     *
     * @return ends it
     */
    public abstract Runnable strike(World world, Part part, Random random);

    private static Host anotherBroker(World world, Part part, Random random) {
        List<Part> others =
                world.lab().parts(Role.BROKER).stream().filter(one -> one != part).toList();
        return others.get(random.nextInt(others.size())).host();
    }
}
