package dev.caesura.testkit.provider;

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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a model's API like OpenAI's that answers at once or thinks for ever, and notes when
 * a caller closes the connection. No HTTP server reports that, so it reads the socket itself.
 */
public final class SlowModelServer implements AutoCloseable {

    private static final int WAITING = 500;
    private static final Pattern LENGTH =
            Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final ServerSocket server;
    private final UnaryOperator<String> subject;
    private final Function<String, @Nullable String> answer;
    private final Map<String, Long> askedAt = new ConcurrentHashMap<>();
    private final Map<String, Long> closedAt = new ConcurrentHashMap<>();

    /**
     * Starts it on a free port of the loopback interface.
     *
     * @param answer the answer to a call's body; null to think for ever
     */
    public SlowModelServer(Function<String, @Nullable String> answer) throws IOException {
        this(UnaryOperator.identity(), answer);
    }

    /**
     * Starts it on a free port of the loopback interface.
     *
     * @param subject the subject of a call's body, under which it is noted
     * @param answer the answer to a call's body; null to think for ever
     */
    public SlowModelServer(UnaryOperator<String> subject, Function<String, @Nullable String> answer)
            throws IOException {
        this.subject = subject;
        this.answer = answer;
        server = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
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
            // Closed.
        }
    }

    private void serve(Socket socket) {
        String about = null;
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String call = call(in);
            String text = answer.apply(call);
            about = subject.apply(call);
            askedAt.putIfAbsent(about, System.currentTimeMillis());
            if (text != null) {
                about = null;
                socket.getOutputStream().write(answered(text));
                return;
            }
            while (in.read() >= 0) {
                // Nothing more is said until the caller closes it.
            }
        } catch (IOException e) {
            // The caller has closed it.
        }
        if (about != null) {
            closedAt.putIfAbsent(about, System.currentTimeMillis());
        }
    }

    private static String call(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The caller went away");
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] answered(String text) {
        byte[] body =
                ("{\"choices\":[{\"message\":{\"content\":\""
                                + text
                                + "\"},\"finish_reason\":\"stop\"}]}")
                        .getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: "
                        + body.length
                        + END_OF_HEAD;
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    /** When it was first asked about a subject, in milliseconds since the epoch. */
    public Map<String, Long> askedAt() {
        return askedAt;
    }

    /** When a call about a subject was first broken off, in milliseconds since the epoch. */
    public Map<String, Long> closedAt() {
        return closedAt;
    }

    /** Whether a call with this text in its subject has come. */
    public boolean asked(String text) {
        return askedAt.keySet().stream().anyMatch(one -> one.contains(text));
    }

    /** Whether the caller of a call with this text in its subject has closed the connection. */
    public boolean closed(String text) {
        return closedAt.keySet().stream().anyMatch(one -> one.contains(text));
    }

    /** The address on which it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
