package elbow.grading;

/** A row of {@code marks.jsonl} and the mark that its answer gets now. */
public record Remark(
        String submission,
        String learner,
        String exercise,
        long seed,
        String part,
        String text,
        String before,
        double creditBefore,
        String now,
        double credit) {
    Remark(MarkRow row, Mark mark) {
        this(
                row.submission(),
                row.learner(),
                row.exercise(),
                row.seed(),
                row.part(),
                row.text(),
                row.verdict(),
                row.credit(),
                verdict(mark.verdict()),
                mark.credit());
    }

    /** By name, a mistake with its id. */
    private static String verdict(Verdict verdict) {
        return verdict instanceof Verdict.Mistaken m
                ? verdict.outcome().text() + " " + m.mistakes().getFirst().id()
                : verdict.outcome().text();
    }

    boolean isChange() {
        return !before.equals(now) || creditBefore != credit;
    }
}
