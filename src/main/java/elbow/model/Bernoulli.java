package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;

import java.math.BigDecimal;
import java.util.List;

/** p(1) = p, p(0) = 1 − p, on the states 0 and 1. */
final class Bernoulli implements DiscreteFamily {
    @Override
    public String name() {
        return "Bernoulli";
    }

    @Override
    public List<Families.Mass> masses(List<Argument> arguments) {
        Formula p = Families.only(name(), arguments, "p");
        return List.of(
                new Families.Mass("0", new Binary(Operator.MINUS, new Num(BigDecimal.ONE), p)),
                new Families.Mass("1", p));
    }
}
