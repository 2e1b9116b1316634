package dev.caesura.nemesis.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * A host: a network namespace of its own, joined to all others by a bridge. The addresses are those
 * that RFC 2544 sets aside for tests; they exist only in the namespace that {@code nemesis/run}
 * makes for the trial, and vanish with it.
 */
public final class Host {

    private static final String BRIDGE = "lab";
    private static final String NETWORK = "198.18.0.";

    /** The trial's own address: contacts write from it, and the provider listens there. */
    public static final String OUTSIDE = NETWORK + "1";

    private final String name;
    private final String address;

    private Host(String name, int number) {
        this.name = name;
        this.address = NETWORK + (10 + number);
    }

    /** Makes the bridge that joins the hosts, and the trial with them. */
    public static void joinAll() {
        Shell.run("ip", "link", "set", "lo", "up");
        Shell.run("ip", "link", "add", BRIDGE, "type", "bridge");
        Shell.run("ip", "addr", "add", OUTSIDE + "/24", "dev", BRIDGE);
        Shell.run("ip", "link", "set", BRIDGE, "up");
    }

    /** A new host. */
    static Host make(String name, int number) {
        Host host = new Host(name, number);
        Shell.run("ip", "netns", "add", name);
        Shell.run(
                "ip",
                "link",
                "add",
                host.cable(),
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "netns",
                name);
        Shell.run("ip", "link", "set", host.cable(), "master", BRIDGE, "up");
        Shell.run("ip", "-n", name, "addr", "add", host.address + "/24", "dev", "eth0");
        Shell.run("ip", "-n", name, "link", "set", "lo", "up");
        Shell.run("ip", "-n", name, "link", "set", "eth0", "up");
        return host;
    }

    private String cable() {
        return "to-" + name;
    }

    /** Its name, which is also the namespace's. */
    public String name() {
        return name;
    }

    /** Its IPv4 address. */
    public String address() {
        return address;
    }

    /** A command line that runs on it. */
    List<String> running(List<String> command) {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", name));
        line.addAll(command);
        return line;
    }

    /** Pulls its cable: packets are silently lost in both directions. */
    public void unplug() {
        Shell.run("ip", "link", "set", cable(), "nomaster");
    }

    /** Puts the cable back. */
    public void plug() {
        Shell.run("ip", "link", "set", cable(), "master", BRIDGE);
    }

    /** Drops its packets to another host; the other direction is not affected. */
    public void cutOffTo(Host other) {
        Shell.run("ip", "-n", name, "route", "add", "blackhole", other.address + "/32");
    }

    /** Lets its packets to another host arrive again. */
    public void reach(Host other) {
        Shell.run("ip", "-n", name, "route", "del", "blackhole", other.address + "/32");
    }

    /** Limits its sending to that many kilobits a second, queued for up to two seconds. */
    public void slow(int kilobits) {
        Shell.run(
                "tc",
                "-n",
                name,
                "qdisc",
                "replace",
                "dev",
                "eth0",
                "root",
                "tbf",
                "rate",
                kilobits + "kbit",
                "burst",
                "4kb",
                "latency",
                "2s");
    }

    /** Lets it send as fast as it can. */
    public void unslow() {
        Shell.run("tc", "-n", name, "qdisc", "del", "dev", "eth0", "root");
    }
}
