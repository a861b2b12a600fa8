package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Word;
import elbow.inference.Functions;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph compiled to arithmetic on arrays of doubles, for running through many variants: all index
 * work is done beforehand and a run makes nothing new. NaN marks what is undefined. Numbers below
 * the doubles are not kept apart from 0, so that what hangs on a result's last digits is left to
 * the exact evaluation.
 */
final class Compiled {
    private final Map<Ref, Integer> slots = new LinkedHashMap<>();
    private final double[][] values;
    private final List<Runnable> kernels = new ArrayList<>();
    private final List<Step.Routes> routes = new ArrayList<>();
    private double[] parameters = new double[0];

    Compiled(List<Step> steps) {
        this.values = new double[steps.size()][];
        for (Step step : steps) {
            values[step.id()] = new double[cells(step.axes())];
            kernels.add(kernel(step));
            if (step instanceof Step.Routes r) routes.add(r);
        }
    }

    /** Evaluates every step on one variant. */
    void run(Bindings bindings) {
        parameters = new double[slots.size()];
        slots.forEach((name, slot) -> parameters[slot] = Reals.toDouble(bindings.number(name)));
        kernels.forEach(Runnable::run);
    }

    /** The cells of a step after a run. */
    double[] of(Step step) {
        return values[step.id()];
    }

    /** How far the routes of any quantity are apart, over the largest number they subtract. */
    double disagreement() {
        return routes.stream().mapToDouble(this::disagreement).max().orElse(0);
    }

    private double disagreement(Step.Routes r) {
        double scale = 0;
        double apart = 0;
        double[] first = of(r.inputs().getFirst());
        for (Step route : r.inputs()) {
            for (Step input : route.inputs()) scale = Math.max(scale, largest(of(input)));
            scale = Math.max(scale, largest(of(route)));
            for (int i = 0; i < first.length; i++) {
                double off = Math.abs(of(route)[i] - first[i]);
                if (Double.isFinite(off)) apart = Math.max(apart, off);
            }
        }
        return apart == 0 ? 0 : apart / scale;
    }

    private static double largest(double[] cells) {
        double largest = 0;
        for (double c : cells) if (Double.isFinite(c)) largest = Math.max(largest, Math.abs(c));
        return largest;
    }

    /** Arithmetic at one cell. */
    private interface Expression {
        double at(int cell);
    }

    private Runnable kernel(Step step) {
        double[] out = values[step.id()];
        return switch (step) {
            case Step.Parameter p -> fill(out, overParameters(p.name()));
            case Step.Given g ->
                    fillEach(
                            out,
                            g.conditional().cells().stream().map(this::overParameters).toList());
            case Step.Column c -> constants(out, c.cells());
            case Step.One one -> constants(out, List.of(Real.ONE));
            case Step.Slice s -> {
                int[] from = indices(s.axes(), Map.of(s.variable(), s.state()), s.of().axes());
                double[] of = values[s.of().id()];
                yield fill(out, i -> of[from[i]]);
            }
            case Step.Applied a -> fill(out, applied(a));
            case Step.Routes r -> () -> copy(best(r), out);
        };
    }

    private static Runnable fill(double[] out, Expression expression) {
        return () -> {
            for (int i = 0; i < out.length; i++) out[i] = expression.at(i);
        };
    }

    private static Runnable fillEach(double[] out, List<Expression> cells) {
        return () -> {
            for (int i = 0; i < out.length; i++) out[i] = cells.get(i).at(0);
        };
    }

