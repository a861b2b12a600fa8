package elbow.learners;

import elbow.exercise.Option;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** What stands on the sheet that a learner is handed: the numbers drawn, the options offered. */
record Paper(Variant variant, Map<String, Value> drawn, Map<String, Double> worked) {
    Paper(Variant variant) {
        this(variant, variant.parameters(), new HashMap<>());
    }

    /** A long sum over what is given, which comes out the same whoever works it out. */
    double once(String name, DoubleSupplier sum) {
        return worked.computeIfAbsent(name, n -> sum.getAsDouble());
    }

    double number(String name) {
        if (!(value(name) instanceof Real r)) throw new IllegalArgumentException(name);
        return Reals.toDouble(r);
    }

    String word(String name) {
        if (!(value(name) instanceof Value.Name n)) throw new IllegalArgumentException(name);
        return n.text();
    }

    private Value value(String name) {
        Value value = drawn.get(name);
        if (value == null) throw new IllegalArgumentException(name + " is not among " + drawn);
        return value;
    }

    /** The letters of the options that say this, in this order. */
    String letters(String part, List<String> says) {
        List<Option> options = variant.options(part);
        return String.join(
                " ",
                says.stream()
                        .map(text ->
                                options.stream()
                                        .filter(o -> o.text().equals(text))
                                        .map(Option::label)
                                        .findFirst()
                                        .orElseThrow(() ->
                                                new IllegalArgumentException(
                                                        text + " is not among " + options)))
                        .toList());
    }

    /** The letter of the option with the number nearest to this. */
    String nearest(String part, double number) {
        return variant.options(part).stream()
                .min(Comparator.comparingDouble(o -> Math.abs(shown(o) - number)))
                .orElseThrow()
                .label();
    }

    private static double shown(Option option) {
        return Double.parseDouble(option.text().replace('\u2212', '-'));
    }
}
