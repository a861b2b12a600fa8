package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.inference.Grid;
import elbow.inference.MatrixLaw;
import elbow.inference.NotPositiveDefinite;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A law of matrices with its numbers put in, reduced as by hand: its inverses and the sums inside
 * its products, each term of its sum, and the sum. A line from whose printed numbers its value
 * would not follow is printed with more digits; where many would be needed, only the value is.
 */
final class MatrixReduction {
    private static final int GUARD = 4;

    /** Larger matrices are not written out inside a law. */
    private static final int LARGEST = 9;

    /** Half a unit of the last printed digit, and a little. */
    private static final double ROUNDING = 0.55;

    private static final double EXACT = 1e-9;

    /** Numbers of a law and how they are printed: given ones in full. */
    private record Leaf(Grid grid, boolean given) {}

    private final List<Leaf> leaves = new ArrayList<>();
    private final Formula law;

    /** A law over the matrices that will be put in. */
    MatrixReduction(Formula law) {
        this.law = law;
    }

    /** The next input of the law. */
    void put(Grid grid, boolean isGiven) {
        boolean exact = grid.cells().stream().allMatch(Real.Exact.class::isInstance);
        leaves.add(new Leaf(grid, isGiven && exact));
    }

    /** One line of numbers and the matrix that a reader gets from it as it is printed. */
    private record Line(Reduction.Line printed, Grid value) {}

    /** From the law to its value. */
    List<Reduction.Line> lines(Grid value, Digits digits) {
        Reduction.Line last = printed(value, digits);
        boolean small = leaves.stream().allMatch(l -> l.grid.cells().size() <= LARGEST);
        if (!small || !value.isFinite() || leaves.stream().anyMatch(l -> !l.grid.isFinite()))
            return List.of(last);
        try {
            List<Formula> stages = stages();
            for (int guard = 0; guard <= GUARD; guard++) {
                List<Line> lines = new ArrayList<>();
                for (Formula stage : stages) lines.add(line(stage, digits.guarded(guard)));
                if (lines.stream().allMatch(l -> follows(l, value, digits)))
                    return with(lines, last);
            }
        } catch (NotPositiveDefinite e) {
            // rounded as it is printed it would have no inverse
        }
        return List.of(last);
    }

    private static List<Reduction.Line> with(List<Line> lines, Reduction.Line last) {
        List<Reduction.Line> all = new ArrayList<>();
        lines.forEach(l -> all.add(l.printed));
        all.add(last);
        List<Reduction.Line> different = new ArrayList<>();
        for (Reduction.Line line : all)
            if (different.isEmpty() || !different.getLast().formula().equals(line.formula()))
                different.add(line);
        return different;
    }

    private List<Formula> stages() {
        List<Formula> stages = new ArrayList<>(List.of(law));
        Formula factors = factors(law, false);
        if (!factors.equals(law)) stages.add(factors);
        Formula terms = terms(law);
        if (!terms.equals(law) && !(terms instanceof Ref)) stages.add(terms);
        return stages;
    }

    /** Inverses, and what is transposed or stands in a product and is a sum, become matrices. */
    private Formula factors(Formula f, boolean inside) {
        return switch (f) {
            case Negate n -> new Negate(factors(n.operand(), inside));
            case Binary b when MatrixLaw.isInverse(b) -> collapse(b);
            case Binary b when MatrixLaw.isTranspose(b) ->
                    b.left() instanceof Ref ? b : collapse(b);
            case Binary b when isSum(b) && inside -> collapse(b);
            case Binary b ->
                    new Binary(
                            b.operator(),
                            factors(b.left(), b.operator() == Operator.TIMES),
                            factors(b.right(), b.operator() == Operator.TIMES));
            case Call c ->
                    new Call(
                            c.function(),
                            c.arguments().stream().map(a -> factors(a, false)).toList());
            case Family g -> {
                Formula of = g.arguments().getFirst().value();
                yield of instanceof Ref ? g : MatrixLaw.of(g.name(), collapse(of));
            }
            default -> f;
        };
    }

    private static boolean isSum(Formula f) {
        return f instanceof Binary b
                && (b.operator() == Operator.PLUS || b.operator() == Operator.MINUS);
    }

    /** Each term of a sum becomes a matrix or a number. */
    private Formula terms(Formula f) {
        if (f instanceof Negate n) return new Negate(terms(n.operand()));
        if (f instanceof Binary b && isSum(f))
            return new Binary(b.operator(), terms(b.left()), terms(b.right()));
        if (f instanceof Binary b
                && b.operator() == Operator.DIVIDE
                && b.right() instanceof Num
                && isSum(b.left() instanceof Negate n ? n.operand() : b.left()))
            return new Binary(b.operator(), terms(b.left()), b.right());
        return f instanceof Ref || f instanceof Num ? f : collapse(f);
    }

    private Formula collapse(Formula f) {
        leaves.add(new Leaf(MatrixLaw.evaluate(f, i -> leaves.get(i).grid), false));
        return new Ref("#" + (leaves.size() - 1));
    }

    private Line line(Formula f, Digits digits) {
        double[] slack = {0};
        Map<Integer, Grid> read = new HashMap<>();
        Formula printed =
                Formulas.rewrite(
                        f,
                        x -> {
                            if (!(x instanceof Ref r) || !r.name().startsWith("#")) return x;
                            int index = Law.index(r);
                            Leaf leaf = leaves.get(index);
                            List<Real> cells = new ArrayList<>();
                            Formula shown = formula(leaf, digits, slack, cells);
                            read.put(index, new Grid(leaf.grid.height(), leaf.grid.width(), cells));
                            return shown;
                        });
        Grid value = MatrixLaw.evaluate(f, i -> read.getOrDefault(i, leaves.get(i).grid));
        return new Line(new Reduction.Line(Reduction.signs(printed), slack[0]), value);
    }

    static Reduction.Line printed(Grid grid, Digits digits) {
        double[] slack = {0};
        Formula formula = formula(new Leaf(grid, false), digits, slack, new ArrayList<>());
        return new Reduction.Line(formula, slack[0]);
    }

    /** The matrix as it is printed, and what a reader takes its cells for. */
    private static Formula formula(Leaf leaf, Digits digits, double[] slack, List<Real> read) {
        Grid grid = leaf.grid;
        List<Formula> rows = new ArrayList<>();
        for (int i = 0; i < grid.height(); i++) {
            List<Formula> row = new ArrayList<>();
            for (int j = 0; j < grid.width(); j++) {
                Real cell = grid.cell(i, j);
                Digits.Shown shown = leaf.given ? Digits.given(cell) : digits.show(cell);
                slack[0] += shown.unit();
                read.add(shown.unit() == 0 ? cell : Truthful.value(shown.formula()));
                row.add(shown.formula());
            }
            rows.add(grid.width() == 1 ? row.getFirst() : new Vector(row));
        }
        return grid.height() == 1 && grid.width() == 1 ? rows.getFirst() : new Vector(rows);
    }

    /** Whether a reader of a line gets the value as it is printed. */
    private static boolean follows(Line line, Grid value, Digits digits) {
        for (int i = 0; i < value.cells().size(); i++) {
            Real is = line.value.cells().get(i);
            Digits.Shown shown = digits.show(value.cells().get(i));
            Real should =
                    shown.unit() == 0 ? value.cells().get(i) : Truthful.value(shown.formula());
            double off = Math.abs(Reals.toDouble(Reals.minus(is, should)));
            double size = Math.max(1, Math.abs(Reals.toDouble(should)));
            if (!(off <= EXACT * size + ROUNDING * shown.unit())) return false;
        }
        return true;
    }
}