    private static Runnable constants(double[] out, List<Real> cells) {
        for (int i = 0; i < out.length; i++) out[i] = Reals.toDouble(cells.get(i));
        return () -> {};
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private double[] best(Step.Routes routes) {
        for (Step route : routes.inputs().reversed()) if (isDefined(of(route))) return of(route);
        return of(routes.inputs().getFirst());
    }

    private static boolean isDefined(double[] cells) {
        for (double c : cells) if (Double.isNaN(c)) return false;
        return true;
    }

    /** The law at each cell of the step; inside a fold, at each cell of the fold. */
    private Expression applied(Step.Applied a) {
        int terms = cells(a.over());
        List<Variable> all = new ArrayList<>(a.axes());
        all.addAll(a.over());
        List<Expression> inputs = new ArrayList<>();
        for (Step input : a.inputs()) {
            int[] index = indices(all, Map.of(), input.axes());
            double[] of = values[input.id()];
            inputs.add(cell -> of[index[cell]]);
        }
        Expression law =
                a.law().stable().isPresent()
                        ? sum(share(inputs.get(0), inputs.get(1)), terms)
                        : compile(a.law().formula(), r -> inputs.get(Law.index(r)), terms);
        return cell -> law.at(cell * terms);
    }

    private static Expression share(Expression p, Expression q) {
        return cell -> Reals.share(p.at(cell), q.at(cell));
    }

    private static Expression sum(Expression term, int terms) {
        return cell -> {
            double sum = 0;
            for (int i = 0; i < terms; i++) sum += term.at(cell + i);
            return sum;
        };
    }

    private static Expression largest(Expression term, int terms) {
        return cell -> {
            double largest = term.at(cell);
            for (int i = 1; i < terms; i++) largest = Math.max(largest, term.at(cell + i));
            return largest;
        };
    }

    private Expression overParameters(Formula f) {
        return compile(
                f,
                r -> {
                    int slot = slots.computeIfAbsent(r, k -> slots.size());
                    return cell -> parameters[slot];
                },
                1);
    }

    private Expression compile(
            Formula f, java.util.function.Function<Ref, Expression> references, int terms) {
        return switch (f) {
            case Num n -> {
                double number = n.value().doubleValue();
                yield cell -> number;
            }
            case Word w -> cell -> Double.POSITIVE_INFINITY;
            case Ref r -> references.apply(r);
            case Negate n -> {
                Expression operand = compile(n.operand(), references, terms);
                yield cell -> -operand.at(cell);
            }
            case Binary b ->
                    binary(
                            b.operator(),
                            compile(b.left(), references, terms),
                            compile(b.right(), references, terms));
            case Call c ->
                    call(
                            c.function(),
                            c.arguments().stream()
                                    .map(a -> compile(a, references, terms))
                                    .toList());
            case Fold fold -> {
                Expression term = compile(fold.body(), references, terms);
                yield switch (fold.kind()) {
                    case SUM -> sum(term, terms);
                    case MAX -> largest(term, terms);
                    case MEAN -> {
                        Expression sum = sum(term, terms);
                        yield cell -> sum.at(cell) / terms;
                    }
                };
            }
            default -> throw new IllegalArgumentException("not arithmetic: " + f);
        };
    }

    private static Expression binary(Formula.Operator operator, Expression a, Expression b) {
        return switch (operator) {
            case PLUS -> cell -> a.at(cell) + b.at(cell);
            case MINUS -> cell -> a.at(cell) - b.at(cell);
            case TIMES -> cell -> times(a.at(cell), b.at(cell));
            case DIVIDE -> cell -> a.at(cell) / (b.at(cell) + 0.0);
            case POWER -> cell -> StrictMath.pow(a.at(cell), b.at(cell));
            case AND, OR -> throw new IllegalArgumentException("not a number: " + operator);
        };
    }

    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private static Expression call(Function function, List<Expression> arguments) {
        Expression first = arguments.getFirst();
        return switch (function) {
            case LOG, LN -> cell -> StrictMath.log(first.at(cell));
            case MIN, MAX -> {
                boolean min = function == Function.MIN;
                yield cell -> {
                    double best = first.at(cell);
                    for (Expression a : arguments)
                        best = min ? Math.min(best, a.at(cell)) : Math.max(best, a.at(cell));
                    return best;
                };
            }
            case DECIMALS -> cell -> Double.NaN;
            case LOG2, LOG10, EXP, SQRT, ABS, SIGMOID, PHI ->
                    cell -> Reals.toDouble(Functions.of(function, Real.of(first.at(cell))));
        };
    }

    private static int cells(List<Variable> axes) {
        return axes.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
    }

    /** For each cell along these axes, with others fixed, the index of the operand's cell. */
    private static int[] indices(
            List<Variable> along, Map<Variable, Integer> fixed, List<Variable> operand) {
        int[] index = new int[cells(along)];
        for (int i = 0; i < index.length; i++) {
            Map<Variable, Integer> at = Cells.at(along, i);
            at.putAll(fixed);
            for (Variable v : operand) index[i] = index[i] * v.size() + requireNonNull(at.get(v));
        }
        return index;
    }
}
