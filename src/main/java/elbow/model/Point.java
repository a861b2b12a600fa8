package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.TextPrinter;

import java.math.BigDecimal;
import java.util.List;

/** All mass on one named state: {@code Point(3)}, {@code Point(open)}. */
final class Point implements DiscreteFamily {
    @Override
    public String name() {
        return "Point";
    }

    @Override
    public List<Families.Mass> masses(List<Argument> arguments) {
        Formula value = Families.only(name(), arguments, "value");
        boolean named = value instanceof Ref r && r.path().isEmpty();
        String state = named ? ((Ref) value).name() : TextPrinter.print(value);
        return List.of(new Families.Mass(state, new Num(BigDecimal.ONE)));
    }
}
