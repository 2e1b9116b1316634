package dev.caesura.nemesis;

import dev.caesura.nemesis.fault.Attack;
import dev.caesura.nemesis.fault.Fault;
import dev.caesura.nemesis.fault.World;
import dev.caesura.nemesis.judge.Evidence;
import dev.caesura.nemesis.judge.Judge;
import dev.caesura.nemesis.judge.RequestWatch;
import dev.caesura.nemesis.judge.Standard;
import dev.caesura.nemesis.judge.Verdict;
import dev.caesura.nemesis.lab.Host;
import dev.caesura.nemesis.lab.Lab;
import dev.caesura.nemesis.lab.Part;
import dev.caesura.nemesis.lab.Turns;
import dev.caesura.nemesis.load.Certificates;
import dev.caesura.nemesis.load.Contacts;
import dev.caesura.nemesis.load.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trial: it starts the system, lets contacts write, injects faults, heals everything, and judges
 * the topics when the last message is accounted for. {@code nemesis/run} starts it.
 */
public final class Nemesis {

    private static final Duration CALM = Duration.ofSeconds(15);
    private static final Duration SETTLING = Duration.ofMinutes(8);
    private static final int SHOWN = 5;

    private final Options options;
    private final long began = System.nanoTime();
    private final List<String> journal = new ArrayList<>();

    private Nemesis(Options options) {
        this.options = options;
    }

    /**
     * Status 0 if every rule holds or help is asked for, 1 if a rule is broken, 2 if the command
     * line is not understood.
     */
    public static void main(String[] arguments) throws Exception {
        if (Options.isHelp(arguments)) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new Nemesis(options).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        say("starts, seed " + options.seed());
        boolean clocksJump = options.faults().contains(Fault.CLOCK_AHEAD);
        Host.joinAll();
        Certificates certificates =
                new Certificates(options.folder().resolve("certificates"), Host.OUTSIDE);
        try (Provider provider = new Provider(Host.OUTSIDE, certificates);
                Lab lab =
                        new Lab(
                                options.folder(),
                                options.brokers(),
                                provider,
                                clocksJump,
                                options.turns());
                RequestWatch watch = new RequestWatch(lab.client());
                Contacts contacts =
                        new Contacts(
                                lab.webhooks(),
                                Lab.SECRET,
                                options.contacts(),
                                options.rate(),
                                options.seed())) {
            Judge judge = new Judge(lab.client(), Lab.GAP);
            pass(CALM);
            say("attacks for " + options.time());
            Attack attack =
                    new Attack(
                            new World(lab, contacts, provider),
                            options.faults(),
                            options.at(),
                            options.seed(),
                            this::say);
            attack.run(options.time());

            say("everything is healed");
            contacts.end();
            boolean quiet = await(contacts::isQuiet);
            boolean settled = await(() -> judge.unaccounted(contacts.accepted()) == 0);
            say(settled && quiet ? "settled" : "not settled within " + SETTLING);
            pass(CALM); // Nothing more is expected; what comes all the same is to be seen.

            Verdict verdict =
                    judge.judge(
                            new Evidence(
                                    contacts.accepted(),
                                    shown(provider),
                                    attempts(provider),
                                    watch.seen()),
                            standard());
            report(attack, lab, contacts, verdict);
            return verdict.holds();
        }
    }

    private static Map<String, List<String>> shown(Provider provider) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        for (Provider.Shown one : provider.shown()) {
            shown.computeIfAbsent(one.requestId(), id -> new ArrayList<>()).add(one.replyId());
        }
        return shown;
    }

    private Standard standard() {
        return options.faults().contains(Fault.CLOCK_AHEAD)
                ? Standard.OWN_CLOCKS
                : options.turns() == Turns.SUPERSEDE ? Standard.WHOLE_SESSIONS : Standard.SESSIONS;
    }

    private static Map<String, Integer> attempts(Provider provider) {
        Map<String, Integer> attempts = new LinkedHashMap<>();
        provider.shown().forEach(one -> attempts.put(one.requestId(), one.attempt()));
        return attempts;
    }

    private void report(Attack attack, Lab lab, Contacts contacts, Verdict verdict)
            throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("seed", options.seed());
        report.put("seconds", options.time().toSeconds());
        report.put("brokers", options.brokers());
        report.put("contacts", options.contacts());
        report.put("messages a second", options.rate());
        report.put("turns", options.turns());
        Map<String, Integer> faults = new LinkedHashMap<>();
        attack.struck().forEach((fault, times) -> faults.put(fault.title(), times));
        report.put("faults", faults);
        report.put("counts", verdict.counts());
        report.put("outcomes of messages", verdict.outcomes());
        report.put("lateness in milliseconds", verdict.lateness());
        report.put("webhooks not answered 200, and sent again", contacts.refusals());
        Map<String, Integer> ended = new LinkedHashMap<>();
        for (Part part : lab.parts()) {
            if (part.endedByItself() > 0) {
                ended.put(part.name(), part.endedByItself());
            }
        }
        report.put("parts that ended by themselves", ended);
        report.put("violations", verdict.violations());
        report.put("journal", journal);
        Path json = options.folder().resolve("report.json");
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(json.toFile(), report);
        String text = text(report, verdict);
        Files.writeString(options.folder().resolve("report.txt"), text);
        System.out.print(text);
        System.out.println("The whole of it: " + json);
    }

    private static String text(Map<String, Object> report, Verdict verdict) {
        StringBuilder text = new StringBuilder("\n");
        report.forEach(
                (name, value) -> {
                    if (!name.equals("violations") && !name.equals("journal")) {
                        text.append("%-44s %s%n".formatted(name, value));
                    }
                });
        text.append('\n');
        verdict.violations()
                .forEach(
                        (rule, broken) -> {
                            text.append(
                                    "%-44s %s%n"
                                            .formatted(
                                                    rule,
                                                    broken.isEmpty()
                                                            ? "holds"
                                                            : "BROKEN "
                                                                    + broken.size()
                                                                    + " times"));
                            broken.stream()
                                    .limit(SHOWN)
                                    .forEach(one -> text.append("    " + one + "\n"));
                        });
        return text.toString();
    }

    private synchronized void say(String what) {
        String line = "%7.1f  %s".formatted((System.nanoTime() - began) / 1e9, what);
        journal.add(line);
        System.out.println(line);
    }

    private static boolean await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        while (System.nanoTime() < deadline) {
            if (condition.getAsBoolean()) {
                return true;
            }
            pass(Duration.ofSeconds(2));
        }
        return false;
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
