package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class OwnGatewayTest {

    private static final Topics TOPICS = Topics.standard();

    @Test
    void shouldWriteAMessageThatCaesuraReads() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(kafka)) {
                new TopicSetup(admin, TOPICS).create(1, (short) 1);
            }
            try (OwnGateway gateway = new OwnGateway(broker.bootstrapServers(), 0)) {
                URI url = URI.create("http://127.0.0.1:" + gateway.port() + "/m-1/ada");
                var answer = HttpClient.newHttpClient().send(
                        HttpRequest.newBuilder(url).POST(BodyPublishers.ofString("hi")).build(), BodyHandlers.discarding());

                assertEquals(204, answer.statusCode());
                InboundMessage message = first(kafka);
                assertEquals("intranet:helpdesk:ada", message.conversationId());
                assertEquals("hi", message.text());
            }
        }
    }

    private static InboundMessage first(Map<String, Object> kafka) {
        try (var consumer = new KafkaConsumer<String, InboundMessage>(
                kafka, new StringDeserializer(), TOPICS.messages().serde().deserializer())) {
            TopicPartition partition = new TopicPartition(TOPICS.messages().name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
