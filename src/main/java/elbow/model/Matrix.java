package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Vector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A matrix of formulas, row by row; a vector has one column, a number one cell. Products with the
 * numbers 0 and 1 are not written out.
 */
public record Matrix(int rows, int columns, List<Formula> cells) {
    private static final Formula ZERO = new Num(BigDecimal.ZERO);
    private static final Formula ONE = new Num(BigDecimal.ONE);

    public Matrix {
        cells = List.copyOf(cells);
        if (cells.size() != rows * columns)
            throw new IllegalArgumentException(cells.size() + " cells of " + rows + "x" + columns);
    }

    static Matrix number(Formula cell) {
        return new Matrix(1, 1, List.of(cell));
    }

    static Matrix identity(int size) {
        return diagonal(IntStream.range(0, size).mapToObj(i -> ONE).toList());
    }

    static Matrix diagonal(List<Formula> cells) {
        int size = cells.size();
        List<Formula> all = new ArrayList<>();
        for (int i = 0; i < size * size; i++)
            all.add(i % (size + 1) == 0 ? cells.get(i / (size + 1)) : ZERO);
        return new Matrix(size, size, all);
    }

    /** The row that picks one component of a vector. */
    static Matrix picking(int component, int size) {
        return new Matrix(
                1,
                size,
                IntStream.range(0, size).mapToObj(i -> i == component ? ONE : ZERO).toList());
    }

    public Formula cell(int row, int column) {
        return cells.get(row * columns + column);
    }

    public boolean isNumber() {
        return rows == 1 && columns == 1;
    }

    public boolean isZero() {
        return cells.stream().allMatch(Matrix::isZero);
    }

    public boolean isIdentity() {
        return rows == columns && equals(identity(rows));
    }

    Matrix map(UnaryOperator<Formula> function) {
        return new Matrix(rows, columns, cells.stream().map(function).toList());
    }

    Matrix negated() {
        return map(Matrix::negate);
    }

    Matrix transposed() {
        List<Formula> all = new ArrayList<>();
        for (int j = 0; j < columns; j++) for (int i = 0; i < rows; i++) all.add(cell(i, j));
        return new Matrix(columns, rows, all);
    }

    Matrix plus(Matrix other) {
        if (rows != other.rows || columns != other.columns)
            throw new IllegalArgumentException(size() + " plus " + other.size());
        List<Formula> all = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) all.add(plus(cells.get(i), other.cells.get(i)));
        return new Matrix(rows, columns, all);
    }

    /** The product; a number times a matrix multiplies every cell. */
    Matrix times(Matrix other) {
        if (isNumber()) return other.map(c -> times(cells.getFirst(), c));
        if (other.isNumber()) return map(c -> times(c, other.cells.getFirst()));
        if (columns != other.rows)
            throw new IllegalArgumentException(size() + " times " + other.size());
        List<Formula> all = new ArrayList<>();
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < other.columns; j++) {
                Formula sum = ZERO;
                for (int k = 0; k < columns; k++)
                    sum = plus(sum, times(cell(i, k), other.cell(k, j)));
                all.add(sum);
            }
        return new Matrix(rows, other.columns, all);
    }

    /** These put below each other. */
    static Matrix stacked(List<Matrix> rows) {
        List<Formula> all = new ArrayList<>();
        for (Matrix row : rows) {
            if (row.columns != rows.getFirst().columns)
                throw new IllegalArgumentException("rows of different lengths");
            all.addAll(row.cells);
        }
        int columns = rows.getFirst().columns;
        return new Matrix(all.size() / columns, columns, all);
    }

    /** As it is written. */
    public Formula formula() {
        if (isNumber()) return cells.getFirst();
        if (columns == 1) return new Vector(cells);
        return new Vector(
                IntStream.range(0, rows)
                        .<Formula>mapToObj(
                                i -> new Vector(cells.subList(i * columns, (i + 1) * columns)))
                        .toList());
    }

    String size() {
        return rows + " x " + columns;
    }

    private static boolean isZero(Formula f) {
        return f instanceof Num n && n.value().signum() == 0;
    }

    private static boolean isOne(Formula f) {
        return f instanceof Num n && n.value().compareTo(BigDecimal.ONE) == 0;
    }

    private static Formula negate(Formula f) {
        if (isZero(f)) return f;
        return f instanceof Negate n ? n.operand() : new Negate(f);
    }

    private static Formula plus(Formula a, Formula b) {
        if (isZero(a)) return b;
        if (isZero(b)) return a;
        return new Binary(Operator.PLUS, a, b);
    }

    private static Formula times(Formula a, Formula b) {
        if (isZero(a) || isOne(b)) return a;
        if (isZero(b) || isOne(a)) return b;
        return new Binary(Operator.TIMES, a, b);
    }
}
