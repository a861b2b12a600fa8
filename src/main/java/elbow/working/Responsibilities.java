package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.distribution.Instance;
import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Conditional;
import elbow.model.Density;
import elbow.model.Group;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The E step: how probable the states of latent variables are for each item, given what was
 * observed. Items of a mixture are one table; any others are asked of the network one by one.
 */
final class Responsibilities<F> {
    /** The axis of the state before, where a neighbouring pair of a sequence is one item. */
    private static final String BEFORE = "previous";

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Neighbours neighbours;
    private final Queries<F> queries;
    private final Standing<F> round;
    private final String letter;
    private final Map<List<List<Variable>>, Table<F>> known = new HashMap<>();
    private final Map<Variable, List<Event>> evidence;

    /** Responsibilities over an axis of items, then an axis for each latent variable of an item. */
    record Table<F>(F value, Variable items, List<Variable> states) {}

    /** The items of a mixture: their joint with what was observed, over items and states. */
    record Mixture<F>(Table<F> joint, F evidence) {}

    /**
     * @param letter how the responsibilities of this round are called
     */
    Responsibilities(
            Standing<F> round,
            Scope scope,
            Neighbours neighbours,
            Queries<F> queries,
            String letter) {
        this.algebra = round;
        this.round = round;
        this.scope = scope;
        this.neighbours = neighbours;
        this.queries = queries;
        this.letter = letter;
        this.evidence = neighbours.groups();
    }

    /**
     * @param items the latent variables of each item, those of one item in the order of the others
     */
    Table<F> of(List<List<Variable>> items) {
        Table<F> table = known.get(items);
        if (table == null) {
            table = make(items);
            known.put(items, table);
        }
        return table;
    }

    private Table<F> make(List<List<Variable>> items) {
        Optional<Mixture<F>> mixture = mixture(items);
        if (mixture.isPresent()) {
            Table<F> joint = mixture.get().joint();
            F shares = algebra.divide(joint.value(), mixture.get().evidence());
            Table<F> table = named(new Table<>(shares, joint.items(), joint.states()));
            for (int i = 0; i < items.size(); i++) row(table, i, items.get(i).getFirst());
            return table;
        }
        Variable axis = axis(items);
        List<Variable> states = states(items);
        List<Variable> along = new ArrayList<>(List.of(axis));
        along.addAll(states);
        List<F> cells = new ArrayList<>();
        for (List<Variable> item : items) {
            F belief = belief(item);
            int count = states.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
            for (int c = 0; c < count; c++) {
                F cell = belief;
                int[] at = Cells.at(states, c).values().stream().mapToInt(s -> s).toArray();
                for (int k = 0; k < at.length; k++) cell = algebra.at(cell, item.get(k), at[k]);
                cells.add(cell);
            }
        }
        return named(new Table<>(algebra.stack(cells, along), axis, states));
    }

    /** What was asked of one item by itself is a row of all items' table. */
    private void row(Table<F> table, int item, Variable latent) {
        algebra.row(
                table.value(),
                table.items(),
                item,
                table.states().getFirst(),
                latent,
                asked(List.of(latent)));
    }

    private Table<F> named(Table<F> table) {
        List<Event> left = new ArrayList<>();
        for (Variable v : table.states())
            left.add(
                    v.name().equals(BEFORE)
                            ? Resolver.bare(v)
                            : new Event(indexed(v.name(), table.items())));
        algebra.named(table.value(), new Probability(letter, left, List.of()));
        return table;
    }

    /** How probable these states of latent variables are. */
    F at(List<Variable> latent, List<Integer> states) {
        F cell = belief(latent);
        for (int k = 0; k < latent.size(); k++)
            cell = algebra.at(cell, latent.get(k), states.get(k));
        return cell;
    }

    /** {@code y[i]} */
    private static Ref indexed(String name, Variable items) {
        return new Ref(name, List.of(new Formula.Selector.Index(items.ref())));
    }

    private F belief(List<Variable> item) {
        return queries.probability(asked(item));
    }

    private Probability asked(List<Variable> item) {
        List<Event> given = requireNonNull(evidence.get(neighbours.group(item.getFirst())));
        return new Probability("p", item.stream().map(Resolver::bare).toList(), given);
    }

    /** The items by the letter of their plate or sequence, with their numbers as states. */
    private Variable axis(List<List<Variable>> items) {
        Optional<Group> group = scope.model().p().groupOf(items.getFirst().getLast());
        List<String> names = new ArrayList<>();
        for (List<Variable> item : items) names.add(number(item.getLast(), names.size() + 1));
        if (names.stream().distinct().count() < names.size())
            names.replaceAll(n -> Integer.toString(names.indexOf(n) + 1));
        boolean distinct = names.stream().distinct().count() == names.size();
        List<State> states =
                IntStream.range(0, items.size())
                        .mapToObj(i -> State.of(distinct ? names.get(i) : Integer.toString(i + 1)))
                        .toList();
        return new Variable(group.map(Group::index).orElse("item"), states);
    }

