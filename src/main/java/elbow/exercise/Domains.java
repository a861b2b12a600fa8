package elbow.exercise;

import elbow.distribution.Condition;
import elbow.distribution.Distribution;
import elbow.distribution.Instance;
import elbow.distribution.Parameter;
import elbow.distribution.Spelling;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.source.Fault;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Bindings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether the parameters of a distribution are in their domains, and an observed value in its
 * support: {@code var > 0}. What depends on variables of the model is not known and passes.
 */
final class Domains {
    /** How far a sum may be from what it equals. */
    private static final Real SLACK = Real.of(1e-12);

    private final Written source;
    private final Instance instance;
    private final Family family;
    private final Bindings bindings;

    private Domains(Written source, Instance instance, Family family, Bindings bindings) {
        this.source = source;
        this.instance = instance;
        this.family = family;
        this.bindings = bindings;
    }

    /** What is wrong with the parameters of a distribution, and where. */
    static Optional<Fault> fault(Written source, Family family, Bindings bindings) {
        return of(source, family, bindings).flatMap(Domains::fault);
    }

    /** Why a value can't be observed of a distribution. */
    static Optional<String> outside(
            Written source, Family family, Formula value, Bindings bindings) {
        return of(source, family, bindings).flatMap(d -> d.outside(value));
    }

