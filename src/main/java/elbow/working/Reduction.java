package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Word;
import elbow.formula.Formulas;
import elbow.inference.Interpreter;
import elbow.inference.Scalars;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.List;

/**
 * An expression with its numbers put in, reduced line by line as one would by hand: first what
 * stands inside a function, if it ends as a decimal, then each term of the sum, then the sum.
 * Numbers are kept exact and only their print is rounded; where a printed line would not give the
 * next one, its numbers are printed with more digits until it does.
 */
final class Reduction {
    private static final Scalars SCALARS = new Scalars();
    private static final int GUARD = 9;
    private static final int SHORT = 6;

    private final List<Real> numbers = new ArrayList<>();
    private final List<Boolean> given = new ArrayList<>();

    /** A number that stands in the expression; a given exact one is always written out in full. */
    Ref leaf(Real value, boolean isGiven) {
        numbers.add(value);
        given.add(isGiven && value instanceof Real.Exact);
        return new Ref("@" + (numbers.size() - 1));
    }

    /**
     * One line of numbers.
     *
     * @param slack one unit of the last printed place of each number in it that is rounded
     */
    record Line(Formula formula, double slack) {
        /** Whether nothing in it was rounded. */
        boolean exact() {
            return slack == 0;
        }
    }

    /** The lines from the expression down to its value, in these digits. */
    List<Line> lines(Formula expression, Digits digits) {
        List<Formula> stages = stages(expression);
        for (int guard = 0; ; guard++) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < stages.size(); i++) {
                boolean last = i == stages.size() - 1;
                Line line = print(stages.get(i), last ? digits : digits.guarded(guard));
                if (lines.isEmpty() || !lines.getLast().formula().equals(line.formula()))
                    lines.add(line);
            }
            if (guard == GUARD || Truthful.chain(lines)) return lines;
        }
    }

    /** The value of an expression over these numbers. */
    Real value(Formula expression) {
        return new Interpreter<>(SCALARS, this::number, List.of()).evaluate(expression);
    }

    private List<Formula> stages(Formula expression) {
        List<Formula> stages = new ArrayList<>(List.of(expression));
        Formula simpler = arguments(expression);
        if (!simpler.equals(expression)) stages.add(simpler);
        Formula terms = terms(simpler);
        if (!terms.equals(simpler)) stages.add(terms);
        Formula value = collapse(terms);
        if (!value.equals(terms)) stages.add(value);
        return stages;
    }

    /** Inside functions, what is exactly a short decimal becomes it. */
    private Formula arguments(Formula f) {
        return switch (f) {
            case Call c ->
                    new Call(c.function(), c.arguments().stream().map(this::shortened).toList());
            case Negate n -> new Negate(arguments(n.operand()));
            case Binary b -> new Binary(b.operator(), arguments(b.left()), arguments(b.right()));
            default -> f;
        };
    }

    private Formula shortened(Formula f) {
        if (isLeaf(f)) return f;
        Real value = value(f);
        boolean ends = Digits.decimal(value).filter(d -> d.scale() <= SHORT).isPresent();
        return ends ? leaf(value, true) : arguments(f);
    }

    /** Each term of a sum becomes a number; of anything else, each of its operands. */
    private Formula terms(Formula f) {
        if (f instanceof Negate n && !isLeaf(n.operand())) return new Negate(terms(n.operand()));
        if (isSum(f)) return addends(f);
        if (f instanceof Binary b)
            return new Binary(b.operator(), collapse(b.left()), collapse(b.right()));
        if (f instanceof Call c)
            return new Call(c.function(), c.arguments().stream().map(this::collapse).toList());
        return f;
    }

    private Formula addends(Formula f) {
        if (f instanceof Binary b && isSum(f))
            return new Binary(b.operator(), addends(b.left()), addends(b.right()));
        return collapse(f);
    }

    private static boolean isSum(Formula f) {
        return f instanceof Binary b
                && (b.operator() == Operator.PLUS || b.operator() == Operator.MINUS);
    }

    private Formula collapse(Formula f) {
        return isLeaf(f) ? f : leaf(value(f), false);
    }

    private static boolean isLeaf(Formula f) {
        return f instanceof Ref || f instanceof Num || f instanceof Word;
    }

    private Real number(Ref leaf) {
        return numbers.get(index(leaf));
    }

    private static int index(Ref leaf) {
        return Integer.parseInt(leaf.name().substring(1));
    }

    /** The expression with its numbers written out. */
    Line print(Formula f, Digits digits) {
        double[] slack = {0};
        Formula printed =
                Formulas.rewrite(
                        f,
                        x -> {
                            if (!(x instanceof Ref r)) return x;
                            Digits.Shown shown =
                                    given.get(index(r))
                                            ? Digits.given(number(r))
                                            : digits.show(number(r));
                            slack[0] += shown.unit();
                            return shown.formula();
                        });
        return new Line(signs(printed), slack[0]);
    }

    /** a + (−b) is written a − b. */
    static Formula signs(Formula f) {
        return Formulas.rewrite(
                f,
                x ->
                        x instanceof Binary b
                                        && b.operator() == Operator.PLUS
                                        && b.right() instanceof Negate n
                                ? new Binary(Operator.MINUS, b.left(), n.operand())
                                : x);
    }
}
