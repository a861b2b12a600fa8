package elbow.inference;

import elbow.formula.Formula.Function;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.ArrayList;
import java.util.List;

/**
 * A matrix of given or of rounded numbers. Rounded ones are taken for the fractions they are while
 * a law is evaluated, and what follows is rounded once.
 */
final class MixedMatrix {
    private final ExactMatrix cells;
    private final boolean exact;
    private final boolean finite;

    private MixedMatrix(ExactMatrix cells, boolean exact, boolean finite) {
        this.cells = cells;
        this.exact = exact;
        this.finite = finite;
    }

    static MixedMatrix of(int rows, int columns, List<Real> numbers) {
        BigFraction[][] cells = new BigFraction[rows][columns];
        boolean exact = true;
        boolean finite = true;
        for (int i = 0; i < rows * columns; i++) {
            Real number = numbers.get(i);
            exact &= number instanceof Real.Exact;
            finite &= Reals.isFinite(number);
            cells[i / columns][i % columns] = fraction(number);
        }
        return new MixedMatrix(new ExactMatrix(cells), exact, finite);
    }

    static MixedMatrix number(BigFraction number) {
        return new MixedMatrix(ExactMatrix.number(number), true, true);
    }

    private static MixedMatrix number(Real number) {
        return of(1, 1, List.of(number));
    }

    /** The fraction a number is; 0 in place of one that is not finite. */
    static BigFraction fraction(Real number) {
        return switch (number) {
            case Real.Exact x -> x.value();
            case Real.Approx x ->
                    Double.isFinite(x.value()) ? BigFraction.from(x.value()) : BigFraction.ZERO;
            case Real.Undefined u -> BigFraction.ZERO;
        };
    }

    boolean isFinite() {
        return finite;
    }

    private MixedMatrix with(ExactMatrix made) {
        return new MixedMatrix(made, exact, finite);
    }

    private MixedMatrix with(ExactMatrix made, MixedMatrix other) {
        return new MixedMatrix(made, exact && other.exact, finite && other.finite);
    }

    MixedMatrix plus(MixedMatrix other) {
        return with(cells.plus(other.cells), other);
    }

    MixedMatrix minus(MixedMatrix other) {
        return with(cells.minus(other.cells), other);
    }

    MixedMatrix times(MixedMatrix other) {
        return with(cells.times(other.cells), other);
    }

    /** Every cell divided by one number. */
    MixedMatrix divide(MixedMatrix other) {
        if (other.cells.rows() != 1 || other.cells.columns() != 1)
            throw new IllegalArgumentException("a matrix is divided by a number");
        BigFraction by = other.cells.cell(0, 0);
        if (by.signum() == 0) return number(Real.UNDEFINED);
        return with(cells.scaled(by.reciprocal()), other);
    }

    MixedMatrix scaled(BigFraction by) {
        return with(cells.scaled(by));
    }

    MixedMatrix transposed() {
        return with(cells.transposed());
    }

    MixedMatrix inverse() {
        return with(cells.inverse());
    }

    boolean isCovariance() {
        return cells.isCovariance();
    }

    MixedMatrix determinant() {
        return with(ExactMatrix.number(cells.determinant()));
    }

    MixedMatrix trace() {
        return with(ExactMatrix.number(cells.trace()));
    }

    /** A function of one number. */
    MixedMatrix map(Function function) {
        MixedMatrix made = number(Functions.of(function, Real.of(cells.cell(0, 0))));
        return new MixedMatrix(made.cells, exact && made.exact, finite && made.finite);
    }

    Grid grid() {
        return new Grid(cells.rows(), cells.columns(), cells());
    }

    List<Real> cells() {
        List<Real> all = new ArrayList<>();
        for (int i = 0; i < cells.rows(); i++)
            for (int j = 0; j < cells.columns(); j++)
                all.add(finite ? rounded(cells.cell(i, j)) : Real.UNDEFINED);
        return all;
    }

    private Real rounded(BigFraction value) {
        if (exact) return Real.of(value);
        double rounded = value.doubleValue();
        boolean held = rounded == 0 ? value.signum() == 0 : Math.abs(rounded) >= Double.MIN_NORMAL;
        return held && Double.isFinite(rounded) ? Real.of(rounded) : Real.of(value);
    }
}
