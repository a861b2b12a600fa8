package elbow.inference;

import elbow.formula.Formula.Function;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.List;

/** The algebra of single numbers: tables over nothing, without the table. */
public class Scalars implements CellAlgebra<Real> {
    @Override
    public List<Variable> axes(Real f) {
        return List.of();
    }

    @Override
    public Real constant(BigFraction value) {
        return Real.of(value);
    }

    @Override
    public Real plus(Real a, Real b) {
        return Reals.plus(a, b);
    }

    @Override
    public Real minus(Real a, Real b) {
        return Reals.minus(a, b);
    }

    @Override
    public Real times(Real a, Real b) {
        return Reals.times(a, b);
    }

    @Override
    public Real divide(Real a, Real b) {
        return Reals.divide(a, b);
    }

    @Override
    public Real power(Real a, Real b) {
        return Reals.power(a, b);
    }

    @Override
    public Real negate(Real a) {
        return Reals.negate(a);
    }

    @Override
    public Real map(Function function, Real a) {
        return Functions.of(function, a);
    }

    @Override
    public Real max(Real a, Real b) {
        return Reals.max(a, b);
    }

    @Override
    public Real share(Real p, Real q) {
        return Reals.share(p, q);
    }

    @Override
    public Real ordered(Real a, Real b) {
        return Functions.ordered(a, b);
    }

    @Override
    public Real choose(Real a, Real b) {
        return Functions.choose(a, b);
    }

    @Override
    public Real lbeta(Real a, Real b) {
        return Functions.lbeta(a, b);
    }

    @Override
    public Real sumOut(Real f, List<Variable> variables) {
        return f;
    }

    @Override
    public Real maxOut(Real f, List<Variable> variables) {
        return f;
    }

    @Override
    public Real at(Real f, Variable variable, int state) {
        return f;
    }
}
