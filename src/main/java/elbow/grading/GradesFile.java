package elbow.grading;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/** {@code grades.csv}: a row for each exercise that a learner answered. */
final class GradesFile implements AutoCloseable {
    private static final String AGAIN = "answered before";

    private final Csv csv;

    GradesFile(Path folder) throws IOException {
        this.csv =
                new Csv(
                        folder.resolve("grades.csv"),
                        "learner",
                        "submission",
                        "exercise",
                        "seed",
                        "score",
                        "max_score",
                        "right",
                        "parts",
                        "note");
    }

    /**
     * @param again whether the learner has a row for this exercise already
     */
    void add(String submission, Graded graded, boolean again) {
        csv.add(
                Csv.safe(graded.learner()),
                Csv.safe(submission),
                Csv.safe(graded.exercise().id()),
                Long.toString(graded.variant().seed()),
                number(graded.score()),
                number(graded.maximum()),
                Long.toString(graded.right()),
                Integer.toString(graded.marks().size()),
                again ? AGAIN : "");
    }

    static String number(double points) {
        BigDecimal rounded = BigDecimal.valueOf(points).setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    void commit() throws IOException {
        csv.commit();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
