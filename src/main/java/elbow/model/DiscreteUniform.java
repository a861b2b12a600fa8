package elbow.model;

import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Range;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** p(k) = 1/n on the whole numbers of a range: {@code Uniform(1 .. 6)}. */
final class DiscreteUniform implements DiscreteFamily {
    private static final int MOST = 1000;

    @Override
    public String name() {
        return "Uniform";
    }

    @Override
    public List<Families.Mass> masses(List<Argument> arguments) {
        if (arguments.size() != 1 || !(arguments.getFirst().value() instanceof Range range))
            throw new IllegalArgumentException(
                    "Uniform(low, high) is continuous and not supported; the discrete one is"
                            + " written Uniform(1 .. 6)");
        int from = Families.whole(name(), range.from());
        int to = Families.whole(name(), range.to());
        if (to < from || to - from >= MOST)
            throw new IllegalArgumentException(
                    "Uniform(" + from + " .. " + to + ") must have 1 to " + MOST + " states");
        Num count = new Num(BigDecimal.valueOf(to - from + 1));
        Num one = new Num(BigDecimal.ONE);
        return IntStream.rangeClosed(from, to)
                .mapToObj(k ->
                        new Families.Mass(
                                Integer.toString(k), new Binary(Operator.DIVIDE, one, count)))
                .toList();
    }
}
