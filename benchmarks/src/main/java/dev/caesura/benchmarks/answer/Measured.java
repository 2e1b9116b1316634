package dev.caesura.benchmarks.answer;

import dev.caesura.schemas.answers.Answer;
import dev.caesura.schemas.answers.Answers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The results of a setting.
 *
 * @param setting the setting
 * @param answers the contacts' experience
 * @param apart the runs whose messages were answered by more than one reply
 */
record Measured(Setting setting, Answers answers, long apart) {

    static Measured of(Setting setting, Answers answers, List<List<String>> runs) {
        Map<String, String> answerOf = new HashMap<>();
        for (Answer answer : answers.all()) {
            answer.messageIds().forEach(id -> answerOf.put(id, answer.requestId()));
        }
        long apart =
                runs.stream()
                        .filter(
                                run ->
                                        run.stream()
                                                        .map(answerOf::get)
                                                        .filter(Objects::nonNull)
                                                        .distinct()
                                                        .count()
                                                > 1)
                        .count();
        return new Measured(setting, answers, apart);
    }

    /** The share of answers before which the contact had already written more, 0 to 1. */
    double overtaken() {
        Answers.Summary summary = answers.summary();
        return summary.answers() == 0 ? 0 : (double) summary.overtaken() / summary.answers();
    }

    /** The median wait from a burst's last message to its end, in seconds. */
    double gapSeconds() {
        long[] waits =
                answers.all().stream()
                        .mapToLong(answer -> answer.closedAt() - answer.lastMessageAt())
                        .sorted()
                        .toArray();
        return waits.length == 0 ? 0 : waits[(waits.length - 1) / 2] / 1000.0;
    }

    /** The calls beyond one for each answer, divided by the answers. */
    double extraCalls() {
        int sent = answers.all().size();
        return sent == 0 ? 0 : (double) (answers.calls() - sent) / sent;
    }
}
