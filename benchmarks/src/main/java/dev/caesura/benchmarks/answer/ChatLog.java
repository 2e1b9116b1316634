package dev.caesura.benchmarks.answer;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.testkit.simulation.Arrival;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People's messages to each other. One speaker's messages in one dialog are one conversation.
 *
 * @param messages in order of their dialogs and times
 */
record ChatLog(List<Line> messages) {

    static final String HEADER = "dialog\tspeaker\tseconds\ttext";

    private static final String OWN = "chats.tsv";
    private static final int COLUMNS = 4;

    ChatLog {
        messages = List.copyOf(messages);
    }

    /**
     * A message.
     *
     * @param number its place among all, which is its id
     * @param at milliseconds since its dialog's first message
     */
    record Line(int number, String dialog, String speaker, long at, String text) {

        String id() {
            return "m" + number;
        }

        String conversation() {
            return dialog + ' ' + speaker;
        }
    }

    /**
     * Reads a log: tab-separated, under the header {@value #HEADER}; seconds count from the
     * dialog's first message.
     *
     * @param file null for the one that comes with the benchmark
     * @throws IllegalArgumentException if it is not such a log, with the line that is wrong
     */
    static ChatLog read(@Nullable Path file) throws IOException {
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalArgumentException("--set file=" + file + ": there is no such file");
        }
        try (Reader reader =
                file == null
                        ? new InputStreamReader(own(), StandardCharsets.UTF_8)
                        : Files.newBufferedReader(file)) {
            return read(new BufferedReader(reader));
        }
    }

    private static InputStream own() {
        return Objects.requireNonNull(
                ChatLog.class.getResourceAsStream(OWN), "The benchmark's own log is missing");
    }

    static ChatLog read(BufferedReader reader) throws IOException {
        if (!HEADER.equals(reader.readLine())) {
            throw new IllegalArgumentException(
                    "Line 1 must name the columns, separated by tabs: " + HEADER);
        }
        List<Line> lines = new ArrayList<>();
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                lines.add(line(line, number));
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("The log has no messages");
        }
        return new ChatLog(inOrder(lines));
    }

    private static Line line(String line, int number) {
        String[] cells = line.split("\t", COLUMNS);
        if (cells.length < COLUMNS || cells[0].isBlank() || cells[1].isBlank()) {
            throw new IllegalArgumentException(
                    "Line " + number + " must have four columns, separated by tabs: " + HEADER);
        }
        try {
            double seconds = Double.parseDouble(cells[2]);
            if (!(seconds >= 0 && seconds < Integer.MAX_VALUE)) {
                throw new NumberFormatException("not a time");
            }
            return new Line(number, cells[0], cells[1], Math.round(seconds * 1000), cells[3]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Line " + number + ": '" + cells[2] + "' is no number of seconds", e);
        }
    }

    /** The lines, dialog by dialog, each in the order of its times. */
    private static List<Line> inOrder(List<Line> lines) {
        Map<String, List<Line>> dialogs = new LinkedHashMap<>();
        lines.forEach(
                one -> dialogs.computeIfAbsent(one.dialog(), d -> new ArrayList<>()).add(one));
        List<Line> ordered = new ArrayList<>(lines.size());
        for (List<Line> dialog : dialogs.values()) {
            dialog.sort(Comparator.comparingLong(Line::at));
            ordered.addAll(dialog);
        }
        return ordered;
    }

    /** The number of dialogs. */
    long dialogs() {
        return messages.stream().map(Line::dialog).distinct().count();
    }

    /** The number of conversations. */
    long conversations() {
        return messages.stream().map(Line::conversation).distinct().count();
    }

    /** The messages as contacts send them. */
    List<Arrival> arrivals() {
        return messages.stream().map(line -> new Arrival(line.at(), message(line))).toList();
    }

    private static InboundMessage message(Line line) {
        return InboundMessage.builder()
                .messageId(line.id())
                .channel("log")
                .account("all")
                .contact(line.conversation())
                .text(line.text())
                .build();
    }

    /**
     * The runs: one speaker's messages with pauses of at most that many milliseconds, and with
     * nobody else in between. Runs of one message are left out: they can't fall apart.
     */
    List<List<String>> runs(long longestPause) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        Line before = null;
        for (Line line : messages) {
            if (before == null
                    || !before.conversation().equals(line.conversation())
                    || line.at() - before.at() > longestPause) {
                run = new ArrayList<>();
                runs.add(run);
            }
            run.add(line.id());
            before = line;
        }
        return runs.stream().filter(one -> one.size() > 1).map(List::copyOf).toList();
    }
}
