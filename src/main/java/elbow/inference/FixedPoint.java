package elbow.inference;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Ref;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What rounds converge to: they go on until no number changes by more than one part in 10^14, or
 * until changes that small no longer shrink. What has not settled after 100,000 rounds is
 * undefined.
 */
public record FixedPoint(Rounds rounds) implements Operation {
    private static final int MOST = 100_000;
    private static final double SETTLED = 1e-14;
    private static final double NEAR = 1e-11;

    /** One round. */
    public interface Rounds {
        /** Rounds in which these given numbers, the inputs after the first, hold. */
        Round with(List<Table> given);
    }

    /** The numbers after one more round. */
    @FunctionalInterface
    public interface Round {
        double[] next(double[] numbers);
    }

    @Override
    public Formula law() {
        return new Family("converged", List.of(new Argument(Optional.empty(), new Ref("#0"))));
    }

    @Override
    public Table apply(List<Table> inputs, List<Variable> axes) {
        Table start = inputs.getFirst();
        double[] numbers = start.cells().stream().mapToDouble(Reals::toDouble).toArray();
        Round round = rounds.with(inputs.subList(1, inputs.size()));
        double last = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST; i++) {
            double[] next = round.next(numbers);
            double change = change(numbers, next);
            if (Double.isNaN(change)) break;
            numbers = next;
            if (change <= SETTLED || (change <= NEAR && change >= last)) return of(numbers, start);
            last = change;
        }
        return Table.of(start.axes(), Collections.nCopies(start.size(), Real.UNDEFINED));
    }

    private static Table of(double[] numbers, Table like) {
        return Table.of(like.axes(), java.util.Arrays.stream(numbers).mapToObj(Real::of).toList());
    }

    /** The largest change, of numbers beyond 1 relative to their size. */
    private static double change(double[] before, double[] after) {
        double largest = 0;
        for (int i = 0; i < before.length; i++) {
            double scale = Math.max(1, Math.abs(after[i]));
            double change = Math.abs(after[i] - before[i]) / scale;
            if (Double.isNaN(change)) return Double.NaN;
            largest = Math.max(largest, change);
        }
        return largest;
    }
}
