package elbow.exercise;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.working.Bindings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which points of the grid are variants: those that pass every rule. Rules over parameters come
 * first, then those that the model is sound, then those over the model; among equals those that
 * depend on fewer points of the grid, then those written first.
 */
final class Admission {
    /** How many points are drawn before drawing is given up. */
    static final int TRIES = 100_000;

    private final Parameters parameters;
    private final List<Rule> rules;

    Admission(Parameters parameters, List<Rule> rules) {
        this.parameters = parameters;
        this.rules =
                rules.stream()
                        .sorted(
                                Comparator.comparing(Rule::kind)
                                        .thenComparingLong(r -> projection(r).size()))
                        .toList();
    }

    Parameters parameters() {
        return parameters;
    }

    /** In the order in which they are applied. */
    List<Rule> rules() {
        return rules;
    }

    /** The part of the grid that a rule depends on. */
    Projection projection(Rule rule) {
        return new Projection(parameters.axes(), parameters.axesOf(rule.reads()));
    }

    /** The first rule that a point does not pass. */
    Optional<Rule> refusedBy(long[] point) {
        Bindings bindings = new Bindings(parameters.at(point));
        return rules.stream().filter(r -> !r.passes(bindings)).findFirst();
    }

    /** An admissible point: points are drawn from the grid until one is. */
    long[] draw(SplitMix64 random) {
        int[] refused = new int[rules.size()];
        int tries = parameters.isFixed() ? 1 : TRIES;
        for (int i = 0; i < tries; i++) {
            long[] point = parameters.draw(random);
            Optional<Rule> rule = refusedBy(point);
            if (rule.isEmpty()) return point;
            refused[rules.indexOf(rule.get())]++;
        }
        Faults faults = new Faults();
        if (parameters.points() <= Survey.LARGEST) Survey.of(this, random, faults);
        faults.throwIfAny();
        throw new FaultException(none(refused, tries));
    }

    private Fault none(int[] refused, int tries) {
        int most = Arrays.stream(refused).max().orElse(0);
        Rule worst = rules.get(Arrays.stream(refused).boxed().toList().indexOf(most));
        return new Fault(
                worst.place(),
                "none of "
                        + tries
                        + " points drawn is admissible; "
                        + Fault.quote(worst.text())
                        + " refused most of them, "
                        + most);
    }
}
