package elbow.working;

import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relation;
import elbow.inference.BallTables;
import elbow.inference.Balls;
import elbow.inference.Interpreter;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Question.Condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What doubles can tell of a working at many points at once: claims that hold or fail beyond their
 * rounding. Whatever is in doubt is left to the exact evaluation.
 */
public final class Screening {
    /** What is known of a claim at a point. */
    public enum Known {
        HOLDS,
        FAILS,
        IN_DOUBT
    }

    /** A row of a table may be off 1 by 1e-12, and is then divided by its sum. */
    private static final double NORMALISED = 2e-12;

    /** The exact evaluation takes numbers this near for equal; far more is needed to tell. */
    private static final double EQUAL = 1e-8;

    /** Both evaluations err, each by at most the radius; twice that for good measure. */
    private static final double MARGIN = 4;

    private final BallTables algebra;
    private final Map<Ref, Balls> parameters;
    private final int points;
    private final List<Balls> values = new ArrayList<>();

    Screening(List<Step> steps, Map<Ref, Balls> parameters, int points) {
        this.algebra = new BallTables(points);
        this.parameters = parameters;
        this.points = points;
        for (Step step : steps) values.add(evaluate(step));
    }

    private Balls evaluate(Step step) {
        return switch (step) {
            case Step.Parameter p -> parameter(p.name());
            case Step.Given g -> table(g);
            case Step.Column c ->
                    Balls.of(c.axes(), c.cells().stream().map(this::constant).toList());
            case Step.One one -> algebra.one();
            case Step.Slice s -> algebra.at(value(s.of()), s.variable(), s.state());
            case Step.Applied a ->
                    a.law()
                            .evaluate(
                                    algebra,
                                    a.over(),
                                    a.inputs().stream().map(this::value).toList());
            case Step.Computed c -> unknown(c.axes());
            case Step.Routes r -> value(r.inputs().getLast());
        };
    }

    /** Doubles alone tell nothing of an operation: what rests on it is in doubt. */
    private Balls unknown(List<Variable> axes) {
        double[] anything = new double[points];
        Arrays.fill(anything, Double.POSITIVE_INFINITY);
        Balls cell = Balls.of(new double[points], anything);
        int cells = axes.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
        return Balls.of(axes, Collections.nCopies(cells, cell));
    }

    private Balls value(Step step) {
        return values.get(step.id());
    }

    private Balls parameter(Ref name) {
        Balls known = parameters.get(name);
        return known != null ? known : constant(new Bindings(Map.of()).number(name));
    }

    private Balls constant(Real value) {
        if (value instanceof Real.Exact x) return algebra.constant(x.value());
        double[] mid = new double[points];
        double[] rad = new double[points];
        Arrays.fill(mid, Reals.toDouble(value));
        Arrays.fill(rad, Math.ulp(Reals.toDouble(value)));
        return Balls.of(mid, rad);
    }

    private Balls table(Step.Given given) {
        Interpreter<Balls> cells = new Interpreter<>(algebra, this::parameter, List.of());
        List<Balls> values = given.conditional().cells().stream().map(cells::evaluate).toList();
        if (given.conditional().likelihood()) return Balls.of(given.axes(), values);
        double[] one = new double[points];
        double[] off = new double[points];
        Arrays.fill(one, 1);
        Arrays.fill(off, NORMALISED);
        Balls about = Balls.of(one, off);
        return Balls.of(given.axes(), values.stream().map(v -> algebra.times(v, about)).toList());
    }

    /** What is known of a condition at each point. */
    Known[] known(Condition<Step> condition) {
        return switch (condition) {
            case Condition.Compare<Step> c -> compare(c);
            case Condition.Same<Step> s -> each(p -> false, p -> false);
            case Condition.Independent<Step> i -> each(p -> false, p -> false);
            case Condition.Both<Step> b -> {
                Known[] first = known(b.first());
                Known[] second = known(b.second());
                yield each(
                        p -> first[p] == Known.HOLDS && second[p] == Known.HOLDS,
                        p -> first[p] == Known.FAILS || second[p] == Known.FAILS);
            }
            case Condition.Either<Step> e -> {
                Known[] first = known(e.first());
                Known[] second = known(e.second());
                yield each(
                        p -> first[p] == Known.HOLDS || second[p] == Known.HOLDS,
                        p -> first[p] == Known.FAILS && second[p] == Known.FAILS);
            }
            case Condition.Not<Step> n -> {
                Known[] of = known(n.condition());
                yield each(p -> of[p] == Known.FAILS, p -> of[p] == Known.HOLDS);
            }
        };
    }

    private Known[] each(IntPredicate holds, IntPredicate fails) {
        Known[] known = new Known[points];
        Arrays.setAll(
                known,
                p -> holds.test(p) ? Known.HOLDS : fails.test(p) ? Known.FAILS : Known.IN_DOUBT);
        return known;
    }

    /** Only numbers are compared here; tables are left in doubt. */
    private Known[] compare(Condition.Compare<Step> c) {
        List<Balls> sides = c.sides().stream().map(this::value).toList();
        if (sides.stream().anyMatch(s -> !s.axes().isEmpty())) return each(p -> false, p -> false);
        Known[] all = each(p -> true, p -> false);
        for (int i = 0; i < c.relations().size(); i++) {
            Balls left = sides.get(i);
            Balls right = sides.get(i + 1);
            Relation relation = c.relations().get(i);
            for (int p = 0; p < points; p++) {
                Known one = compare(left, relation, right, p);
                if (one == Known.FAILS || all[p] == Known.HOLDS) all[p] = one;
            }
        }
        return all;
    }

    private static Known compare(Balls a, Relation relation, Balls b, int point) {
        double difference = a.mid(0, point) - b.mid(0, point);
        double doubt = MARGIN * (a.rad(0, point) + b.rad(0, point));
        boolean equality = relation == Relation.EQUAL || relation == Relation.NOT_EQUAL;
        if (!(Math.abs(difference) > doubt + (equality ? EQUAL : 0))) return Known.IN_DOUBT;
        boolean holds =
                switch (relation) {
                    case EQUAL -> false;
                    case NOT_EQUAL -> true;
                    case LESS, AT_MOST -> difference < 0;
                    case GREATER, AT_LEAST -> difference > 0;
                };
        return holds ? Known.HOLDS : Known.FAILS;
    }
}