    private static Optional<Domains> of(Written source, Family family, Bindings bindings) {
        try {
            return Optional.of(new Domains(source, Instance.of(family), family, bindings));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Fault> fault() {
        Optional<Fault> covariance = covariance();
        if (covariance.isPresent()) return covariance;
        for (Spelling s : instance.distribution().spellings())
            for (Argument a : family.arguments())
                if (a.name().filter(s.written()::equals).isPresent()) {
                    Optional<Fault> fault =
                            s.condition().flatMap(c -> fault(c, Map.of(s.written(), a.value())));
                    if (fault.isPresent()) return fault;
                }
        for (Parameter p : instance.distribution().parameters()) {
            Formula value = instance.parameters().get(p.name());
            if (value == null || p.kind() != Parameter.Kind.COUNT) continue;
            Formula whole = new Call(Function.WHOLE, List.of(new Ref(p.name())));
            Formula holds = new Comparison(List.of(whole, ONE), List.of(Relation.EQUAL));
            Condition condition = new Condition(holds, p.name() + " is a whole number");
            Optional<Fault> fault = fault(condition, Map.of(p.name(), value));
            if (fault.isPresent()) return fault;
        }
        for (Condition c : instance.distribution().conditions()) {
            Optional<Fault> fault = fault(c, instance.parameters());
            if (fault.isPresent()) return fault;
        }
        return Optional.empty();
    }

    /** A covariance is symmetric, and positive definite: it has a Cholesky factor. */
    private Optional<Fault> covariance() {
        Optional<Vector> cov =
                family.arguments().stream()
                        .filter(a -> a.name().filter("cov"::equals).isPresent())
                        .map(Argument::value)
                        .filter(Vector.class::isInstance)
                        .map(Vector.class::cast)
                        .findFirst();
        if (cov.isEmpty()) return Optional.empty();
        int size = cov.get().elements().size();
        double[][] cells = new double[size][size];
        for (int i = 0; i < size; i++) {
            if (!(cov.get().elements().get(i) instanceof Vector row)
                    || row.elements().size() != size
                    || !row.elements().stream().allMatch(this::isKnown)) return Optional.empty();
            for (int j = 0; j < size; j++)
                cells[i][j] = Reals.toDouble(bindings.evaluate(row.elements().get(j)));
        }
        for (int i = 0; i < size; i++)
            for (int j = 0; j < i; j++)
                if (cells[i][j] != cells[j][i])
                    return Optional.of(
                            noCovariance(
                                    cov.get(),
                                    "is not symmetric: row "
                                            + (j + 1)
                                            + ", column "
                                            + (i + 1)
                                            + " is not row "
                                            + (i + 1)
                                            + ", column "
                                            + (j + 1)));
        return isPositiveDefinite(cells)
                ? Optional.empty()
                : Optional.of(
                        noCovariance(
                                cov.get(),
                                "is not positive definite: some variances must be larger or"
                                        + " covariances smaller"));
    }

    private Fault noCovariance(Vector cov, String why) {
        return new Fault(source.placeOf(cov), "this covariance of a Normal " + why);
    }

    private static boolean isPositiveDefinite(double[][] a) {
        int size = a.length;
        double[][] l = new double[size][size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j <= i; j++) {
                double rest = a[i][j];
                for (int k = 0; k < j; k++) rest -= l[i][k] * l[j][k];
                if (i == j && !(rest > 0)) return false;
                l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
            }
        return true;
    }

    private static final Formula ONE = Formulas.parse("1");

    private Optional<Fault> fault(Condition condition, Map<String, Formula> parameters) {
        Comparison c = (Comparison) condition.holds();
        int size =
                Formulas.walk(c).anyMatch(Fold.class::isInstance)
                        ? 1
                        : names(c, parameters).stream()
                                .map(parameters::get)
                                .mapToInt(f -> f instanceof Vector v ? v.elements().size() : 1)
                                .max()
                                .orElse(1);
        for (int i = 0; i < size; i++) {
            int at = i;
            List<Formula> operands =
                    c.operands().stream().map(o -> written(o, parameters, at)).toList();
            if (!operands.stream().allMatch(this::isKnown)) continue;
            if (!holds(c.relations(), operands))
                return Optional.of(fault(condition, names(c, parameters), operands, parameters, i));
        }
        return Optional.empty();
    }

    /** The parameters that a condition is about. */
    private static List<String> names(Formula condition, Map<String, Formula> parameters) {
        Set<String> names = Formulas.names(condition);
        return parameters.keySet().stream().filter(names::contains).toList();
    }

    /** With what was written in the place of the parameters, at one component of vectors. */
    private static Formula written(Formula f, Map<String, Formula> parameters, int at) {
        return switch (f) {
            case Fold fold -> {
                int size =
                        names(fold, parameters).stream()
                                .map(parameters::get)
                                .mapToInt(p -> p instanceof Vector v ? v.elements().size() : 1)
                                .max()
                                .orElse(1);
                yield IntStream.range(0, size)
                        .mapToObj(i -> written(fold.body(), parameters, i))
                        .reduce((a, b) -> new Binary(Operator.PLUS, a, b))
                        .orElse(fold);
            }
            default ->
                    Formulas.rewrite(
                            f,
                            g -> {
                                Formula value =
                                        g instanceof Ref r && r.path().isEmpty()
                                                ? parameters.get(r.name())
                                                : null;
                                if (value == null) return g;
                                return value instanceof Vector v
                                        ? v.elements().get(Math.min(at, v.elements().size() - 1))
                                        : value;
                            });
        };
    }

    private boolean isKnown(Formula f) {
        return Formulas.walk(f)
                .allMatch(g ->
                        switch (g) {
                            case Ref r ->
                                    r.equals(new Ref("pi"))
                                            || bindings.values().get(r) instanceof Real;
                            case Formula.Word w -> w.kind() != Formula.Word.Special.UNKNOWN;
                            case Vector v -> false;
                            case Formula other -> true;
                        });
    }

    private boolean holds(List<Relation> relations, List<Formula> operands) {
        List<Real> values = operands.stream().map(bindings::evaluate).toList();
        for (int i = 0; i < relations.size(); i++) {
            Real off = Reals.minus(values.get(i), values.get(i + 1));
            if (off instanceof Real.Undefined) return false;
            int sign = Reals.signum(off);
            boolean holds =
                    switch (relations.get(i)) {
                        case EQUAL -> Reals.compare(Reals.abs(off), SLACK) <= 0;
                        case NOT_EQUAL -> sign != 0;
                        case LESS -> sign < 0;
                        case AT_MOST -> sign <= 0;
                        case GREATER -> sign > 0;
                        case AT_LEAST -> sign >= 0;
                    };
            if (!holds) return false;
        }
        return true;
    }

    private Fault fault(
            Condition condition,
            List<String> names,
            List<Formula> operands,
            Map<String, Formula> parameters,
            int at) {
        Formula culprit = argument(names);
        boolean summed = Formulas.walk(condition.holds()).anyMatch(Fold.class::isInstance);
        String values =
                names.stream()
                        .map(n -> n + " = " + shown(parameters, n, summed ? -1 : at))
                        .collect(Collectors.joining(", "));
        Set<Ref> drawn = new LinkedHashSet<>();
        operands.stream()
                .flatMap(Formulas::walk)
                .forEach(f -> {
                    if (f instanceof Ref r && bindings.values().get(r) != null) drawn.add(r);
                });
        String where = "";
        if (!drawn.isEmpty()) {
            Map<Ref, Value> point = new LinkedHashMap<>();
            drawn.forEach(r -> {
                Value value = bindings.values().get(r);
                if (value != null) point.put(r, value);
            });
            where =
                    " at "
                            + Shown.point(point)
                            + "; add "
                            + Formulas.text(
                                    new Comparison(
                                            operands, ((Comparison) condition.holds()).relations()))
                            + " to require";
        }
        return new Fault(
                source.placeOf(culprit),
                "no " + family.name() + " has " + values + ": " + condition.words() + where);
    }

    private String shown(Map<String, Formula> parameters, String name, int at) {
        if (at < 0 && parameters.get(name) instanceof Vector v)
            return IntStream.range(0, v.elements().size())
                    .mapToObj(i -> shown(parameters, name, i))
                    .collect(Collectors.joining(", ", "[", "]"));
        Formula value = written(new Ref(name), parameters, Math.max(at, 0));
        return isKnown(value) ? Shown.of(bindings.evaluate(value)) : Formulas.text(value);
    }

    /** The argument that gives one of these parameters, else the whole. */
    private Formula argument(List<String> names) {
        for (Argument a : family.arguments()) {
            String name = a.name().orElse(names.getFirst());
            boolean spelled =
                    instance.distribution().spellings().stream()
                            .anyMatch(
                                    s -> s.written().equals(name) && names.contains(s.parameter()));
            if (names.contains(name) || spelled) return a.value();
        }
        return family;
    }

    private Optional<String> outside(Formula value) {
        Distribution d = instance.distribution();
        return switch (d.support()) {
            case Support.Interval i -> outside(value, i.low(), i.high(), false);
            case Support.Whole w -> outside(value, w.low(), w.high(), true);
            case Support.Single s -> Optional.empty();
            case Support.States s -> Optional.empty();
            case Support.Simplex s -> sums(value, ONE, "numbers of at least 0 that sum to 1");
            case Support.Counts c ->
                    sums(
                            value,
                            written(c.sum(), instance.parameters(), 0),
                            "counts that sum to " + Formulas.text(c.sum()));
            case Support.Vectors v -> Optional.empty();
        };
    }

    private Optional<String> outside(Formula value, Formula from, Formula to, boolean whole) {
        Formula low = written(from, instance.parameters(), 0);
        Formula high = written(to, instance.parameters(), 0);
        if (!isKnown(value)) return Optional.empty();
        Real x = bindings.evaluate(value);
        boolean below = isKnown(low) && Reals.compare(x, bindings.evaluate(low)) < 0;
        boolean above = isKnown(high) && Reals.compare(x, bindings.evaluate(high)) > 0;
        boolean broken =
                whole && isKnown(low) && !Real.ONE.equals(bindings.evaluate(wholeOf(value)));
        if (!below && !above && !broken) return Optional.empty();
        return Optional.of(
                Shown.of(x)
                        + " is no value of a "
                        + family.name()
                        + (whole ? ", which has whole numbers" : ", which has numbers")
                        + range(low, high));
    }

    private static Formula wholeOf(Formula value) {
        return new Call(Function.WHOLE, List.of(value));
    }

    private String range(Formula low, Formula high) {
        boolean up = high.equals(new Formula.Word(Formula.Word.Special.INFINITE));
        String from = isKnown(low) ? Shown.of(bindings.evaluate(low)) : Formulas.text(low);
        String to = isKnown(high) ? Shown.of(bindings.evaluate(high)) : Formulas.text(high);
        return up ? " from " + from + " on" : " from " + from + " to " + to;
    }

    private Optional<String> sums(Formula value, Formula total, String wanted) {
        if (!(value instanceof Vector v) || !v.elements().stream().allMatch(this::isKnown))
            return Optional.empty();
        List<Real> numbers = v.elements().stream().map(bindings::evaluate).toList();
        Real sum = numbers.stream().reduce(Real.ZERO, Reals::plus);
        boolean fits =
                numbers.stream().allMatch(n -> Reals.signum(n) >= 0)
                        && (!isKnown(total)
                                || Reals.compare(
                                                Reals.abs(
                                                        Reals.minus(sum, bindings.evaluate(total))),
                                                SLACK)
                                        <= 0);
        return fits
                ? Optional.empty()
                : Optional.of(
                        "["
                                + numbers.stream().map(Shown::of).collect(Collectors.joining(", "))
                                + "] is no value of a "
                                + family.name()
                                + ", which has "
                                + wanted);
    }
}
