package dev.caesura.cli.offline;

import dev.caesura.gateway.registry.Channels;
import dev.caesura.gateway.translate.TranslateFiles;
import dev.caesura.schemas.channel.ChannelCatalog;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the messages that webhooks contain. */
@Command(
        name = "translate",
        description = {
            "Shows the messages that webhooks translate to: one JSON object a line, in the order of"
                    + " the files.",
            "Nothing is sent."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every file was read; parts not understood are reported on standard error",
            "2:a file could not be read, or there is no such channel"
        })
public final class TranslateCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String channel;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description = "Bodies of webhooks; without any, standard input.")
    private List<Path> files = List.of();

    @Option(
            names = "--events",
            description =
                    "Also shows items other than messages (edit, deletion, typing, status, reaction"
                            + " …), with their kind.")
    private boolean events;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public TranslateCommand() {}

    /** The channels' names, for the help and for completion. */
    static final class ChannelNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ChannelCatalog.names().iterator();
        }
    }

    @Override
    public Integer call() {
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                        false,
                        StandardCharsets.UTF_8);
        return new TranslateFiles(Channels.standard(), InstantSource.system(), out, System.err)
                .run(channel, files, System.in, events);
    }
}
