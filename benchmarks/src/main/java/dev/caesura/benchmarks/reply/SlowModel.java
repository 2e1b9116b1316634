package dev.caesura.benchmarks.reply;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's API that answers at once, or thinks for ever, as the contact asks it to; and that notes
 * when a caller closes the connection.
 */
final class SlowModel implements AutoCloseable {

    /** What a contact says to whom the model answers. */
    static final String ANSWER = "Answer me, contact-";

    /** What a contact says about whom the model thinks for ever. */
    static final String THINK = "Think about contact-";

    /** What a contact says after it, so that the model answers. */
    static final String NEVER_MIND = "Never mind, I found it.";

    private static final Pattern THOUGHT = Pattern.compile(THINK + "(\\w+)");
    private static final Pattern LENGTH =
            Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final String BODY =
            "{\"choices\":[{\"message\":{\"content\":\"Here you are.\"},\"finish_reason\":\"stop\"}]}";
    private static final String ANSWERED =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                    + "Content-Length: "
                    + BODY.length()
                    + "\r\n\r\n"
                    + BODY;

    private final ServerSocket server;
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Map<String, Long> closedAt = new ConcurrentHashMap<>();

    SlowModel() throws IOException {
        server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "slow-model");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the run is over.
        }
    }

    private void serve(Socket socket) {
        String contact = "";
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String call = call(in);
            Matcher thought = THOUGHT.matcher(call);
            if (call.contains(NEVER_MIND) || !thought.find()) {
                socket.getOutputStream().write(ANSWERED.getBytes(StandardCharsets.UTF_8));
                return;
            }
            contact = thought.group(1);
            asked.putIfAbsent(contact, System.currentTimeMillis());
            while (in.read() >= 0) {
                // Nothing more is said until the caller closes it.
            }
            closedAt.putIfAbsent(contact, System.currentTimeMillis());
        } catch (IOException e) {
            closedAt.putIfAbsent(contact, System.currentTimeMillis());
        }
    }

    private static String call(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The caller went away");
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        return length.find()
                ? new String(
                        in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : "";
    }

    /** Whether it thinks about a contact. */
    boolean thinksAbout(String contact) {
        return asked.containsKey(contact);
    }

    /** When the first call about a contact was broken off, in milliseconds since the epoch. */
    Map<String, Long> closedAt() {
        return closedAt;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
