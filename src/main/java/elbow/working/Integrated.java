package elbow.working;

import elbow.distribution.Distribution;
import elbow.formula.Formula;
import elbow.formula.TextPrinter;
import elbow.inference.Accuracy;
import elbow.inference.Measured;
import elbow.inference.Operation;
import elbow.inference.Particular;
import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A measure of one or two distributions of a number that has no closed form, by a sum or by
 * quadrature with a bound on the error. Its inputs are the parameters of the first, then those of
 * the second.
 *
 * @param of one or two
 * @param order of a Rényi divergence
 * @param asked what is told if the error can't be bounded
 */
record Integrated(Kind kind, List<Distribution> of, double order, Formula law, Formula asked)
        implements Operation {
    private static final Measured MEASURED = new Measured(Accuracy.STRICT);

    enum Kind {
        ENTROPY,
        KL,
        CROSS_ENTROPY,
        JENSEN_SHANNON,
        RENYI
    }

    Integrated {
        of = List.copyOf(of);
    }

    @Override
    public Table apply(List<Table> inputs, List<Variable> axes) {
        int cells = axes.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
        List<Real> values = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            Map<Variable, Integer> at = Cells.at(axes, i);
            List<Real> numbers =
                    inputs.stream().map(t -> t.cell(Cells.index(t.axes(), at))).toList();
            values.add(
                    numbers.stream().anyMatch(Real.Undefined.class::isInstance)
                            ? Real.UNDEFINED
                            : value(numbers));
        }
        return Table.of(axes, values);
    }

    private Real value(List<Real> numbers) {
        Particular a = particular(0, numbers);
        Particular b = particular(of.size() - 1, numbers);
        if (a.fault().isPresent() || b.fault().isPresent()) return Real.UNDEFINED;
        Optional<Real> value =
                switch (kind) {
                    case ENTROPY -> MEASURED.entropy(a);
                    case KL -> MEASURED.kl(a, b);
                    case CROSS_ENTROPY -> MEASURED.crossEntropy(a, b);
                    case JENSEN_SHANNON -> MEASURED.jensenShannon(a, b);
                    case RENYI -> MEASURED.renyi(a, b, order);
                };
        return value.orElseThrow(() ->
                new Refusal(
                        TextPrinter.print(asked)
                                + " has no closed form, and its sum or integral can't be had to"
                                + " twelve digits",
                        asked));
    }

    private Particular particular(int which, List<Real> numbers) {
        int from = which == 0 ? 0 : of.getFirst().parameters().size();
        Map<String, Real> parameters = new LinkedHashMap<>();
        for (var p : of.get(which).parameters())
            parameters.put(p.name(), numbers.get(from + parameters.size()));
        return Particular.of(of.get(which), parameters);
    }
}
