package elbow.inference;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.TextPrinter;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A law of matrices, {@code #0 + #1*#2^(-1)*(#3 - #4)}: products are those of matrices, {@code
 * S^(-1)} is the inverse of a positive definite matrix, {@code A^T} the transpose, {@code det(S)}
 * and {@code tr(A)} determinant and trace. It holds for each state of the discrete variables that
 * its inputs also have.
 *
 * @param law over the inputs
 * @param inputs which axes of each input are its rows and columns
 * @param result those of what follows
 */
public record MatrixLaw(Formula law, List<Layout> inputs, Layout result) implements Operation {
    private static final Formula TRANSPOSE = new Ref("T");
    private static final Formula INVERSE = new Negate(new Num(BigDecimal.ONE));

    public MatrixLaw {
        inputs = List.copyOf(inputs);
    }

    /** The axes along which the rows and the columns of a matrix lie; a number has neither. */
    public record Layout(Optional<Variable> rows, Optional<Variable> columns) {
        /** Rows, then columns. */
        public List<Variable> axes() {
            List<Variable> axes = new ArrayList<>();
            rows.ifPresent(axes::add);
            columns.ifPresent(axes::add);
            return axes;
        }

        public int height() {
            return rows.map(Variable::size).orElse(1);
        }

        public int width() {
            return columns.map(Variable::size).orElse(1);
        }
    }

    /** Aᵀ as a law writes it. */
    public static Formula transpose(Formula matrix) {
        return new Binary(Operator.POWER, matrix, TRANSPOSE);
    }

    /** S⁻¹ as a law writes it. */
    public static Formula inverse(Formula matrix) {
        return new Binary(Operator.POWER, matrix, INVERSE);
    }

    /** det S as a law writes it. */
    public static Formula determinant(Formula matrix) {
        return of("det", matrix);
    }

    /** tr A as a law writes it. */
    public static Formula trace(Formula matrix) {
        return of("tr", matrix);
    }

    /** {@code det} or {@code tr} of a matrix. */
    public static Formula of(String name, Formula matrix) {
        return new Family(name, List.of(new Formula.Argument(Optional.empty(), matrix)));
    }

    public static boolean isTranspose(Formula f) {
        return f instanceof Binary b
                && b.operator() == Operator.POWER
                && b.right().equals(TRANSPOSE);
    }

    public static boolean isInverse(Formula f) {
        return f instanceof Binary b && b.operator() == Operator.POWER && b.right().equals(INVERSE);
    }

