package elbow.inference;

import elbow.formula.Formula.Function;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.List;

/** The algebra of {@link Table}s: exact fractions until the first logarithm. */
public final class Tables implements CellAlgebra<Table> {
    @Override
    public List<Variable> axes(Table f) {
        return f.axes();
    }

    @Override
    public Table constant(BigFraction value) {
        return Table.of(Real.of(value));
    }

    @Override
    public Table times(Table a, Table b) {
        return a.combine(b, Reals::times);
    }

    @Override
    public Table divide(Table a, Table b) {
        return a.combine(b, Reals::divide);
    }

    @Override
    public Table plus(Table a, Table b) {
        return a.combine(b, Reals::plus);
    }

    @Override
    public Table minus(Table a, Table b) {
        return a.combine(b, Reals::minus);
    }

    @Override
    public Table power(Table a, Table b) {
        return a.combine(b, Reals::power);
    }

    @Override
    public Table max(Table a, Table b) {
        return a.combine(b, Reals::max);
    }

    @Override
    public Table share(Table p, Table q) {
        return p.combine(q, Reals::share);
    }

    @Override
    public Table negate(Table a) {
        return a.map(Reals::negate);
    }

    @Override
    public Table map(Function function, Table a) {
        return a.map(x -> Functions.of(function, x));
    }

    @Override
    public Table ordered(Table a, Table b) {
        return a.combine(b, Functions::ordered);
    }

    @Override
    public Table choose(Table a, Table b) {
        return a.combine(b, Functions::choose);
    }

    @Override
    public Table lbeta(Table a, Table b) {
        return a.combine(b, Functions::lbeta);
    }

    @Override
    public Table sumOut(Table f, List<Variable> variables) {
        return f.fold(variables, Real.ZERO, Reals::plus);
    }

    @Override
    public Table maxOut(Table f, List<Variable> variables) {
        return f.fold(variables, Real.of(Double.NEGATIVE_INFINITY), Reals::max);
    }

    @Override
    public Table at(Table f, Variable variable, int state) {
        return f.slice(variable, state);
    }
}
