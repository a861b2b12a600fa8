package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** c·θ or c/θ: a formula that is proportional to a variable or to its inverse. */
record Factor(Formula factor, int power) {
    private static final Formula ONE = new Num(BigDecimal.ONE);

    static Optional<Factor> of(Formula f, Variable theta) {
        if (f.equals(theta.ref()) || isWhole(f, theta)) return Optional.of(new Factor(ONE, 1));
        if (!(f instanceof Binary b)) return Optional.empty();
        boolean left = mentions(b.left(), theta);
        boolean right = mentions(b.right(), theta);
        if (left == right) return Optional.empty();
        if (b.operator() == Operator.TIMES)
            return left
                    ? of(b.left(), theta).map(x -> x.times(b.right()))
                    : of(b.right(), theta).map(x -> x.times(b.left()));
        if (b.operator() == Operator.DIVIDE)
            return left
                    ? of(b.left(), theta).map(x -> new Factor(over(x.factor, b.right()), x.power))
                    : of(b.right(), theta).map(x -> new Factor(over(b.left(), x.factor), -x.power));
        return Optional.empty();
    }

    private Factor times(Formula by) {
        return new Factor(ONE.equals(factor) ? by : new Binary(Operator.TIMES, factor, by), power);
    }

    private static Formula over(Formula a, Formula b) {
        return ONE.equals(b) ? a : new Binary(Operator.DIVIDE, a, b);
    }

    /** All components of a vector, in their order. */
    private static boolean isWhole(Formula f, Variable theta) {
        if (!theta.isVector() || !(f instanceof Vector v)) return false;
        if (v.elements().size() != theta.dimension()) return false;
        for (int i = 0; i < v.elements().size(); i++)
            if (!v.elements().get(i).equals(component(theta, i + 1))) return false;
        return true;
    }

    static Ref component(Variable theta, int i) {
        Ref name = theta.ref();
        List<Selector> path = new java.util.ArrayList<>(name.path());
        path.add(new Selector.Component(Integer.toString(i)));
        return new Ref(name.name(), path);
    }

    static boolean mentions(Formula f, Variable theta) {
        Ref name = theta.ref();
        return Formulas.walk(f).anyMatch(g -> g instanceof Ref r && Scope.whole(r).equals(name));
    }
}
