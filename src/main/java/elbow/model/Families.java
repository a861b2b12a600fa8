package elbow.model;

import elbow.distribution.Distributions;
import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Num;
import elbow.formula.TextPrinter;
import elbow.source.Suggest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The discrete distributions by the name the language writes them with. */
public final class Families {
    private static final Map<String, DiscreteFamily> DISCRETE = new LinkedHashMap<>();

    static {
        for (DiscreteFamily family :
                List.of(
                        new Bernoulli(),
                        new Categorical(),
                        new DiscreteUniform(),
                        new Binomial(),
                        new Point())) DISCRETE.put(family.name(), family);
    }

    private Families() {}

    /** A state and the formula of its probability. */
    public record Mass(String state, Formula probability) {}

    /** A distribution over finitely many states. */
    public record Discrete(List<Mass> masses) {
        public Discrete {
            masses = List.copyOf(masses);
        }

        /**
         * The probabilities in the order of the variable's states, 0 for those it does not name.
         */
        public List<Formula> over(Variable variable) {
            List<Formula> cells = new ArrayList<>();
            for (int i = 0; i < variable.size(); i++) cells.add(new Num(BigDecimal.ZERO));
            for (Mass mass : masses) cells.set(variable.indexOf(mass.state()), mass.probability());
            return cells;
        }
    }

    /** Whether a distribution written out is over states that can be listed. */
    public static boolean isDiscrete(Family family) {
        return DISCRETE.containsKey(family.name())
                && !(family.name().equals("Uniform") && family.arguments().size() == 2);
    }

    private static Set<String> known() {
        Set<String> known = new LinkedHashSet<>(DISCRETE.keySet());
        known.addAll(Distributions.names());
        return known;
    }

    /** A discrete distribution written out; refused with a sentence if there is none such. */
    public static Discrete discrete(Family family) {
        DiscreteFamily known = DISCRETE.get(family.name());
        if (known == null)
            throw new IllegalArgumentException(
                    "no distribution is called "
                            + family.name()
                            + Suggest.nearest(family.name(), known())
                                    .map(n -> " (did you mean " + n + "?)")
                                    .orElse(""));
        Discrete discrete = new Discrete(known.masses(family.arguments()));
        for (int i = 0; i < discrete.masses().size(); i++)
            for (int j = 0; j < i; j++)
                if (State.of(discrete.masses().get(i).state())
                        .matches(State.of(discrete.masses().get(j).state())))
                    throw new IllegalArgumentException(
                            family.name()
                                    + " names the state "
                                    + discrete.masses().get(i).state()
                                    + " twice");
        return discrete;
    }

    /**
     * A variable that has the states of both, for distributions that no variable of a model has.
     */
    public static Variable union(List<String> first, List<String> second) {
        List<State> states = new ArrayList<>(first.stream().map(State::of).toList());
        for (String s : second)
            if (states.stream().noneMatch(State.of(s)::matches)) states.add(State.of(s));
        return new Variable("outcome", states);
    }

    /** The one argument of a distribution that has only one, with or without its name. */
    static Formula only(String family, List<Argument> arguments, String name) {
        if (arguments.size() == 1
                && arguments.getFirst().name().filter(n -> !n.equals(name)).isEmpty())
            return arguments.getFirst().value();
        throw new IllegalArgumentException(
                family + " has one parameter: write " + family + "(" + name + " = ...)");
    }

    /** A named argument. */
    static Formula named(String family, List<Argument> arguments, String name) {
        Optional<Argument> found =
                arguments.stream()
                        .filter(a -> a.name().filter(name::equals).isPresent())
                        .findFirst();
        return found.orElseThrow(
                        () -> new IllegalArgumentException(family + " needs " + name + " = ..."))
                .value();
    }

    /** A whole number written as one. */
    static int whole(String family, Formula value) {
        String text = TextPrinter.print(value);
        if (text.matches("-?\\d{1,6}")) return Integer.parseInt(text);
        throw new IllegalArgumentException(
                family + " needs whole numbers here, not " + text + ": its states must be known");
    }
}