    private static String number(Variable v, int otherwise) {
        int open = v.name().lastIndexOf('[');
        return open < 0
                ? Integer.toString(otherwise)
                : v.name().substring(open + 1, v.name().length() - 1);
    }

    /** An axis for each latent variable of an item, called as its plate is. */
    private static List<Variable> states(List<List<Variable>> items) {
        List<Variable> axes = new ArrayList<>();
        List<Variable> item = items.getFirst();
        for (Variable v : item) {
            String name = v.name().replaceFirst("\\[.*", "");
            boolean twice = item.stream().filter(w -> w.name().startsWith(name + "[")).count() > 1;
            boolean before = twice && !v.equals(item.getLast());
            axes.add(v.called(before ? BEFORE : name));
        }
        return axes;
    }

    /** The joint of items whose one latent variable is a root of its own; none for any others. */
    Optional<Mixture<F>> mixture(List<List<Variable>> items) {
        if (items.size() < 2 || items.stream().anyMatch(i -> i.size() != 1))
            return Optional.empty();
        List<Variable> latents = items.stream().map(List::getFirst).toList();
        List<List<Variable>> seen = new ArrayList<>();
        for (Variable c : latents) seen.add(children(c));
        if (!latents.stream().allMatch(this::isRoot) || !isAlike(latents, seen))
            return Optional.empty();
        Variable axis = axis(items);
        Variable states = states(items).getFirst();
        List<F> factors = new ArrayList<>();
        factors.add(prior(latents.getFirst(), states));
        for (int k = 0; k < seen.getFirst().size(); k++) {
            int at = k;
            factors.add(likelihood(seen.stream().map(s -> s.get(at)).toList(), axis, states));
        }
        Event latent = new Event(indexed(states.name(), axis));
        List<Event> observed = new ArrayList<>();
        for (Variable v : seen.getFirst())
            observed.add(new Event(indexed(v.name().replaceFirst("\\[.*", ""), axis)));
        List<Event> all = new ArrayList<>(List.of(latent));
        all.addAll(observed);
        F joint = algebra.named(algebra.product(factors), new Probability("p", all, List.of()));
        F total =
                algebra.named(
                        algebra.sumOut(joint, List.of(states)),
                        new Probability("p", observed, List.of()));
        return Optional.of(new Mixture<>(new Table<>(joint, axis, List.of(states)), total));
    }

    private Network network() {
        return scope.model().p();
    }

    /**
     * The variables that were observed of an item; anything else that hangs on it is passed over.
     */
    private List<Variable> children(Variable latent) {
        return network().variables().stream()
                .filter(v -> neighbours.relevant().contains(v))
                .filter(v -> network().parents(v).contains(latent))
                .toList();
    }

    private boolean isRoot(Variable c) {
        return network()
                .tableOf(c)
                .filter(t -> t.parents().isEmpty() && t.children().size() == 1)
                .isPresent();
    }

    /** Whether all items have the same tables and densities, and all children are observed. */
    private boolean isAlike(List<Variable> latents, List<List<Variable>> seen) {
        Formula.Vector cells = cells(latents.getFirst());
        for (int i = 0; i < latents.size(); i++) {
            if (!cells(latents.get(i)).equals(cells)) return false;
            if (seen.get(i).size() != seen.getFirst().size()) return false;
            for (int k = 0; k < seen.get(i).size(); k++) {
                Variable child = seen.get(i).get(k);
                if (!scope.model().isObserved(child) || scope.model().soft().contains(child))
                    return false;
                if (!network().parents(child).equals(List.of(latents.get(i)))) return false;
                if (!cells(child).equals(cells(seen.getFirst().get(k)))) return false;
            }
        }
        return true;
    }

    private Formula.Vector cells(Variable v) {
        Optional<Conditional> table = network().tableOf(v);
        return new Formula.Vector(
                table.isPresent()
                        ? table.get().cells()
                        : List.copyOf(network().densityOf(v).orElseThrow().rows()));
    }

    /** p(c), over the states of every item. */
    private F prior(Variable latent, Variable states) {
        Conditional table = network().tableOf(latent).orElseThrow();
        F rows = algebra.table("p", table);
        List<F> cells =
                IntStream.range(0, states.size())
                        .mapToObj(s -> algebra.at(rows, latent, s))
                        .toList();
        return algebra.named(
                algebra.stack(cells, List.of(states)),
                new Probability("p", List.of(Resolver.bare(states)), List.of()));
    }

