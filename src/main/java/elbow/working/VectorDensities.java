package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.inference.MatrixLaw;
import elbow.model.Affine;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ln N(x; m, S) of vectors whose mean and covariance depend on discrete variables alone. */
final class VectorDensities<F> {
    private final Algebra<F> algebra;
    private final java.util.function.Function<Formula, F> value;

    /**
     * @param value of a number, a vector or a matrix
     */
    VectorDensities(Algebra<F> algebra, java.util.function.Function<Formula, F> value) {
        this.algebra = algebra;
        this.value = value;
    }

    /**
     * @param rows a distribution for each state
     * @param along the variables that the rows are for
     * @param x the vector, perhaps one for each of many items
     */
    F log(List<Family> rows, List<Variable> along, int dimension, F x) {
        List<F> means = new ArrayList<>();
        List<F> covariances = new ArrayList<>();
        for (Family row : rows) {
            means.add(value.apply(vector(argument(row, "mean").orElseThrow())));
            covariances.add(covariance(row, dimension));
        }
        Variable axis = Components.rows(dimension);
        Optional<Variable> vector = Optional.of(axis);
        Optional<Variable> columns = Optional.of(Components.columns(dimension));
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Formula at = law.in(Block.of(x, vector, Optional.empty()));
        Formula mean = law.in(Block.of(stacked(means, along), vector, Optional.empty()));
        Formula spread = law.in(Block.of(stacked(covariances, along), vector, columns));
        return GaussianLaws.logDensity(
                law, dimension, spread, BlockLaw.minus(at, mean), Optional.empty());
    }

    /** With products of given matrices written out: {@code [1, 2]*3 + [4, 5]}. */
    private static Formula vector(Formula mean) {
        if (mean instanceof Formula.Vector || mean instanceof Formula.Ref) return mean;
        try {
            return new Formula.Vector(Affine.of(mean, List.of()).constant().cells());
        } catch (IllegalArgumentException e) {
            return mean;
        }
    }

    private F stacked(List<F> rows, List<Variable> along) {
        return along.isEmpty() ? rows.getFirst() : algebra.stack(rows, along);
    }

    private static Optional<Formula> argument(Family row, String name) {
        return row.arguments().stream()
                .filter(a -> a.name().filter(name::equals).isPresent())
                .map(Argument::value)
                .findFirst();
    }

    private F covariance(Family row, int dimension) {
        Optional<Formula> full = argument(row, "cov");
        if (full.isPresent()) return value.apply(full.get());
        Argument spread =
                row.arguments().stream()
                        .filter(a -> a.name().filter("mean"::equals).isEmpty())
                        .findFirst()
                        .orElseThrow();
        F given = value.apply(spread.value());
        Variable columns = Components.columns(dimension);
        if (algebra.axes(given).contains(columns)) return inverse(given, dimension);
        Formula in = Law.input(0);
        Formula law =
                switch (spread.name().orElse("")) {
                    case "sd" -> new Binary(Operator.POWER, in, num(2));
                    case "precision" -> new Binary(Operator.DIVIDE, num(1), in);
                    case "log_var" -> new Call(Function.EXP, List.of(in));
                    default -> in;
                };
        F variances =
                law.equals(in) ? given : algebra.apply(new Law(law), List.of(), List.of(given));
        return diagonal(variances, dimension);
    }

    /** Of a precision that is a matrix. */
    private F inverse(F precision, int dimension) {
        Optional<Variable> rows = Optional.of(Components.rows(dimension));
        Optional<Variable> columns = Optional.of(Components.columns(dimension));
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Formula given = law.in(Block.of(precision, rows, columns));
        return law.gives(MatrixLaw.inverse(given), rows, columns).value();
    }

    private F diagonal(F variances, int dimension) {
        F zero = algebra.numbers(List.of(), List.of(num(0)), num(0));
        Variable rows = Components.rows(dimension);
        List<F> cells = new ArrayList<>();
        for (int i = 0; i < dimension; i++)
            for (int j = 0; j < dimension; j++)
                cells.add(
                        i != j
                                ? zero
                                : algebra.axes(variances).contains(rows)
                                        ? algebra.at(variances, rows, i)
                                        : variances);
        return algebra.stack(cells, List.of(rows, Components.columns(dimension)));
    }

    private static Num num(int n) {
        return new Num(BigDecimal.valueOf(n));
    }
}
