package elbow.grading;

import elbow.distribution.Distributions;
import elbow.grading.Relation.Broken;
import elbow.inference.Particular;
import elbow.inference.Table;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Described;
import elbow.value.Value.Listed;
import elbow.value.Value.Matrix;
import elbow.value.Value.Mixture;
import elbow.value.Value.Tabulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What every value of a kind obeys: a probability in [0, 1], a divergence not negative. */
final class Laws {
    /** What rounding a few numbers may do to their sum. */
    private static final double SLACK = 0.01;

    private Laws() {}

    /** The laws a value breaks, each once; a table or row sums to 1 if the right one does. */
    static List<Broken> broken(Kind kind, Value value, Value truth) {
        List<Broken> broken = new ArrayList<>();
        for (Real number : ranged(kind, value)) {
            if (number instanceof Real.Undefined) continue;
            boolean low = Reals.signum(number) < 0;
            switch (kind) {
                case PROBABILITY -> {
                    if (low || Reals.compare(number, Real.ONE) > 0)
                        broken.add(Broken.NOT_A_PROBABILITY);
                }
                case DIVERGENCE -> {
                    if (low) broken.add(Broken.NEGATIVE);
                }
                case SPREAD -> {
                    if (Reals.signum(number) <= 0) broken.add(Broken.NOT_POSITIVE);
                }
                case LOGARITHM, NUMBER -> {}
            }
        }
        boolean mayBeRows = !(value instanceof Matrix) || kind == Kind.PROBABILITY;
        if (mayBeRows && sumsAreBroken(value, truth)) broken.add(Broken.SUM_NOT_ONE);
        return broken.stream().distinct().toList();
    }

    /** Whether all numbers lie where those of their kind do. */
    static boolean isInRange(Kind kind, Value value) {
        return value.numbers().stream().allMatch(Reals::isFinite)
                && ranged(kind, value).stream().allMatch(kind::holds);
    }

    /** The numbers that are of the kind: of a covariance matrix those on its diagonal. */
    private static List<Real> ranged(Kind kind, Value value) {
        if (kind == Kind.SPREAD && value instanceof Matrix m) return diagonal(m);
        return value.numbers();
    }

    private static List<Real> diagonal(Matrix m) {
        int size = Math.min(m.rows().size(), m.rows().getFirst().size());
        return IntStream.range(0, size).mapToObj(i -> m.rows().get(i).get(i)).toList();
    }

    private static boolean sumsAreBroken(Value value, Value truth) {
        List<List<Real>> rows = rows(value);
        List<List<Real>> right = rows(truth);
        return rows.size() == right.size()
                && IntStream.range(0, rows.size())
                        .anyMatch(i -> sumsToOne(right.get(i)) && !sumsToOne(rows.get(i)));
    }

    /** The numbers that may be a distribution together. */
    private static List<List<Real>> rows(Value value) {
        if (value instanceof Tabulated t) return List.of(t.numbers());
        if (value instanceof Matrix m) return m.rows();
        if (value instanceof Mixture m)
            return List.of(m.components().stream().map(Mixture.Component::weight).toList());
        return value instanceof Listed l
                ? l.items().stream().flatMap(i -> rows(i).stream()).toList()
                : List.of();
    }

    private static boolean sumsToOne(List<Real> numbers) {
        if (!numbers.stream().allMatch(Reals::isFinite)) return false;
        double sum = numbers.stream().mapToDouble(Reals::toDouble).sum();
        return Math.abs(sum - 1) <= SLACK;
    }

    /** In words, what the parameters of a distribution break: a variance that is not positive. */
    static Optional<String> unmet(Value value) {
        if (value instanceof Described d) return unmet(d);
        List<? extends Value> inside =
                value instanceof Mixture m
                        ? m.components().stream().map(Mixture.Component::distribution).toList()
                        : value instanceof Listed l ? l.items() : List.of();
        return inside.stream().flatMap(i -> unmet(i).stream()).findFirst();
    }

    private static Optional<String> unmet(Described d) {
        for (Value parameter : d.parameters().values())
            if (parameter instanceof Matrix m)
                return diagonal(m).stream().allMatch(Kind.SPREAD::holds)
                        ? Optional.empty()
                        : Optional.of("variances are positive");
        return Distributions.named(d.distribution())
                .flatMap(family -> {
                    Map<String, Table> parameters = new LinkedHashMap<>();
                    List<Variable> components = new ArrayList<>();
                    d.parameters().forEach((name, p) -> parameters.put(name, table(p, components)));
                    return new Particular(family, parameters, List.copyOf(components)).fault();
                });
    }

    /** A number; or a vector, over its components. */
    private static Table table(Value parameter, List<Variable> components) {
        if (parameter instanceof Real number) return Table.of(number);
        List<Real> numbers = parameter.numbers();
        Variable axis =
                new Variable(
                        "k",
                        IntStream.range(0, numbers.size())
                                .mapToObj(i -> State.of(Integer.toString(i)))
                                .toList());
        if (!components.contains(axis)) components.add(axis);
        return Table.of(List.of(axis), numbers);
    }
}
