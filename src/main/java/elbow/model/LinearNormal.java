package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.TextPrinter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * N(child; A parents + b, S): a row of a density whose mean is affine in the real parents and whose
 * covariance is the same wherever they are. A {@code Point} has no covariance.
 *
 * @param isInverse whether the matrix given as covariance is its inverse, the precision
 */
public record LinearNormal(Affine mean, Optional<Matrix> covariance, boolean isInverse) {

    /** Reads one row; IllegalArgumentException with a sentence if it is none such. */
    public static LinearNormal of(Variable child, List<Variable> parents, Family row) {
        return switch (row.name()) {
            case "Normal" ->
                    new LinearNormal(
                            mean(child, parents, argument(row, "mean")),
                            Optional.of(covariance(child, parents, row)),
                            isPrecision(row));
            case "Point" ->
                    new LinearNormal(
                            mean(child, parents, Families.only("Point", row.arguments(), "value")),
                            Optional.empty(),
                            false);
            default ->
                    throw new IllegalArgumentException(
                            child + " is " + row.name() + ", not Normal");
        };
    }

    private static Affine mean(Variable child, List<Variable> parents, Formula formula) {
        Affine mean;
        try {
            mean = Affine.of(formula, parents);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the mean of "
                            + child
                            + " must be affine in "
                            + String.join(
                                    " and ", parents.stream().map(Variable::toString).toList())
                            + ": "
                            + e.getMessage(),
                    e);
        }
        if (mean.constant().rows() == child.dimension() && mean.constant().columns() == 1)
            return mean;
        throw new IllegalArgumentException(
                "the mean of "
                        + child
                        + " must have "
                        + child.dimension()
                        + " numbers, "
                        + TextPrinter.print(formula)
                        + " has "
                        + mean.constant().cells().size());
    }

    /** A precision matrix; a number or a diagonal is inverted where it stands. */
    private static boolean isPrecision(Family row) {
        return row.arguments().stream()
                .filter(a -> a.name().orElse("").equals("precision"))
                .anyMatch(a -> isMatrix(a.value()));
    }

    private static boolean isMatrix(Formula f) {
        Matrix written = Affine.of(f, List.of()).constant();
        return written.columns() > 1;
    }

    private static Matrix covariance(Variable child, List<Variable> parents, Family row) {
        for (Argument a : row.arguments()) {
            String name = a.name().orElse("");
            if (name.equals("mean")) continue;
            for (Variable parent : Affine.mentioned(a.value(), parents))
                throw new IllegalArgumentException(
                        "the " + name + " of " + child + " depends on " + parent);
            Matrix written = Affine.of(a.value(), List.of()).constant();
            return switch (name) {
                case "var", "cov" -> square(child, written, x -> x);
                case "sd" -> square(child, written, x -> binary(Operator.POWER, x, num(2)));
                case "precision" ->
                        written.columns() > 1
                                ? square(child, written, x -> x)
                                : square(child, written, x -> binary(Operator.DIVIDE, num(1), x));
                case "log_var" -> square(child, written, x -> new Call(Function.EXP, List.of(x)));
                default -> throw new IllegalArgumentException("Normal has no parameter " + name);
            };
        }
        throw new IllegalArgumentException("Normal needs sd, var, precision, log_var or cov");
    }

    /** A number stands for all components, a vector for a diagonal; a matrix is a covariance. */
    private static Matrix square(Variable child, Matrix written, UnaryOperator<Formula> variance) {
        int size = child.dimension();
        if (written.isNumber())
            return Matrix.diagonal(
                    java.util.Collections.nCopies(
                            size, variance.apply(written.cells().getFirst())));
        if (written.columns() == 1 && written.rows() == size)
            return Matrix.diagonal(written.cells().stream().map(variance).toList());
        boolean plain = variance.apply(num(1)).equals(num(1));
        if (plain && written.rows() == size && written.columns() == size) return written;
        throw new IllegalArgumentException(
                "the spread of "
                        + child
                        + " is "
                        + written.size()
                        + "; a number, "
                        + size
                        + " numbers or cov = a "
                        + size
                        + " x "
                        + size
                        + " matrix is wanted");
    }

    private static Formula argument(Family row, String name) {
        return Families.named(row.name(), row.arguments(), name);
    }

    private static Formula binary(Operator operator, Formula a, Formula b) {
        return new Binary(operator, a, b);
    }

    private static Formula num(int n) {
        return new Num(BigDecimal.valueOf(n));
    }
}
