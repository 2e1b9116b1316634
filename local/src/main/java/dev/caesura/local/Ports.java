package dev.caesura.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Chooses ports on loopback. */
final class Ports {

    private static final int TRIES = 50;

    private Ports() {}

    /**
     * The wanted port.
     *
     * @throws DemoException if something else listens there
     */
    static int exactly(int wanted) {
        if (!isFree(wanted)) {
            throw new DemoException(
                    "Port "
                            + wanted
                            + " is taken. Choose another, or leave out --port to get the next free"
                            + " one from "
                            + DemoOptions.DEFAULT_PORT
                            + ".");
        }
        return wanted;
    }

    /** The first free port from the wanted one on. */
    static int from(int wanted) {
        for (int port = wanted; port < wanted + TRIES; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new DemoException(
                "No port from " + wanted + " to " + (wanted + TRIES - 1) + " is free.");
    }

    /** A port that the operating system says is free. */
    static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DemoException("No port is free.", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // As servers do: a port that was just left is free.
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
