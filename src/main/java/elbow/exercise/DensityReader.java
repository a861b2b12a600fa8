package elbow.exercise;

import elbow.distribution.Instance;
import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formulas;
import elbow.model.Density;
import elbow.model.Families;
import elbow.model.Families.Mass;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads distributions that are no tables: over numbers, or given variables that are numbers. */
final class DensityReader {
    private final Header header;
    private final List<Variable> parents;
    private final Numbers numbers;
    private final Set<String> variables;
    private final Faults faults;

    /**
     * @param variables the names of all variables
     */
    DensityReader(
            Header header,
            List<Variable> parents,
            Numbers numbers,
            Set<String> variables,
            Faults faults) {
        this.header = header;
        this.parents = List.copyOf(parents);
        this.numbers = numbers;
        this.variables = variables;
        this.faults = faults;
    }

    /** Whether a row makes the variable no table: a density, or given the value of a number. */
    boolean isDensity(Written row) {
        Family family = (Family) row.formula();
        boolean finite =
                switch (family.name()) {
                    case "Bernoulli", "Binomial", "Point" -> true;
                    case "Categorical" ->
                            family.arguments().size() != 1
                                    || family.arguments().getFirst().name().isPresent();
                    case "Uniform" -> family.arguments().size() == 1;
                    default -> elbow.distribution.Distributions.of(family).isEmpty();
                };
        return !finite
                || Formulas.walk(family).anyMatch(f -> f instanceof Ref r && parent(r).isPresent());
    }

    /** The parent that is no discrete variable and that a name means, or a component of it. */
    private Optional<Variable> parent(Ref ref) {
        Ref whole = withoutComponents(ref);
        return parents.stream().filter(v -> !v.isDiscrete() && v.ref().equals(whole)).findFirst();
    }

    static Ref withoutComponents(Ref ref) {
        return new Ref(
                ref.name(),
                ref.path().stream().filter(s -> !(s instanceof Selector.Component)).toList());
    }

    /**
     * @param rows one for each joint state of the discrete parents
     */
    Optional<ModelDensity> read(
            String network, List<Written> rows, Optional<Variable> known, List<State> declared) {
        List<Family> families = new ArrayList<>();
        int dimension = 0;
        for (Written row : rows) {
            Family family = named((Family) row.formula());
            Optional<String> wrong = wrong(family);
            if (wrong.isPresent()) {
                faults.add(row.place(), wrong.get());
                return Optional.empty();
            }
            if (!argumentsFine(row, family)) return Optional.empty();
            try {
                dimension = Math.max(dimension, dimensions().of(family));
            } catch (IllegalArgumentException e) {
                faults.add(row.place(), String.valueOf(e.getMessage()));
                return Optional.empty();
            }
            families.add(family);
        }
        Variable variable = variable(families, dimension, declared);
        if (known.isPresent() && !fits(variable, known.get(), rows)) return Optional.empty();
        Variable child = known.orElse(variable);
        List<Family> ordered = families.stream().map(f -> inOrder(f, child)).toList();
        return Optional.of(new ModelDensity(network, new Density(child, parents, ordered), rows));
    }

    /** The probabilities of a Categorical in the order of the variable's states. */
    private static Family inOrder(Family family, Variable child) {
        if (!family.name().equals("Categorical") || !child.isDiscrete()) return family;
        List<Argument> arguments = new ArrayList<>();
        for (State s : child.states())
            family.arguments().stream()
                    .filter(a -> a.name().map(State::of).filter(s::matches).isPresent())
                    .forEach(arguments::add);
        return arguments.size() == family.arguments().size()
                ? new Family(family.name(), arguments)
                : family;
    }

    private boolean fits(Variable read, Variable known, List<Written> rows) {
        boolean fits =
                read.isDiscrete() == known.isDiscrete()
                        && read.dimension() == known.dimension()
                        && read.states().stream().allMatch(s -> known.indexOf(s.text()) >= 0);
        if (!fits)
            faults.add(
                    rows.getFirst().place(),
                    known
                            + " is "
                            + (known.isDiscrete()
                                    ? "discrete"
                                    : known.isVector()
                                            ? "a vector of " + known.dimension()
                                            : "a number")
                            + " in the model, and this distribution is not over such");
        return fits;
    }

    /** {@code Categorical(theta)} with its states written out: 1, 2, ... */
    private Family named(Family family) {
        boolean vector =
                family.name().equals("Categorical")
                        && family.arguments().size() == 1
                        && family.arguments()
                                .getFirst()
                                .name()
                                .filter(n -> !n.equals("p"))
                                .isEmpty();
        if (!vector) return family;
        Formula p = family.arguments().getFirst().value();
        int count = dimensions().of(p).rows();
        List<Argument> states = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String key = Integer.toString(i);
            if (p instanceof Formula.Vector v)
                states.add(new Argument(Optional.of(key), v.elements().get(i - 1)));
            else if (p instanceof Ref r) {
                List<Selector> path = new ArrayList<>(r.path());
                path.add(new Selector.Component(key));
                states.add(new Argument(Optional.of(key), new Ref(r.name(), path)));
            }
        }
        return states.isEmpty() ? family : new Family(family.name(), states);
    }

    /** Why a distribution is not written as the language has it. */
    private static Optional<String> wrong(Family family) {
        try {
            Instance.of(family);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private boolean argumentsFine(Written row, Family family) {
        for (Argument a : family.arguments()) {
            if (a.value() instanceof Formula.Range) continue;
            Optional<Formula> culprit =
                    Arithmetic.culprit(
                            a.value(),
                            r -> numbers.known().contains(r) || parent(r).isPresent(),
                            true);
            if (culprit.isEmpty()) continue;
            if (culprit.get() instanceof Ref r && variables.contains(withoutComponents(r).name()))
                faults.add(
                        row.placeOf(r),
                        Formulas.text(r)
                                + " is a variable; only parameters, and parents that are numbers,"
                                + " stand in a distribution");
            else faults.add(row.placeOf(culprit.get()), message(culprit.get()));
            return false;
        }
        return true;
    }

    private String message(Formula culprit) {
        return Arithmetic.message(culprit, numbers.known());
    }

    private Dimensions dimensions() {
        return new Dimensions(r -> {
            Optional<Variable> parent = parent(r);
            if (parent.isEmpty()) return numbers.shape(r);
            boolean component = !withoutComponents(r).equals(r);
            return component || !parent.get().isVector()
                    ? Dimensions.Shape.NUMBER
                    : Dimensions.Shape.vector(parent.get().dimension());
        });
    }

    private Variable variable(List<Family> families, int dimension, List<State> declared) {
        String name = header.children().getFirst().text();
        List<State> states = new ArrayList<>(declared);
        boolean discrete = true;
        for (Family f : families) {
            Optional<List<String>> known = states(f);
            discrete &= known.isPresent();
            for (String s : known.orElse(List.of()))
                if (states.stream().noneMatch(State.of(s)::matches)) states.add(State.of(s));
        }
        if (discrete && !states.isEmpty()) return new Variable(name, states);
        return dimension > 0 ? Variable.vector(name, dimension) : Variable.real(name);
    }

    /** The states of a distribution over finitely many. */
    private static Optional<List<String>> states(Family family) {
        boolean finite =
                switch (family.name()) {
                    case "Bernoulli", "Categorical", "Binomial" -> true;
                    case "Uniform" -> family.arguments().size() == 1;
                    default -> false;
                };
        if (!finite) return Optional.empty();
        try {
            return Optional.of(
                    Families.discrete(family).masses().stream().map(Mass::state).toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
