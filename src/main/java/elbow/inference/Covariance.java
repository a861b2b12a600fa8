package elbow.inference;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.List;

/**
 * A given covariance of this variable, or a number that stands beside one, as it was given; one
 * that no variable can have is refused. Rounded numbers are taken for the fractions they are, so
 * that differences of variances of very different size lose nothing.
 */
public record Covariance(String of, MatrixLaw.Layout layout, boolean isCovariance)
        implements Operation {
    @Override
    public Formula law() {
        return new Ref("#0");
    }

    @Override
    public Table apply(List<Table> inputs, List<Variable> axes) {
        Table given = inputs.getFirst();
        if (isCovariance) check(given);
        return given.map(Covariance::fraction).ordered(axes);
    }

    private static Real fraction(Real number) {
        return Reals.isFinite(number) ? Real.of(MixedMatrix.fraction(number)) : number;
    }

    private void check(Table given) {
        List<Variable> order = new ArrayList<>(Axes.without(given.axes(), layout.axes()));
        order.addAll(layout.axes());
        Table ordered = given.ordered(order);
        int size = layout.height() * layout.width();
        for (int i = 0; i < ordered.size(); i += size) {
            List<Real> cells = ordered.cells().subList(i, i + size);
            MixedMatrix matrix = MixedMatrix.of(layout.height(), layout.width(), cells);
            if (!matrix.isFinite() || !matrix.isCovariance())
                throw new NotPositiveDefinite(
                        size == 1
                                ? "the variance of " + of + " must be 0 or more"
                                : "the covariance of "
                                        + of
                                        + " must be symmetric and positive definite");
        }
    }
}
