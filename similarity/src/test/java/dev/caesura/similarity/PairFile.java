package dev.caesura.similarity;

import dev.caesura.similarity.compare.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Labelled pairs of texts in a test resource, and how well the measure tells them apart. */
final class PairFile {

    record Pair(String language, Kind kind, String a, String b, boolean same, String hard) {}

    /** Counts of verdicts against labels. */
    record Result(int rightlySame, int wronglySame, int wronglyDifferent, int rightlyDifferent) {

        double precision() {
            return rightlySame / (double) (rightlySame + wronglySame);
        }

        double recall() {
            return rightlySame / (double) (rightlySame + wronglyDifferent);
        }

        double f1() {
            return 2 * precision() * recall() / (precision() + recall());
        }

        /** How many of the pairs that differ would have been passed over. */
        double falseSuppression() {
            return wronglySame / (double) (wronglySame + rightlyDifferent);
        }
    }

    private PairFile() {}

    static List<Pair> read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PairFile.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(PairFile::parse)
                    .toList();
        }
    }

    static Result judge(Similarity similarity, List<Pair> pairs) {
        int[] counts = new int[4];
        for (Pair pair : pairs) {
            boolean same = similarity.compare(pair.kind(), pair.a(), pair.b()).same();
            counts[(pair.same() ? 0 : 1) + (same ? 0 : 2)]++;
        }
        return new Result(counts[0], counts[1], counts[2], counts[3]);
    }

    private static Pair parse(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        return new Pair(
                fields.get(0),
                Kind.of(fields.get(1)),
                fields.get(2),
                fields.get(3),
                fields.get(4).equals("1"),
                fields.get(5));
    }
}
