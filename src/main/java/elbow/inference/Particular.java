package elbow.inference;

import elbow.distribution.Condition;
import elbow.distribution.Distribution;
import elbow.distribution.Parameter;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution with a number for each parameter, or a table over components: what its laws are
 * evaluated at.
 *
 * @param components what folds of the laws run over; none where x is a number
 */
public record Particular(
        Distribution distribution, Map<String, Table> parameters, List<Variable> components) {
    public Particular {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        components = List.copyOf(components);
    }

    /** A distribution of one number. */
    public static Particular of(Distribution distribution, Map<String, Real> parameters) {
        Map<String, Table> tables = new LinkedHashMap<>();
        parameters.forEach((name, value) -> tables.put(name, Table.of(value)));
        return new Particular(distribution, tables, List.of());
    }

    @Override
    public String toString() {
        return distribution + parameters.toString();
    }

    /** A law over the parameters. */
    public Table evaluate(Formula law) {
        return evaluate(law, parameters);
    }

    /** A law over x and the parameters. */
    public Table evaluate(Formula law, Table x) {
        Map<String, Table> names = new LinkedHashMap<>(parameters);
        names.put("x", x);
        return evaluate(law, names);
    }

    /** ln p(x); −∞ where x is outside the support. */
    public Real logDensity(Real x) {
        return density(x, distribution.logDensity(), Real.of(Double.NEGATIVE_INFINITY));
    }

    /** p(x), 0 outside the support; exact where it can be. */
    public Real density(Real x) {
        return density(x, distribution.density(), Real.ZERO);
    }

    private Real density(Real x, Formula law, Real outside) {
        Optional<Formula> indicator = distribution.support().indicator();
        Table at = Table.of(x);
        if (indicator.isPresent()) {
            Real inside = evaluate(indicator.get(), at).number();
            if (Reals.isZero(inside)) return outside;
            if (inside instanceof Real.Undefined) return inside;
        }
        return evaluate(law, at).number();
    }

    /** The value of a law of the distribution, where it has one. */
    public Optional<Table> statistic(Statistic statistic) {
        return distribution.law(statistic).map(this::evaluate);
    }

    /** In words, the first condition that the parameters don't meet. */
    public Optional<String> fault() {
        for (Parameter p : distribution.parameters())
            if (p.kind() == Parameter.Kind.COUNT && !isOne(whole(p.name())))
                return Optional.of(p.name() + " is a whole number");
        return distribution.conditions().stream()
                .filter(c -> !holds(c))
                .map(Condition::words)
                .findFirst();
    }

    private Table whole(String parameter) {
        return new Tables().map(Formula.Function.WHOLE, table(parameters, parameter));
    }

    private static boolean isOne(Table table) {
        return table.cells().stream().allMatch(Real.ONE::equals);
    }

    private boolean holds(Condition condition) {
        Comparison c = (Comparison) condition.holds();
        List<Table> operands = c.operands().stream().map(this::evaluate).toList();
        for (int i = 0; i < c.relations().size(); i++) {
            Formula.Relation relation = c.relations().get(i);
            Table differences = new Tables().minus(operands.get(i), operands.get(i + 1));
            if (!differences.cells().stream().allMatch(d -> holds(relation, d))) return false;
        }
        return true;
    }

    /** How far a sum may be from what it equals. */
    private static final double ROUNDING = 1e-12;

    private static boolean holds(Formula.Relation relation, Real difference) {
        if (difference instanceof Real.Undefined) return false;
        int sign = Reals.signum(difference);
        return switch (relation) {
            case EQUAL -> Math.abs(Reals.toDouble(difference)) <= ROUNDING;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }

    /** The ends of the support of a number. */
    double[] ends() {
        return switch (distribution.support()) {
            case Support.Interval i -> ends(i.low(), i.high());
            case Support.Whole w -> ends(w.low(), w.high());
            case Support.Single s -> ends(s.value(), s.value());
            case Support.States s -> throw notANumber();
            case Support.Simplex s -> throw notANumber();
            case Support.Counts c -> throw notANumber();
            case Support.Vectors v -> throw notANumber();
        };
    }

    private double[] ends(Formula low, Formula high) {
        return new double[] {number(low), number(high)};
    }

    /** The double of a law that is a number. */
    double number(Formula law) {
        return Reals.toDouble(evaluate(law).number());
    }

    private IllegalStateException notANumber() {
        return new IllegalStateException(distribution + " is over no numbers");
    }

    private Table evaluate(Formula law, Map<String, Table> names) {
        return interpret(law, names, components);
    }

    /** A law over {@code a.mean}, {@code b.mean}, the parameters of two distributions. */
    static Table evaluate(Formula law, Particular a, Particular b) {
        Map<String, Table> names = new LinkedHashMap<>();
        a.parameters.forEach((name, table) -> names.put("a." + name, table));
        b.parameters.forEach((name, table) -> names.put("b." + name, table));
        return interpret(law, names, a.components);
    }

    private static Table interpret(Formula law, Map<String, Table> names, List<Variable> over) {
        return new Interpreter<>(new Tables(), ref -> table(names, name(ref)), over).evaluate(law);
    }

    private static Table table(Map<String, Table> names, String name) {
        Table table = names.get(name);
        if (table != null) return table;
        if (name.equals("pi")) return Table.of(Real.of(Math.PI));
        throw new IllegalArgumentException("no " + name + " among " + names.keySet());
    }

    private static String name(Ref ref) {
        StringBuilder name = new StringBuilder(ref.name());
        for (Selector s : ref.path())
            if (s instanceof Selector.Component c) name.append('.').append(c.key());
        return name.toString();
    }
}
