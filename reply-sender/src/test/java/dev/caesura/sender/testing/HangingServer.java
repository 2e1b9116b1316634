package dev.caesura.sender.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A model's server that thinks for ever, unless it is told an answer, and sees when a caller closes
 * the connection.
 */
public final class HangingServer implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String answer;

    public HangingServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "hanging-server");
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
        String call = "";
        try (socket) {
            InputStream in = socket.getInputStream();
            call = readCall(in);
            asked.add(call);
            String text = answer;
            if (text != null) {
                send(socket, text);
                return;
            }
            while (in.read() >= 0) {
                // Whatever it is, it is no answer to wait for.
            }
            closed.add(call);
        } catch (IOException e) {
            closed.add(call);
        }
    }

    private static String readCall(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private static void send(Socket socket, String text) throws IOException {
        String body =
                "{\"choices\":[{\"message\":{\"content\":\""
                        + text
                        + "\"},\"finish_reason\":\"stop\"}]}";
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    }

    /** What to answer from now on; null to think for ever. */
    public void answerWith(@Nullable String text) {
        answer = text;
    }

    /** Whether a call with this text has come. */
    public boolean asked(String text) {
        return asked.stream().anyMatch(call -> call.contains(text));
    }

    /** Whether the caller of a call with this text has closed the connection. */
    public boolean closed(String text) {
        return closed.stream().anyMatch(call -> call.contains(text));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