    /** p(y | c) at what was observed of each item. */
    private F likelihood(List<Variable> children, Variable items, Variable states) {
        Variable first = children.getFirst();
        String name = first.name().replaceFirst("\\[.*", "");
        Probability symbol =
                new Probability(
                        "p",
                        List.of(new Event(indexed(name, items))),
                        List.of(new Event(indexed(states.name(), items))));
        Optional<Density> density = network().densityOf(first);
        if (density.isEmpty()) return tabled(children, items, states, symbol);
        F x = values(children, items);
        if (first.isVector()) {
            VectorDensities<F> normals = new VectorDensities<>(algebra, round::value);
            F log = normals.log(density.get().rows(), List.of(states), first.dimension(), x);
            algebra.named(log, new Formula.Call(Formula.Function.LOG, List.of(symbol)));
            return algebra.named(algebra.apply(Laws.EXPONENTIAL, List.of(), List.of(log)), symbol);
        }
        List<Instance> rows = Densities.rows(density.get(), Map.of());
        Densities<F> densities = queries.densities();
        List<Formula> families =
                density.get().rows().stream().<Formula>map(r -> new Ref(r.name())).toList();
        if (families.stream().distinct().count() > 1) {
            List<F> logs = new ArrayList<>();
            for (Instance row : rows) logs.add(densities.log(named(List.of(row), states), x));
            F stacked = algebra.stack(logs, List.of(states));
            return algebra.named(
                    algebra.apply(Laws.EXPONENTIAL, List.of(), List.of(stacked)), symbol);
        }
        F log = densities.log(named(rows, states), x);
        algebra.named(log, new Formula.Call(Formula.Function.LOG, List.of(symbol)));
        return algebra.named(algebra.apply(Laws.EXPONENTIAL, List.of(), List.of(log)), symbol);
    }

    private Named<F> named(List<Instance> rows, Variable states) {
        Map<String, F> parameters = new LinkedHashMap<>();
        for (String name : rows.getFirst().parameters().keySet()) {
            List<F> values =
                    rows.stream()
                            .map(r -> round.value(requireNonNull(r.parameters().get(name))))
                            .toList();
            F all = values.size() == 1 ? values.getFirst() : algebra.stack(values, List.of(states));
            if (values.size() > 1) algebra.named(all, new Ref(name));
            parameters.put(name, all);
        }
        return new Named<>(rows.getFirst().distribution(), parameters, List.of());
    }

    private F tabled(List<Variable> children, Variable items, Variable states, Probability symbol) {
        Optional<F> binomial = binomial(children, items, states);
        if (binomial.isPresent()) return algebra.named(binomial.get(), symbol);
        List<F> cells = new ArrayList<>();
        for (Variable child : children)
            for (int s = 0; s < states.size(); s++) cells.add(cell(child, s));
        return algebra.named(algebra.stack(cells, List.of(items, states)), symbol);
    }

    /** p(y = 1 | c) at one state of the one parent. */
    private F cell(Variable child, int state) {
        Conditional table = network().tableOf(child).orElseThrow();
        Variable parent = table.parents().getFirst();
        int seen = scope.observed().getOrDefault(child, 0);
        if (table.cells().stream().noneMatch(round::mentions))
            return algebra.at(algebra.at(algebra.table("p", table), child, seen), parent, state);
        return algebra.named(
                round.value(table.cells().get(state * child.size() + seen)),
                new Probability(
                        "p",
                        List.of(Resolver.state(child, seen)),
                        List.of(Resolver.state(parent, state))));
    }

    /** (n choose y) p^y (1 − p)^(n − y), where all rows are Binomial of as many trials. */
    private Optional<F> binomial(List<Variable> children, Variable items, Variable states) {
        Variable first = children.getFirst();
        List<Formula> cells = network().tableOf(first).orElseThrow().cells();
        List<F> p = new ArrayList<>();
        for (int s = 0; s < states.size(); s++) {
            Optional<Estimated.Trials> row =
                    Estimated.binomial(
                            first, cells.subList(s * first.size(), (s + 1) * first.size()));
            if (row.isEmpty()) return Optional.empty();
            p.add(round.value(row.get().p()));
        }
        Map<String, F> inputs = new LinkedHashMap<>();
        Formula n = new Formula.Num(java.math.BigDecimal.valueOf(first.size() - 1L));
        inputs.put("x", values(children, items));
        inputs.put("n", algebra.numbers(List.of(), List.of(n), n));
        inputs.put("p", algebra.named(algebra.stack(p, List.of(states)), new Ref("p")));
        return Optional.of(
                queries.densities()
                        .apply(Formulas.parse("choose(n, x)*p^x*(1 - p)^(n - x)"), inputs));
    }

    /** What was observed of each item; of vectors a row for each. */
    F values(List<Variable> children, Variable items) {
        List<F> values = new ArrayList<>();
        for (Variable child : children) values.add(round.value(value(child)));
        String name = children.getFirst().name().replaceFirst("\\[.*", "");
        return algebra.named(algebra.stack(values, List.of(items)), indexed(name, items));
    }

    private Formula value(Variable child) {
        Integer state = scope.observed().get(child);
        return state != null
                ? Resolver.number(child.states().get(state))
                : requireNonNull(scope.model().observed().get(child));
    }
}
