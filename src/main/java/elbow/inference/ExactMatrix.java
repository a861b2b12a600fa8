package elbow.inference;

import org.apache.commons.numbers.fraction.BigFraction;

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
        ExactMatrix made = of(rows(), other.columns());
        for (int i = 0; i < rows(); i++)
            for (int k = 0; k < columns(); k++) {
                if (cells[i][k].signum() == 0) continue;
                for (int j = 0; j < other.columns(); j++)
                    made.cells[i][j] =
                            made.cells[i][j].add(cells[i][k].multiply(other.cells[k][j]));
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
        BigFraction[][] left = copy();
        BigFraction product = BigFraction.ONE;
        for (int k = 0; k < rows(); k++) {
            pivot(left, k);
            product = product.multiply(left[k][k]);
            eliminate(left, k);
        }
        return product;
    }

    /** S⁻¹, of a positive definite matrix. */
    ExactMatrix inverse() {
        int size = rows();
        BigFraction[][] left = new BigFraction[size][];
        for (int i = 0; i < size; i++) {
            left[i] = Arrays.copyOf(cells[i], 2 * size);
            Arrays.fill(left[i], size, 2 * size, BigFraction.ZERO);
            left[i][size + i] = BigFraction.ONE;
        }
        for (int k = 0; k < size; k++) {
            pivot(left, k);
            BigFraction by = left[k][k].reciprocal();
            for (int j = k; j < 2 * size; j++) left[k][j] = left[k][j].multiply(by);
            for (int i = 0; i < size; i++) if (i != k) subtract(left, i, k, left[i][k]);
        }
        ExactMatrix made = of(size, size);
        for (int i = 0; i < size; i++) made.cells[i] = Arrays.copyOfRange(left[i], size, 2 * size);
        return made;
    }

    /** Positive definite matrices need no exchange of rows: every pivot is positive. */
    private static void pivot(BigFraction[][] left, int k) {
        if (left[k][k].signum() <= 0)
            throw new NotPositiveDefinite(
                    "a covariance is not positive definite: it has no inverse");
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
