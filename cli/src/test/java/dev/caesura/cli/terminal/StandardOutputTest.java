package dev.caesura.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

    @Test
    void shouldKnowThatADiskIsFull() {
        StandardOutput output = new StandardOutput(failing("No space left on device"));

        new PrintStream(output, true, UTF_8).println("three dead letters");

        assertThat(output.failure()).contains("No space left on device");
    }

    /** As when {@code head} reads it. */
    @Test
    void shouldNotMindAReaderThatHasSeenEnough() {
        StandardOutput output = new StandardOutput(failing("Broken pipe"));

        new PrintStream(output, true, UTF_8).println("three dead letters");

        assertThat(output.failure()).isEmpty();
    }

    @Test
    void shouldPassOnWhatIsPrinted() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        StandardOutput output = new StandardOutput(printed);

        new PrintStream(output, true, UTF_8).print("à bientôt");

        assertThat(printed.toString(UTF_8)).isEqualTo("à bientôt");
        assertThat(output.failure()).isEmpty();
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
