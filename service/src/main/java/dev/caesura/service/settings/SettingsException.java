package dev.caesura.service.settings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;

/** Settings that can't be used: all of them, each with its place and what to write instead. */
public final class SettingsException extends IllegalArgumentException {

    /** The exit code of a process that can't use its settings. */
    public static final int EXIT_CODE = 2;

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** An exception with all problems; each is reported once. */
    public SettingsException(List<Problem> problems) {
        this(problems, null);
    }

    private SettingsException(List<Problem> problems, @Nullable Throwable cause) {
        super(text(problems), cause);
        this.problems = problems.stream().distinct().sorted(Problem.ORDER).toList();
    }

    /** The problems, by file and line. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The refused setting behind a failed start; empty if the start failed for another reason.
     * Caesura refuses settings with an {@link IllegalArgumentException} of its own classes.
     */
    public static Optional<SettingsException> behind(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof SettingsException refused) {
                return Optional.of(refused);
            }
            if (cause instanceof IllegalArgumentException && isOfCaesura(cause)) {
                return Optional.of(
                        new SettingsException(List.of(Problem.of(cause.getMessage())), cause));
            }
        }
        return Optional.empty();
    }

    /**
     * The innermost first; a binding's own exception repeats it with a value that may be secret.
     */
    private static Deque<Throwable> causes(Throwable failure) {
        Set<Throwable> seen = new LinkedHashSet<>();
        for (Throwable one = failure; one != null && seen.add(one); one = one.getCause()) {
            continue;
        }
        Deque<Throwable> innermostFirst = new ArrayDeque<>();
        seen.stream()
                .filter(cause -> !(cause instanceof BindException))
                .forEach(innermostFirst::addFirst);
        return innermostFirst;
    }

    private static boolean isOfCaesura(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("dev.caesura.");
    }

    private static String text(List<Problem> problems) {
        List<Problem> sorted = problems.stream().distinct().sorted(Problem.ORDER).toList();
        String head =
                sorted.size() == 1
                        ? "A setting can't be used:"
                        : sorted.size() + " settings can't be used:";
        return sorted.stream()
                .map(Problem::text)
                .collect(
                        Collectors.joining(
                                System.lineSeparator(), head + System.lineSeparator(), ""));
    }
}
