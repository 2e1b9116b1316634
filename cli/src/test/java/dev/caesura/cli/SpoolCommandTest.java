package dev.caesura.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.spool.SetAsideFolder;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway has set aside, from the command line. */
class SpoolCommandTest {

    private static final Topics TOPICS = Topics.standard();

    private final Path spool;
    private final SetAsideFolder folder;

    SpoolCommandTest(@TempDir Path spool) {
        this.spool = spool;
        this.folder = new SetAsideFolder(spool, Clock.systemUTC());
    }

    @Test
    void shouldListWhatIsSetAside() throws Exception {
        folder.keep("too-large", "caesura.messages: 2 MB", entry("caesura.messages", "web:a:b"));
        folder.keep("damaged", "entry 7 can't be read", new byte[0]);

        CommandRun run = run("spool list");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("-too-large", "caesura.messages", "web:a:b", "2 MB")
                .contains("-damaged", "entry 7 can't be read");
        assertThat(run("spool list --reason damaged").out()).doesNotContain("too-large");
    }

    @Test
    void shouldSayThatNothingIsSetAsideOrThatThereIsNoFolder() {
        assertThat(run("spool list").out()).isEqualTo("Nothing is set aside.\n");

        CommandRun none = CommandRun.of("spool", "list", "--dir", spool + "/none");

        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("There is no folder");
    }

    @Test
    void shouldPutBackWhatItsTopicTakesAndKeepTheRest() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                new TopicSetup(admin, TOPICS).create(1, (short) 1);
            }
            folder.keep("not-authorized", "why", entry(TOPICS.messages().name(), "web:a:b"));
            folder.keep("unknown-topic", "why", entry("nobody.makes.it", "web:a:b"));
            String command = "spool replay --bootstrap-servers " + broker.bootstrapServers();

            CommandRun shown = run(command);
            CommandRun done = run(command + " --execute");

            assertThat(shown.out()).contains("would be sent", "add --execute");
            assertThat(done.status()).isEqualTo(1);
            assertThat(done.out()).contains("is now caesura.messages-0@0", "stays: ");
            assertThat(folder.list())
                    .singleElement()
                    .matches(e -> e.reason().startsWith("unknown"));
        }
    }

    private CommandRun run(String command) {
        return CommandRun.of((command + " --dir " + spool).split(" ", -1));
    }

    /** As the gateway writes a record into its spool; the first byte is the form's version. */
    private static byte[] entry(String topic, String key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeUTF(topic);
        out.writeInt(key.length());
        out.write(key.getBytes(UTF_8));
        out.writeInt(2);
        out.write("{}".getBytes(UTF_8));
        out.writeShort(0);
        return bytes.toByteArray();
    }
}
