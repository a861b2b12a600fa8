package elbow.grading;

import java.io.IOException;
import java.nio.file.Path;

/** {@code changes.csv}: a row for each answer that was marked otherwise before. */
final class ChangesFile implements AutoCloseable {
    private final Csv csv;

    ChangesFile(Path folder) throws IOException {
        this.csv =
                new Csv(
                        folder.resolve("changes.csv"),
                        "learner",
                        "submission",
                        "exercise",
                        "seed",
                        "part",
                        "text",
                        "verdict_before",
                        "verdict",
                        "credit_before",
                        "credit");
    }

    void add(Remark r) {
        csv.add(
                Csv.safe(r.learner()),
                Csv.safe(r.submission()),
                Csv.safe(r.exercise()),
                Long.toString(r.seed()),
                r.part(),
                Csv.safe(r.text()),
                r.before(),
                r.now(),
                GradesFile.number(r.creditBefore()),
                GradesFile.number(r.credit()));
    }

    void commit() throws IOException {
        csv.commit();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
