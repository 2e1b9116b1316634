package com.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Takes {@code POST /ID/CONTACT} with a text; answers 204 once all in-sync copies have it. */
public final class OwnGateway implements AutoCloseable {

    private static final Topic<InboundMessage> MESSAGES = Topics.standard().messages();

    private final KafkaProducer<String, InboundMessage> producer;
    private final HttpServer server;

    public OwnGateway(String brokers, int port) throws IOException {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
        producer =
                new KafkaProducer<>(
                        settings, new StringSerializer(), MESSAGES.serde().serializer());
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.start();
    }

    private void take(HttpExchange call) throws IOException {
        // Check a signature here: whoever calls, speaks as the contact.
        String[] path = call.getRequestURI().getPath().split("/", 3);
        if (path.length < 3 || path[1].isEmpty() || path[2].isEmpty()) {
            call.sendResponseHeaders(400, -1);
            call.close();
            return;
        }
        byte[] body = call.getRequestBody().readNBytes(10_000);
        InboundMessage message =
                InboundMessage.builder()
                        .messageId(path[1])
                        .channel("intranet")
                        .account("helpdesk")
                        .contact(path[2])
                        .text(new String(body, StandardCharsets.UTF_8))
                        .build();
        try (call) {
            producer.send(
                            new ProducerRecord<>(
                                    MESSAGES.name(), message.conversationId(), message))
                    .get();
            call.sendResponseHeaders(204, -1);
        } catch (ExecutionException | InterruptedException notTaken) {
            // The caller sends again; the id makes it one message.
            call.sendResponseHeaders(503, -1);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(1);
        producer.close();
    }

    public static void main(String[] args) throws IOException {
        new OwnGateway(args.length > 0 ? args[0] : "localhost:9092", 8085);
        System.out.println("listening on 8085");
    }
}
