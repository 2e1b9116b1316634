package dev.caesura.cli.offline;

import dev.caesura.cli.terminal.CommandException;
import dev.caesura.similarity.PairFormat;
import dev.caesura.similarity.Similarity;
import dev.caesura.similarity.compare.Kind;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges pairs of texts as the processor does. */
@Command(
        name = "similarity",
        description = {
            "Compares the two tab-separated texts of each line of standard input.",
            "Prints a line for each pair, tab-separated: the score (0 to 1), the verdict (same or different: what the",
            "processor would decide), and what decided."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all lines were compared", "2:wrong usage, or a line is not two texts"})
public final class SimilarityCommand implements Runnable {

    @Option(
            names = "--kind",
            required = true,
            converter = KindConverter.class,
            paramLabel = "question|reply",
            description = "What is compared; each kind has its own threshold.")
    private Kind kind;

    @Option(
            names = "--after",
            paramLabel = "TEXT",
            defaultValue = "",
            description =
                    "The bot's last words before the second text: an answer to them is no"
                            + " repetition.")
    private String after;

    @SuppressWarnings("NullAway.Init") // picocli sets them.
    public SimilarityCommand() {}

    @Override
    public void run() {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var stdout = new FileOutputStream(FileDescriptor.out);
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(stdout, StandardCharsets.UTF_8))) {
            compare(new PairFormat(Similarity.create(), kind, after), in, out);
        } catch (IllegalArgumentException e) {
            throw new CommandException(CommandException.USAGE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // The reader of the output has seen enough.
        }
    }

    private static void compare(PairFormat pairs, BufferedReader in, Writer out)
            throws IOException {
        long number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.write(pairs.answer(line, number++));
            out.write('\n');
        }
    }
}
