package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Conditional;
import elbow.model.Density;
import elbow.model.Families;
import elbow.model.Network;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the names that EM estimates stand in the model, and by which law the most likely value of
 * each follows from expected counts. What has no closed law is refused here.
 */
final class Estimated {
    /**
     * A place in which a name stands: the distribution of a variable at these states of its
     * parents.
     */
    record Place(Variable child, Map<Variable, Integer> row, Role role) {}

    /** What a name is in a distribution. */
    sealed interface Role {
        /**
         * The probability of a state; the free states share what the others leave.
         *
         * @param fixed the probability of states that are not estimated
         */
        record Cell(int state, List<Integer> free, Formula fixed) implements Role {}

        /** The probability of success of a Binomial. */
        record Success(int n) implements Role {}

        /** The mean of a Normal with this spread. */
        record Mean(Formula spread) implements Role {}

        /** The rate of a Poisson. */
        record Rate() implements Role {}

        /** The rate or the scale of an Exponential. */
        record Waiting(boolean scale) implements Role {}

        /**
         * The spread of a Normal around this mean.
         *
         * @param written var, sd, precision, log_var or cov
         */
        record Spread(String written, Formula mean) implements Role {}
    }

    private final Set<String> names;
    private final Map<Ref, List<Place>> places = new LinkedHashMap<>();

    /**
     * @param relevant the variables that tell something of what was observed
     */
    Estimated(Set<String> names, Network network, Set<Variable> relevant) {
        this.names = names;
        for (Variable v : network.variables()) {
            if (!relevant.contains(v)) continue;
            network.tableOf(v).ifPresent(t -> table(t, v));
            network.densityOf(v).ifPresent(this::density);
        }
        for (Ref a : places.keySet())
            for (Ref b : places.keySet())
                if (a.name().equals(b.name()) && a.path().size() < b.path().size())
                    throw new Refusal(
                            a.name() + " stands as a whole and by its components; use one of them",
                            a);
        places.forEach(Estimated::check);
    }

    /** The places of each name, or of each component where components stand by themselves. */
    Map<Ref, List<Place>> places() {
        return places;
    }

    private Set<Ref> in(Formula f) {
        Set<Ref> found = new LinkedHashSet<>();
        Formulas.walk(f)
                .forEach(g -> {
                    if (g instanceof Ref r && names.contains(r.name())) found.add(r);
                });
        return found;
    }

    private void add(Ref name, Place place) {
        places.computeIfAbsent(name, k -> new ArrayList<>()).add(place);
    }

    private void table(Conditional table, Variable v) {
        if (table.cells().stream().allMatch(c -> in(c).isEmpty())) return;
        if (table.children().size() > 1)
            throw noLaw(
                    in(
                            table.cells().stream()
                                    .filter(c -> !in(c).isEmpty())
                                    .findFirst()
                                    .orElseThrow()),
                    "in a joint table",
                    v);
        int length = table.rowLength();
        for (int row = 0; row * length < table.cells().size(); row++) {
            List<Formula> cells = table.cells().subList(row * length, (row + 1) * length);
            Map<Variable, Integer> at = Cells.at(table.parents(), row);
            Set<Ref> mentioned = new LinkedHashSet<>();
            cells.forEach(c -> mentioned.addAll(in(c)));
            if (!mentioned.isEmpty()) row(v, at, cells, mentioned);
        }
    }

    private void row(
            Variable v, Map<Variable, Integer> at, List<Formula> cells, Set<Ref> mentioned) {
        Optional<Integer> trials = trials(v, cells, mentioned);
        if (trials.isPresent()) {
            add(mentioned.iterator().next(), new Place(v, at, new Role.Success(trials.get())));
            return;
        }
        List<Integer> free = new ArrayList<>();
        List<Ref> bare = new ArrayList<>();
        Formula fixed = new Num(BigDecimal.ZERO);
        List<Formula> rest = new ArrayList<>();
        for (int s = 0; s < cells.size(); s++) {
            Formula cell = cells.get(s);
            if (in(cell).isEmpty()) {
                if (!isZero(cell))
                    fixed = isZero(fixed) ? cell : new Binary(Operator.PLUS, fixed, cell);
                continue;
            }
            free.add(s);
            if (cell instanceof Ref r) bare.add(r);
            else rest.add(cell);
        }
        boolean closed =
                bare.size() == mentioned.size()
                        && (rest.isEmpty()
                                || (rest.size() == 1
                                        && isZero(fixed)
                                        && isRest(rest.getFirst(), mentioned)));
        if (!closed) throw noLaw(mentioned, "in this row: each stands alone, and in one cell", v);
        for (int s : free)
            if (cells.get(s) instanceof Ref r)
                add(r, new Place(v, at, new Role.Cell(s, free, fixed)));
    }

