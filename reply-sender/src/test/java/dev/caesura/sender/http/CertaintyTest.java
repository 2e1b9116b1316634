package dev.caesura.sender.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is certain of a call that failed, against servers that fail at each point of it. */
class CertaintyTest {

    private final HttpSender sender = new HttpSender(1_000);
    private final ServerSocket server;
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    CertaintyTest() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void shouldBeCertainThatNothingWasSentWhereNobodyListensOrNoNameIsKnown() throws IOException {
        server.close();
        assertThatThrownBy(() -> sender.send(post("http", "127.0.0.1")))
                .isInstanceOf(UnsentException.class);
        assertThatThrownBy(() -> sender.send(post("http", "nobody.invalid")))
                .isInstanceOf(UnsentException.class);
    }

    @Test
    void shouldBeCertainThatNothingWasSentWhereTheTlsHandshakeFails() {
        // given: a server that speaks no TLS, one that breaks off, and one that says nothing
        serve(
                socket ->
                        socket.getOutputStream()
                                .write("220 mail\r\n".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> sender.send(post("https", "127.0.0.1")))
                .isInstanceOf(UnsentException.class);
        serve(socket -> socket.setSoLinger(true, 0));
        assertThatThrownBy(() -> sender.send(post("https", "127.0.0.1")))
                .isInstanceOf(UnsentException.class);
        serve(CertaintyTest::waitForTheEnd);
        assertThatThrownBy(() -> sender.send(post("https", "127.0.0.1")))
                .isInstanceOf(UnsentException.class);
    }

    @Test
    void shouldNotBeCertainOnceTheCallWasWritten() {
        // given: servers that read the call, and then break off or say nothing
        serve(this::readCall);
        Throwable brokenOff = catchThrowable(() -> sender.send(post("http", "127.0.0.1")));
        serve(
                socket -> {
                    readCall(socket);
                    waitForTheEnd(socket);
                });
        Throwable silent = catchThrowable(() -> sender.send(post("http", "127.0.0.1")));
        // then
        assertThat(brokenOff)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnsentException.class);
        assertThat(silent).isInstanceOf(IOException.class).isNotInstanceOf(UnsentException.class);
    }

    @Test
    void shouldCloseTheConnectionOfACallThatIsInterrupted() throws Exception {
        // given
        serve(
                socket -> {
                    readCall(socket);
                    waitForTheEnd(socket);
                    seen.add("closed");
                });
        Thread caller =
                new Thread(
                        () -> {
                            Throwable end =
                                    catchThrowable(() -> sender.send(post("http", "127.0.0.1")));
                            seen.add(end.getClass().getSimpleName());
                        });
        caller.start();
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("called");
        // when
        caller.interrupt();
        // then: both ends see it
        assertThat(new String[] {seen.poll(10, TimeUnit.SECONDS), seen.poll(10, TimeUnit.SECONDS)})
                .containsExactlyInAnyOrder("closed", "InterruptedException");
    }

    private HttpRequest post(String scheme, String host) {
        return HttpRequest.newBuilder(
                        URI.create(scheme + "://" + host + ":" + server.getLocalPort() + "/send"))
                .timeout(Duration.ofSeconds(2))
                .POST(HttpRequest.BodyPublishers.ofString("text"))
                .build();
    }

    private interface Behaviour {
        void run(Socket socket) throws IOException;
    }

    private void serve(Behaviour behaviour) {
        Thread thread =
                new Thread(
                        () -> {
                            try (Socket socket = server.accept()) {
                                behaviour.run(socket);
                            } catch (IOException e) {
                                seen.add("broken");
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private void readCall(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder call = new StringBuilder();
        while (!call.toString().endsWith("text")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("It ended before its body");
            }
            call.append((char) next);
        }
        seen.add("called");
    }

    private static void waitForTheEnd(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        int next = in.read();
        while (next >= 0) {
            next = in.read();
        }
    }
}
