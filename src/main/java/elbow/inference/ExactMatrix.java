package elbow.inference;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.BinaryOperator;

/**
 * A matrix of fractions. Nothing is rounded, so that neither an ill-conditioned matrix nor numbers
 * of very different size lose anything.
 */
final class ExactMatrix {
    private final BigFraction[][] cells;

    ExactMatrix(BigFraction[][] cells) {
        this.cells = cells;
    }

    static ExactMatrix of(int rows, int columns) {
        BigFraction[][] cells = new BigFraction[rows][columns];
        for (BigFraction[] row : cells) Arrays.fill(row, BigFraction.ZERO);
        return new ExactMatrix(cells);
    }

    static ExactMatrix number(BigFraction number) {
        return new ExactMatrix(new BigFraction[][] {{number}});
    }

    int rows() {
        return cells.length;
    }

    int columns() {
        return cells[0].length;
    }

    BigFraction cell(int row, int column) {
        return cells[row][column];
    }

    private boolean isNumber() {
        return rows() == 1 && columns() == 1;
    }

    ExactMatrix plus(ExactMatrix other) {
        return combine(other, BigFraction::add);
    }

    ExactMatrix minus(ExactMatrix other) {
        return combine(other, BigFraction::subtract);
    }

    private ExactMatrix combine(ExactMatrix other, BinaryOperator<BigFraction> operation) {
        if (rows() != other.rows() || columns() != other.columns())
            throw new IllegalArgumentException("matrices of different sizes");
        ExactMatrix made = of(rows(), columns());
        for (int i = 0; i < rows(); i++)
            for (int j = 0; j < columns(); j++)
                made.cells[i][j] = operation.apply(cells[i][j], other.cells[i][j]);
        return made;
    }

    ExactMatrix times(ExactMatrix other) {
        if (isNumber() && other.rows() != 1) return other.scaled(cells[0][0]);
        if (other.isNumber() && columns() != 1) return scaled(other.cells[0][0]);
        BigInteger mine = denominator();
        BigInteger its = other.denominator();
        BigInteger[][] left = integers(mine, columns());
        BigInteger[][] right = other.integers(its, other.columns());
        BigInteger common = mine.multiply(its);
        ExactMatrix made = of(rows(), other.columns());
        for (int i = 0; i < rows(); i++)
            for (int j = 0; j < other.columns(); j++) {
                BigInteger sum = BigInteger.ZERO;
                for (int k = 0; k < columns(); k++)
                    if (left[i][k].signum() != 0) sum = sum.add(left[i][k].multiply(right[k][j]));
                made.cells[i][j] = BigFraction.of(sum, common);
            }
        return made;
    }

    ExactMatrix scaled(BigFraction by) {
        ExactMatrix made = of(rows(), columns());
        for (int i = 0; i < rows(); i++)
            for (int j = 0; j < columns(); j++) made.cells[i][j] = cells[i][j].multiply(by);
        return made;
    }

    ExactMatrix transposed() {
        ExactMatrix made = of(columns(), rows());
        for (int i = 0; i < rows(); i++)
            for (int j = 0; j < columns(); j++) made.cells[j][i] = cells[i][j];
        return made;
    }

    BigFraction trace() {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i < rows(); i++) sum = sum.add(cells[i][i]);
        return sum;
    }

    /** Whether it is symmetric and xᵀ S x ≥ 0: what a covariance must be. */
    boolean isCovariance() {
        if (rows() != columns()) return false;
        for (int i = 0; i < rows(); i++)
            for (int j = 0; j < i; j++) if (!cells[i][j].equals(cells[j][i])) return false;
        BigFraction[][] left = copy();
        for (int k = 0; k < rows(); k++) {
            if (left[k][k].signum() < 0) return false;
            if (left[k][k].signum() == 0) {
                for (int i = k + 1; i < rows(); i++) if (left[i][k].signum() != 0) return false;
            } else eliminate(left, k);
        }
        return true;
    }

    /** det S, of a positive definite matrix. */
    BigFraction determinant() {
        BigInteger common = denominator();
        BigInteger[][] left = integers(common, rows());
        jordan(left);
        int last = rows() - 1;
        return BigFraction.of(left[last][last], common.pow(rows()));
    }

    /** S⁻¹, of a positive definite matrix. */
    ExactMatrix inverse() {
        int size = rows();
        BigInteger common = denominator();
        BigInteger[][] left = integers(common, 2 * size);
        for (int i = 0; i < size; i++) left[i][size + i] = common;
        jordan(left);
        BigInteger all = left[size - 1][size - 1];
        ExactMatrix made = of(size, size);
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++)
                made.cells[i][j] = BigFraction.of(left[i][size + j], all);
        return made;
    }

    /** The least common one of all cells. */
    private BigInteger denominator() {
        BigInteger common = BigInteger.ONE;
        for (BigFraction[] row : cells)
            for (BigFraction cell : row) {
                BigInteger d = cell.getDenominator();
                if (!common.equals(d)) common = common.divide(common.gcd(d)).multiply(d);
            }
        return common;
    }

    /** All cells times a common denominator, and columns of 0 up to this width. */
    private BigInteger[][] integers(BigInteger common, int width) {
        BigInteger[][] made = new BigInteger[rows()][width];
        for (int i = 0; i < rows(); i++)
            for (int j = 0; j < width; j++)
                made[i][j] =
                        j < columns()
                                ? common.divide(cells[i][j].getDenominator())
                                        .multiply(cells[i][j].getNumerator())
                                : BigInteger.ZERO;
        return made;
    }

    /**
     * Elimination without fractions (Bareiss 1968): each division leaves no remainder, and every
     * pivot is a leading minor. Those of a positive definite matrix are positive, so that no rows
     * are exchanged.
     */
    private static void jordan(BigInteger[][] left) {
        BigInteger before = BigInteger.ONE;
        for (int k = 0; k < left.length; k++) {
            BigInteger pivot = left[k][k];
            if (pivot.signum() <= 0)
                throw new NotPositiveDefinite(
                        "a covariance is not positive definite: it has no inverse");
            for (int i = 0; i < left.length; i++) {
                if (i == k) continue;
                BigInteger factor = left[i][k];
                for (int j = 0; j < left[i].length; j++)
                    left[i][j] =
                            pivot.multiply(left[i][j])
                                    .subtract(factor.multiply(left[k][j]))
                                    .divide(before);
            }
            before = pivot;
        }
    }

    private static void eliminate(BigFraction[][] left, int k) {
        for (int i = k + 1; i < left.length; i++)
            subtract(left, i, k, left[i][k].divide(left[k][k]));
    }

    private static void subtract(BigFraction[][] left, int i, int k, BigFraction times) {
        if (times.signum() == 0) return;
        for (int j = k; j < left[i].length; j++)
            left[i][j] = left[i][j].subtract(times.multiply(left[k][j]));
    }

    private BigFraction[][] copy() {
        BigFraction[][] copy = new BigFraction[rows()][];
        for (int i = 0; i < rows(); i++) copy[i] = cells[i].clone();
        return copy;
    }
}