    @Override
    public Table apply(List<Table> tables, List<Variable> axes) {
        Set<Variable> own = new LinkedHashSet<>(result.axes());
        List<Variable> states = axes.stream().filter(v -> !own.contains(v)).toList();
        List<Table> ordered = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) ordered.add(ordered(tables.get(i), i));
        List<Variable> order = new ArrayList<>(states);
        order.addAll(result.axes());
        List<Real> cells = new ArrayList<>();
        int count = Axes.cells(states);
        int[][] at = new int[tables.size()][];
        for (int i = 0; i < at.length; i++)
            at[i] = Axes.indices(states, discrete(tables.get(i), inputs.get(i)));
        for (int cell = 0; cell < count; cell++) {
            List<MixedMatrix> matrices = new ArrayList<>();
            for (int i = 0; i < at.length; i++)
                matrices.add(matrix(ordered.get(i), inputs.get(i), at[i][cell]));
            cells.addAll(value(matrices));
        }
        return Table.of(order, cells).ordered(axes);
    }

    private Table ordered(Table table, int input) {
        List<Variable> order = new ArrayList<>(discrete(table, inputs.get(input)));
        order.addAll(inputs.get(input).axes());
        return table.ordered(order);
    }

    private static List<Variable> discrete(Table table, Layout layout) {
        return Axes.without(table.axes(), layout.axes());
    }

    private static MixedMatrix matrix(Table table, Layout layout, int index) {
        int size = layout.height() * layout.width();
        return MixedMatrix.of(
                layout.height(),
                layout.width(),
                table.cells().subList(index * size, (index + 1) * size));
    }

    private List<Real> value(List<MixedMatrix> matrices) {
        if (matrices.stream().anyMatch(m -> !m.isFinite()))
            return java.util.Collections.nCopies(result.height() * result.width(), Real.UNDEFINED);
        return evaluate(law, matrices).cells();
    }

    /** What a law of matrices gives; none of its numbers may be infinite or undefined. */
    public static Grid evaluate(Formula law, java.util.function.Function<Integer, Grid> inputs) {
        List<MixedMatrix> in = new ArrayList<>();
        for (int i = 0; i <= last(law); i++) {
            Grid grid = inputs.apply(i);
            in.add(MixedMatrix.of(grid.height(), grid.width(), grid.cells()));
        }
        return evaluate(law, in).grid();
    }

    private static int last(Formula law) {
        return elbow.formula.Formulas.walk(law)
                .filter(f -> f instanceof Ref r && r.name().startsWith("#"))
                .mapToInt(f -> Integer.parseInt(((Ref) f).name().substring(1)))
                .max()
                .orElse(-1);
    }

    private static MixedMatrix evaluate(Formula f, List<MixedMatrix> in) {
        return switch (f) {
            case Num n -> MixedMatrix.number(State.fraction(n.value()));
            case Ref r -> in.get(Integer.parseInt(r.name().substring(1)));
            case Negate n -> evaluate(n.operand(), in).scaled(BigFraction.of(-1));
            case Binary b when isTranspose(b) -> evaluate(b.left(), in).transposed();
            case Binary b when isInverse(b) -> evaluate(b.left(), in).inverse();
            case Binary b -> binary(b, evaluate(b.left(), in), evaluate(b.right(), in));
            case Family g -> {
                MixedMatrix of = evaluate(g.arguments().getFirst().value(), in);
                yield g.name().equals("det") ? of.determinant() : of.trace();
            }
            case Call c -> evaluate(c.arguments().getFirst(), in).map(c.function());
            default -> throw new IllegalArgumentException("no law of matrices: " + f);
        };
    }

    private static MixedMatrix binary(Binary b, MixedMatrix left, MixedMatrix right) {
        return switch (b.operator()) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case DIVIDE -> left.divide(right);
            case POWER, AND, OR ->
                    throw new IllegalArgumentException(
                            "no law of matrices: " + TextPrinter.print(b));
        };
    }

    /** The law of numbers that this law of matrices is where every matrix has one cell. */
    public static Formula ofNumbers(Formula f) {
        return switch (f) {
            case Binary b when isTranspose(b) -> ofNumbers(b.left());
            case Binary b when isInverse(b) ->
                    new Binary(Operator.DIVIDE, new Num(BigDecimal.ONE), ofNumbers(b.left()));
            case Binary b when b.operator() == Operator.TIMES -> product(b);
            case Binary b -> new Binary(b.operator(), ofNumbers(b.left()), ofNumbers(b.right()));
            case Negate n -> new Negate(ofNumbers(n.operand()));
            case Call c ->
                    new Call(
                            c.function(),
                            c.arguments().stream().map(MatrixLaw::ofNumbers).toList());
            case Family g -> ofNumbers(g.arguments().getFirst().value());
            default -> f;
        };
    }

    /** a S⁻¹ b is (a/S) b, and w v wᵀ is w² v. */
    private static Formula product(Binary b) {
        if (isInverse(b.right()))
            return new Binary(
                    Operator.DIVIDE, ofNumbers(b.left()), ofNumbers(((Binary) b.right()).left()));
        if (b.left() instanceof Binary inner
                && inner.operator() == Operator.TIMES
                && isTranspose(b.right())
                && ((Binary) b.right()).left().equals(inner.left())) {
            Formula square =
                    new Binary(
                            Operator.POWER,
                            ofNumbers(inner.left()),
                            new Num(BigDecimal.valueOf(2)));
            return isInverse(inner.right())
                    ? new Binary(
                            Operator.DIVIDE, square, ofNumbers(((Binary) inner.right()).left()))
                    : new Binary(Operator.TIMES, square, ofNumbers(inner.right()));
        }
        return new Binary(Operator.TIMES, ofNumbers(b.left()), ofNumbers(b.right()));
    }
}
