package elbow.grading;

import elbow.formula.Formula;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Word;
import elbow.formula.Formulas;
import elbow.inference.Interpreter;
import elbow.inference.Scalars;
import elbow.model.State;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Digits;
import elbow.working.Passage;
import elbow.working.Passage.Conclusion;
import elbow.working.Passage.Derivation;
import elbow.working.Passage.Equality;
import elbow.working.Passage.Rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The printed lines of a working, each computed again from its numbers rounded to the digits. */
final class RoundedLines {
    private final Digits digits;

    RoundedLines(Digits digits) {
        this.digits = digits;
    }

    /** What the lines come to, and how far off the worst of them is. */
    record Result(Real value, double error) {}

    /** One result for each number of a passage; {@code accurate} are these numbers. */
    List<Result> of(Passage passage, List<Real> accurate) {
        return switch (passage) {
            case Derivation d -> List.of(lines(d.lines(), accurate.getFirst()));
            case Rows r when r.total().isEmpty() -> rows(r, accurate);
            case Rows r -> List.of(sum(r, accurate.getFirst()));
            case Conclusion c -> accurate.stream().map(a -> new Result(a, 0)).toList();
        };
    }

    /** The largest error of a passage on the way, against its own first line. */
    double largestError(Passage passage) {
        return switch (passage) {
            case Derivation d -> lines(d.lines()).error();
            case Rows r when r.total().isEmpty() ->
                    r.rows().stream().mapToDouble(x -> lines(x.lines()).error()).max().orElse(0);
            case Rows r -> Math.abs(drift(r));
            case Conclusion c -> 0;
        };
    }

    private List<Result> rows(Rows table, List<Real> accurate) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++)
            results.add(
                    lines(
                            table.rows().get(i).lines(),
                            accurate.get(Math.min(i, accurate.size() - 1))));
        return results;
    }

    /** A long sum is off by what its terms are off. */
    private Result sum(Rows sum, Real accurate) {
        double drift = drift(sum);
        Real value = rounded(Reals.plus(accurate, Real.of(drift)));
        return new Result(value, Math.max(Math.abs(drift), distance(value, accurate)));
    }

    private double drift(Rows sum) {
        double shown = 0;
        for (Passage.Row row : sum.rows()) {
            List<Equality> lines = row.lines();
            Optional<Real> term = value(lines.getFirst().formula());
            if (term.isPresent())
                shown += Reals.toDouble(Reals.minus(rounded(term.get()), term.get()));
        }
        double unit = StrictMath.pow(10, -digits.decimals());
        return shown + Math.copySign(sum.left() * unit / 2, shown);
    }

    private Result lines(List<Equality> lines) {
        Optional<Real> first =
                lines.isEmpty() ? Optional.empty() : value(lines.getFirst().formula());
        return first.map(v -> lines(lines, v)).orElse(new Result(Real.ZERO, 0));
    }

    /** Each line but the last leads to a value; that of the last of them is gone on with. */
    private Result lines(List<Equality> lines, Real accurate) {
        Real value = rounded(accurate);
        double error = distance(value, accurate);
        for (Equality line : lines.subList(0, Math.max(0, lines.size() - 1))) {
            Optional<Real> next = value(roundedNumbers(line.formula()));
            if (next.isEmpty()) continue;
            value = rounded(next.get());
            error = Math.max(error, distance(value, accurate));
        }
        return new Result(value, error);
    }

    private Formula roundedNumbers(Formula line) {
        return Formulas.rewrite(
                line,
                f ->
                        f instanceof Num n
                                ? number(digits.round(Real.of(State.fraction(n.value()))))
                                : f);
    }

    private static Formula number(BigDecimal value) {
        Num size = new Num(value.abs());
        return value.signum() < 0 ? new Negate(size) : size;
    }

    private Real rounded(Real value) {
        return Reals.isFinite(value) ? Real.of(State.fraction(digits.round(value))) : value;
    }

    private static Optional<Real> value(Formula line) {
        if (Formulas.walk(line).anyMatch(f -> f instanceof Word)) return Optional.empty();
        Real value =
                new Interpreter<Real>(
                                new Scalars(),
                                r -> {
                                    throw new IllegalArgumentException("a name in a line: " + r);
                                },
                                List.of())
                        .evaluate(line);
        return Optional.of(value).filter(Reals::isFinite);
    }

    private static double distance(Real a, Real b) {
        return Math.abs(Reals.toDouble(Reals.minus(a, b)));
    }
}
