package dev.caesura.testkit.provider;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for an OpenTelemetry collector: takes the batches of spans that are exported to it. */
public final class TraceCollector implements AutoCloseable {

    private final List<String> batches = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** Starts it on a free port. */
    public TraceCollector() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/v1/traces",
                exchange -> {
                    byte[] batch = exchange.getRequestBody().readAllBytes();
                    batches.add(new String(batch, StandardCharsets.ISO_8859_1));
                    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }

    /** The endpoint to which traces are exported. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** The batches so far, byte by byte: texts in them can be searched as they are. */
    public List<String> batches() {
        return List.copyOf(batches);
    }

    /** Whether a batch names all of these ids of traces and spans, written in hexadecimal. */
    public boolean hasOneBatchWith(String... ids) {
        return batches.stream()
                .anyMatch(batch -> List.of(ids).stream().allMatch(id -> names(batch, id)));
    }

    private static boolean names(String batch, String id) {
        byte[] bytes = HexFormat.of().parseHex(id);
        return batch.contains(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
