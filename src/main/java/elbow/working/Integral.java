package elbow.working;

import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.TextPrinter;
import elbow.inference.Counts;
import elbow.inference.DoubleFormula;
import elbow.inference.NotComputed;
import elbow.inference.Operation;
import elbow.inference.Peaks;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What is integrated under a density e^L(x) of one number x, by quadrature with a bound on the
 * error.
 *
 * @param log L over x and the names
 * @param body what is averaged
 * @param support where x lies
 * @param names what the inputs are called in the formulas
 * @param law as it is printed
 */
record Integral(
        Kind kind, Formula log, Formula body, Support support, List<String> names, Formula law)
        implements Operation {
    static final Ref X = new Ref("x");

    enum Kind {
        /** ln ∫ e^L */
        LOG_MASS,
        /** ∫ f e^L/∫ e^L */
        MEAN,
        /** ∫ (f − E f)² e^L/∫ e^L */
        VARIANCE,
        /** the x of the largest L */
        MODE
    }

    Integral {
        names = List.copyOf(names);
    }

    @Override
    public Table apply(List<Table> inputs, List<Variable> axes) {
        int cells = axes.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
        List<Real> values = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            Map<Variable, Integer> at = Cells.at(axes, i);
            Map<String, Double> numbers = new HashMap<>();
            boolean defined = true;
            for (int k = 0; k < names.size(); k++) {
                Table input = inputs.get(k);
                Real number = input.cell(Cells.index(input.axes(), at));
                defined &= !(number instanceof Real.Undefined);
                if (defined) numbers.put(names.get(k), Reals.toDouble(number));
            }
            values.add(defined ? Real.of(value(numbers)) : Real.UNDEFINED);
        }
        return Table.of(axes, values);
    }

    private double value(Map<String, Double> numbers) {
        DoubleUnaryOperator l = DoubleFormula.of(log, X, numbers);
        DoubleUnaryOperator f = DoubleFormula.of(body, X, numbers);
        Optional<Double> value =
                switch (support) {
                    case Support.Interval i ->
                            integral(
                                    new Peaks(l, end(i.low(), numbers), end(i.high(), numbers)), f);
                    case Support.Whole w ->
                            sum(new Counts(l, end(w.low(), numbers), end(w.high(), numbers)), f);
                    case Support.Single s -> Optional.empty();
                    case Support.States s -> Optional.empty();
                    case Support.Simplex s -> Optional.empty();
                    case Support.Counts c -> Optional.empty();
                    case Support.Vectors v -> Optional.empty();
                };
        return value.orElseThrow(() ->
                new NotComputed(
                        "the integral "
                                + TextPrinter.print(law)
                                + " can't be had to eleven digits"));
    }

    private static double end(Formula end, Map<String, Double> numbers) {
        return DoubleFormula.of(end, X, numbers).applyAsDouble(0);
    }

    private Optional<Double> integral(Peaks peaks, DoubleUnaryOperator f) {
        return switch (kind) {
            case LOG_MASS -> peaks.logMass();
            case MEAN -> peaks.mean(f);
            case VARIANCE -> peaks.mean(f).flatMap(m -> peaks.mean(around(f, m)));
            case MODE -> Optional.of(peaks.mode());
        };
    }

    private Optional<Double> sum(Counts counts, DoubleUnaryOperator f) {
        return switch (kind) {
            case LOG_MASS -> Optional.empty();
            case MEAN -> counts.mean(f);
            case VARIANCE -> counts.mean(f).flatMap(m -> counts.mean(around(f, m)));
            case MODE -> Optional.of(counts.mode());
        };
    }

    private static DoubleUnaryOperator around(DoubleUnaryOperator f, double mean) {
        return x -> {
            double d = f.applyAsDouble(x) - mean;
            return d * d;
        };
    }
}
