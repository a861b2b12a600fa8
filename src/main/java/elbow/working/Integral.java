package elbow.working;

import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.TextPrinter;
import elbow.inference.DoubleFormula;
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
        Kind kind,
        Formula log,
        Formula body,
        Support.Interval support,
        List<String> names,
        Formula law)
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
        double low = DoubleFormula.of(support.low(), X, numbers).applyAsDouble(0);
        double high = DoubleFormula.of(support.high(), X, numbers).applyAsDouble(0);
        var l = DoubleFormula.of(log, X, numbers);
        var f = DoubleFormula.of(body, X, numbers);
        Peaks peaks = new Peaks(l, low, high);
        Optional<Double> value =
                switch (kind) {
                    case LOG_MASS -> peaks.logMass();
                    case MEAN -> peaks.mean(f);
                    case VARIANCE ->
                            peaks.mean(f)
                                    .flatMap(m ->
                                            peaks.mean(
                                                    x -> {
                                                        double d = f.applyAsDouble(x) - m;
                                                        return d * d;
                                                    }));
                    case MODE -> Optional.of(peaks.mode());
                };
        return value.orElseThrow(() ->
                new Refusal(
                        "the integral " + TextPrinter.print(law) + " can't be had to eleven digits",
                        law));
    }
}
