package dev.caesura.nemesis;

import dev.caesura.nemesis.fault.Fault;
import dev.caesura.nemesis.lab.Part.Role;
import dev.caesura.nemesis.lab.Turns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run.
 *
 * @param time the duration of the faults
 * @param seed determines the time, place and duration of each fault, and who writes when
 * @param brokers one or three
 * @param contacts the number of contacts
 * @param rate messages a second, about
 * @param faults the permitted faults
 * @param at the role whose parts they strike, one at a time; null for all
 * @param turns the effect of newer messages on a turn in flight
 * @param folder the folder for everything: data, logs, the report
 */
record Options(
        Duration time,
        long seed,
        int brokers,
        int contacts,
        int rate,
        List<Fault> faults,
        @Nullable Role at,
        Turns turns,
        Path folder) {

    static final String USAGE =
            """
            Usage: nemesis/run [--minutes=20] [--seed=1] [--brokers=3] [--contacts=100] [--rate=10]
                               [--faults=NAME,…] [--at=ROLE] [--turns=queue|supersede]
                               [--folder=nemesis/target/run]
            Faults: %s; all but clock-ahead by default.
            Roles: %s. With --at, faults strike only parts of that role, one part at a time.
            With --turns=supersede, newer messages make attempts void, and drafts are asked for early.
            """
                    .formatted(
                            String.join(
                                    ", ", Arrays.stream(Fault.values()).map(Fault::title).toList()),
                            String.join(
                                    ", ", Arrays.stream(Role.values()).map(Role::title).toList()));

    /** Whether the command line asks only for help. */
    static boolean isHelp(String... arguments) {
        return Arrays.stream(arguments).anyMatch(List.of("--help", "-h")::contains);
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it is not understood
     */
    static Options of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("What is " + argument + "?\n" + USAGE);
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        Options options =
                new Options(
                        Duration.ofSeconds(Math.round(60 * number(given, "minutes", "20"))),
                        Math.round(number(given, "seed", "1")),
                        (int) number(given, "brokers", "3"),
                        (int) number(given, "contacts", "100"),
                        (int) number(given, "rate", "10"),
                        faults(given.remove("faults")),
                        role(given.remove("at")),
                        turns(take(given, "turns", "queue")),
                        Path.of(take(given, "folder", "nemesis/target/run")).toAbsolutePath());
        Role at = options.at();
        if (at != null && options.faults().stream().noneMatch(one -> one.roles().contains(at))) {
            throw new IllegalArgumentException("None of these faults strikes a " + at.title());
        }
        if (options.turns() == Turns.SUPERSEDE && options.faults().contains(Fault.CLOCK_AHEAD)) {
            throw new IllegalArgumentException(
                    "Where clocks jump, only what queues can be judged: leave out --turns");
        }
        if (!given.isEmpty() || (options.brokers() != 1 && options.brokers() != 3)) {
            throw new IllegalArgumentException("What is meant by " + given + "?\n" + USAGE);
        }
        return options;
    }

    private static double number(Map<String, String> given, String name, String usual) {
        String value = take(given, name, usual);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + "=" + value + " is no number", e);
        }
    }

    private static String take(Map<String, String> given, String name, String usual) {
        String value = given.remove(name);
        return value == null ? usual : value;
    }

    private static @Nullable Role role(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(Role.values())
                .filter(one -> one.title().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no role " + name + "\n" + USAGE));
    }

    private static Turns turns(String name) {
        return switch (name) {
            case "queue" -> Turns.QUEUE;
            case "supersede" -> Turns.SUPERSEDE;
            default ->
                    throw new IllegalArgumentException(
                            "--turns=" + name + " is neither queue nor supersede\n" + USAGE);
        };
    }

    private static List<Fault> faults(@Nullable String names) {
        if (names == null) {
            return Arrays.stream(Fault.values()).filter(one -> one != Fault.CLOCK_AHEAD).toList();
        }
        return Arrays.stream(names.split(","))
                .map(
                        name ->
                                Arrays.stream(Fault.values())
                                        .filter(one -> one.title().equals(name))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "There is no fault "
                                                                        + name
                                                                        + "\n"
                                                                        + USAGE)))
                .toList();
    }
}
