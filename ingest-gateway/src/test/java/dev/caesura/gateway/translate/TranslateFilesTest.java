package dev.caesura.gateway.translate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.Payloads;
import dev.caesura.gateway.registry.Channels;
import dev.caesura.schemas.serde.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TranslateFilesTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TranslateFiles command =
            new TranslateFiles(
                    Channels.standard(),
                    InstantSource.fixed(Calls.NOW),
                    new PrintStream(out, true, UTF_8),
                    new PrintStream(err, true, UTF_8));

    @Test
    void shouldWriteAMessageALineWithItsSource() {
        int status = run("whatsapp", false, Payloads.path("whatsapp/batch.json"));

        assertThat(status).isZero();
        assertThat(lines())
                .extracting(line -> line.path("messageId").asString())
                .containsExactly("wamid.T1", "wamid.T2", "wamid.T3", "wamid.E1");
        assertThat(lines())
                .extracting(line -> line.path("source").asString())
                .containsOnly("batch.json");
        assertThat(lines().get(0))
                .isEqualTo(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"schemaVersion": 1, "messageId": "wamid.T1",
                                         "conversationId": "whatsapp:77001:4915112345",
                                         "channel": "whatsapp", "account": "77001",
                                         "contact": "4915112345", "sender": "4915112345",
                                         "senderName": "Zoë", "direction": "inbound", "type": "text", "text": "Olá 😀",
                                         "sentAt": "2026-03-01T12:00:00Z", "source": "batch.json"}"""));
    }

    @Test
    void shouldWriteEventsWhenAsked() {
        run("whatsapp", true, Payloads.path("whatsapp/batch.json"));

        assertThat(lines())
                .filteredOn(line -> line.has("kind"))
                .extracting(line -> line.path("kind").asString())
                .containsExactly("status", "reaction");
    }

    @Test
    void shouldGoOnAfterAFileThatCannotBeUnderstood(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"entry\": []}}");

        int status = run("messenger", false, bad, Payloads.path("messenger/batch.json"));

        assertThat(status).isZero();
        assertThat(lines()).hasSize(4);
        assertThat(err.toString(UTF_8)).startsWith("bad.json: The body is not JSON");
    }

    @Test
    void shouldTellOfABadItem(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("item.json"), "{\"entry\": [5]}");

        run("messenger", true, file);

        assertThat(lines())
                .extracting(line -> line.path("kind").asString())
                .containsExactly("unreadable");
        assertThat(err.toString(UTF_8)).startsWith("item.json: This entry is not a JSON object");
    }

    @Test
    void shouldFailForAFileThatCannotBeOpened(@TempDir Path folder) {
        int status =
                run(
                        "web",
                        false,
                        folder.resolve("nowhere.json"),
                        Payloads.path("web/message.json"));

        assertThat(status).isEqualTo(2);
        assertThat(lines()).hasSize(1);
        assertThat(err.toString(UTF_8)).contains("nowhere.json");
    }

    @Test
    void shouldReadStandardInput() {
        InputStream input = new ByteArrayInputStream(Payloads.read("twilio/image.form"));

        int status = command.run("twilio", List.of(), input, false);

        assertThat(status).isZero();
        assertThat(lines().get(0).path("source").asString()).isEqualTo("stdin");
        assertThat(lines().get(0).path("text").asString()).isEqualTo("café");
    }

    @Test
    void shouldNameTheChannelsWhenOneIsUnknown() {
        assertThat(run("fax", false)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("'fax'").contains("whatsapp, messenger");
    }

    private int run(String channel, boolean events, Path... files) {
        return command.run(channel, List.of(files), InputStream.nullInputStream(), events);
    }

    private List<JsonNode> lines() {
        return out.toString(UTF_8).lines().map(line -> Json.mapper().readTree(line)).toList();
    }
}
