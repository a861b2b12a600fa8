package elbow.model;

import elbow.formula.Formula.Argument;

import java.util.List;

/** p(state) as listed: {@code Categorical(rain = 0.3, sun = 0.7)}. */
final class Categorical implements DiscreteFamily {
    @Override
    public String name() {
        return "Categorical";
    }

    @Override
    public List<Families.Mass> masses(List<Argument> arguments) {
        if (arguments.isEmpty())
            throw new IllegalArgumentException("Categorical needs states: name = probability, ...");
        return arguments.stream()
                .map(a ->
                        new Families.Mass(
                                a.name()
                                        .orElseThrow(() ->
                                                new IllegalArgumentException(
                                                        "Categorical names its"
                                                                + " states: write"
                                                                + " name ="
                                                                + " probability")),
                                a.value()))
                .toList();
    }
}