    private static boolean isZero(Formula f) {
        return f instanceof Num n && n.value().signum() == 0;
    }

    /** 1 − a − b of all the names in the row. */
    private static boolean isRest(Formula cell, Set<Ref> mentioned) {
        Set<Ref> taken = new LinkedHashSet<>();
        Formula left = cell;
        while (left instanceof Binary b
                && b.operator() == Operator.MINUS
                && b.right() instanceof Ref r
                && taken.add(r)) left = b.left();
        return taken.equals(mentioned)
                && left instanceof Num n
                && n.value().compareTo(BigDecimal.ONE) == 0;
    }

    private static Optional<Integer> trials(Variable v, List<Formula> cells, Set<Ref> mentioned) {
        return binomial(v, cells).filter(b -> mentioned.equals(Set.of(b.p()))).map(Trials::n);
    }

    /** How often something may succeed, and how probable it is each time. */
    record Trials(int n, Formula p) {}

    /** The Binomial of two or more trials that these cells are of. */
    static Optional<Trials> binomial(Variable v, List<Formula> cells) {
        int n = v.size() - 1;
        if (!v.numeric() || n < 2 || !(cells.getLast() instanceof Binary product))
            return Optional.empty();
        if (!(product.right() instanceof Binary powers) || !(powers.left() instanceof Binary power))
            return Optional.empty();
        List<Argument> arguments =
                List.of(
                        new Argument(Optional.of("n"), new Num(BigDecimal.valueOf(n))),
                        new Argument(Optional.of("p"), power.left()));
        Families.Discrete binomial = Families.discrete(new Family("Binomial", arguments));
        boolean fits =
                binomial.masses().stream().allMatch(m -> v.indexOf(m.state()) >= 0)
                        && binomial.over(v).equals(cells);
        return fits ? Optional.of(new Trials(n, power.left())) : Optional.empty();
    }

    private void density(Density density) {
        for (int row = 0; row < density.rows().size(); row++) {
            Family family = density.rows().get(row);
            Map<Variable, Integer> at = Cells.at(density.discreteParents(), row);
            for (Argument a : family.arguments()) {
                if (in(a.value()).isEmpty()) continue;
                if (!(a.value() instanceof Ref name))
                    throw noLaw(in(a.value()), "unless it stands alone", density.child());
                add(name, new Place(density.child(), at, role(family, a, name, density.child())));
            }
        }
    }

    private Role role(Family family, Argument a, Ref name, Variable child) {
        String written = a.name().orElse("");
        return switch (family.name()) {
            case "Poisson" -> new Role.Rate();
            case "Exponential" -> new Role.Waiting(written.equals("scale"));
            case "Normal" -> {
                List<Argument> others =
                        family.arguments().stream().filter(o -> !o.equals(a)).toList();
                if (others.size() != 1) throw noLaw(Set.of(name), "here", child);
                Formula other = others.getFirst().value();
                yield written.equals("mean")
                        ? new Role.Mean(other)
                        : new Role.Spread(written, other);
            }
            default ->
                    throw noLaw(
                            Set.of(name),
                            "as the "
                                    + (written.isEmpty() ? "parameter" : written)
                                    + " of a "
                                    + family.name(),
                            child);
        };
    }

    private static Refusal noLaw(Set<Ref> names, String where, Variable child) {
        Ref name = names.iterator().next();
        return new Refusal(
                "EM has no closed M step for "
                        + Formulas.text(name)
                        + " "
                        + where
                        + ", in the distribution of "
                        + child,
                name);
    }

    /** All places of a name follow one law. */
    private static void check(Ref name, List<Place> places) {
        Role first = places.getFirst().role();
        for (Place p : places.subList(1, places.size())) {
            Role role = p.role();
            boolean same =
                    switch (role) {
                        case Role.Cell c ->
                                first instanceof Role.Cell f
                                        && f.fixed().equals(c.fixed())
                                        && (isZero(c.fixed())
                                                || p.row().equals(places.getFirst().row()));
                        case Role.Spread s ->
                                first instanceof Role.Spread f && f.written().equals(s.written());
                        case Role.Success s -> first.equals(s);
                        case Role.Mean m -> first.equals(m);
                        case Role.Rate r -> first.equals(r);
                        case Role.Waiting w -> first.equals(w);
                    };
            if (!same)
                throw noLaw(
                        Set.of(name),
                        "that stands in distributions of "
                                + places.getFirst().child()
                                + " and "
                                + p.child()
                                + " of different kinds or spreads",
                        p.child());
        }
    }
}
