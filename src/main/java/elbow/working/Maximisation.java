package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Group;
import elbow.model.State;
import elbow.model.Variable;
import elbow.working.Estimated.Place;
import elbow.working.Estimated.Role;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The M step: the most likely value of each name, given how responsible each state is. */
final class Maximisation<F> {
    private static final Num ONE = num(1);

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Responsibilities<F> expected;

    Maximisation(Algebra<F> algebra, Scope scope, Responsibilities<F> expected) {
        this.algebra = algebra;
        this.scope = scope;
        this.expected = expected;
    }

    /** The states of the latent ones among a variable and its parents that are counted. */
    private record Counted(Place place, Map<Variable, Integer> states) {}

    /** Weights over an axis of items; none where every item counts once. */
    private record Weights<F>(Optional<F> value, Variable items, List<Variable> children) {}

    /**
     * The new values.
     *
     * @param means the value of arithmetic over the names, where those that were found stand for
     *     their new values
     */
    Map<Ref, F> values(
            Map<Ref, List<Place>> places,
            java.util.function.Function<Map<Ref, F>, Standing<F>> means) {
        Map<Ref, F> found = new LinkedHashMap<>();
        places.forEach((name, at) -> {
            if (!(at.getFirst().role() instanceof Role.Spread)) found.put(name, first(at));
        });
        Standing<F> updated = means.apply(found);
        places.forEach((name, at) -> {
            if (at.getFirst().role() instanceof Role.Spread s)
                found.put(name, spread(s.written(), at, updated));
        });
        return found;
    }

    private F first(List<Place> places) {
        return switch (places.getFirst().role()) {
            case Role.Cell c -> share(places, c);
            case Role.Success s -> success(places, s);
            case Role.Mean m -> mean(places);
            case Role.Rate r -> mean(places);
            case Role.Waiting w -> waiting(places, w);
            case Role.Spread s -> throw new IllegalStateException("a spread follows its mean");
        };
    }

    /** Σ r(c) / Σ r: how often the state is expected among all free ones. */
    private F share(List<Place> places, Role.Cell cell) {
        List<Counted> rows = counted(places);
        boolean seen = rows.stream().allMatch(c -> scope.model().isObserved(c.place.child()));
        boolean all = rows.stream().allMatch(c -> free(c).size() == c.place.child().size());
        if (seen) {
            F counts = marks(rows, c -> List.of(cell(c).state()));
            Optional<F> free =
                    all ? Optional.empty() : Optional.of(marks(rows, Maximisation::free));
            Weights<F> weights = weights(rows);
            return rest(
                    cell,
                    weights.items,
                    times(weights.value, Optional.of(counts)),
                    times(weights.value, free),
                    rows.size());
        }
        List<Counted> states = rows.stream().map(c -> with(c, cell(c).state())).toList();
        Weights<F> above = weights(states);
        boolean roots = rows.stream().allMatch(c -> c.states.isEmpty());
        if (all && roots)
            return rest(cell, above.items, above.value, Optional.empty(), rows.size());
        List<F> free = new ArrayList<>();
        for (int s : cell.free()) {
            List<Counted> each = rows.stream().map(c -> with(c, s)).toList();
            free.add(weights(each).value.orElseThrow());
        }
        F below = free.getFirst();
        for (F f : free.subList(1, free.size()))
            below =
                    algebra.apply(
                            new Law(new Binary(Operator.PLUS, Law.input(0), Law.input(1))),
                            List.of(),
                            List.of(below, f));
        return rest(cell, above.items, above.value, Optional.of(below), rows.size());
    }

    private static Role.Cell cell(Counted c) {
        return (Role.Cell) c.place.role();
    }

    private static List<Integer> free(Counted c) {
        return cell(c).free();
    }

    private Counted with(Counted row, int state) {
        if (scope.model().isObserved(row.place.child()))
            throw new Refusal(
                    row.place.child()
                            + " is observed and others of its kind are not: EM has no M step for"
                            + " this here",
                    row.place.child().ref());
        Map<Variable, Integer> states = new LinkedHashMap<>(row.states);
        states.put(row.place.child(), state);
        return new Counted(row.place, states);
    }

    /** 1 for each item that was seen in one of these states, else 0. */
    private F marks(
            List<Counted> rows, java.util.function.Function<Counted, List<Integer>> wanted) {
        Weights<F> weights = weights(rows);
        List<Formula> cells = new ArrayList<>();
        for (Counted c : rows)
            cells.add(num(wanted.apply(c).contains(scope.observed().get(c.place.child())) ? 1 : 0));
        Variable first = rows.getFirst().place.child();
        int state = wanted.apply(rows.getFirst()).getFirst();
        Formula symbol =
                new Formula.Probability(
                        "1",
                        List.of(
                                new Event(
                                        new Ref(first.name().replaceFirst("\\[.*", "")),
                                        Formula.Relation.EQUAL,
                                        Resolver.stateName(first.states().get(state)))),
                        List.of());
        return algebra.numbers(List.of(weights.items), cells, symbol);
    }

    private Optional<F> times(Optional<F> a, Optional<F> b) {
        if (a.isEmpty()) return b;
        if (b.isEmpty()) return a;
        return Optional.of(algebra.times(a.get(), b.get()));
    }

    /** (1 − fixed) Σ a / Σ b, or Σ a / n */
    private F rest(
            Role.Cell cell, Variable items, Optional<F> above, Optional<F> below, int count) {
        List<F> inputs = new ArrayList<>(List.of(above.orElseThrow()));
        Formula law = Laws.fold(Fold.Folding.SUM, Law.input(0));
        if (below.isEmpty()) law = new Binary(Operator.DIVIDE, law, num(count));
        else {
            inputs.add(below.get());
            law = new Binary(Operator.DIVIDE, law, Laws.fold(Fold.Folding.SUM, Law.input(1)));
        }
        if (!cell.fixed().equals(num(0))) {
            Formula left = new Binary(Operator.MINUS, ONE, cell.fixed());
            inputs.add(algebra.numbers(List.of(), List.of(left), left));
            law = times(Law.input(inputs.size() - 1), law);
        }
        return algebra.apply(new Law(law), List.of(items), inputs);
    }

    /** Σ r x / (n Σ r) */
    private F success(List<Place> places, Role.Success role) {
        List<Counted> rows = counted(places);
        if (!rows.stream().allMatch(c -> scope.model().isObserved(c.place.child())))
            throw new Refusal(
                    "EM estimates a Binomial's p only from what was observed, and "
                            + places.getFirst().child()
                            + " is latent",
                    places.getFirst().child().ref());
        Sum<F> total = total(rows);
        return ratio(
                sum(rows), new Sum<>(times(num(role.n()), total.law), total.inputs, total.over));
    }

    /** Σ r x / Σ r */
    private F mean(List<Place> places) {
        List<Counted> counted = counted(places);
        return ratio(sum(counted), total(counted));
    }

    private F waiting(List<Place> places, Role.Waiting role) {
        List<Counted> counted = counted(places);
        Sum<F> times = sum(counted);
        Sum<F> total = total(counted);
        return role.scale() ? ratio(times, total) : ratio(total, times);
    }

    private List<Counted> counted(List<Place> places) {
        List<Counted> counted = new ArrayList<>();
        for (Place p : places) count(p).ifPresent(counted::add);
        if (counted.isEmpty()) throw new IllegalStateException("nothing was observed");
        return counted;
    }

    /** Σ r (x − m)² / Σ r, and what the spread is written as. */
    private F spread(String written, List<Place> places, Standing<F> updated) {
        List<Counted> counted = counted(places);
        Weights<F> weights = weights(counted);
        F x = expected.values(weights.children, weights.items);
        F mean = mean(counted, weights.items, updated);
        if (written.equals("cov")) return covariance(weights, x, mean);
        Formula square =
                new Binary(
                        Operator.POWER,
                        new Binary(Operator.MINUS, Law.input(0), Law.input(1)),
                        num(2));
        List<F> inputs = new ArrayList<>(List.of(x, mean));
        Formula variance = average(square, weights, inputs);
        Formula law =
                switch (written) {
                    case "sd" -> new Call(Function.SQRT, List.of(variance));
                    case "precision" -> new Binary(Operator.DIVIDE, ONE, variance);
                    case "log_var" -> new Call(Function.LN, List.of(variance));
                    default -> variance;
                };
        return algebra.apply(new Law(law), List.of(weights.items), inputs);
    }

    private static <F> Formula average(Formula term, Weights<F> weights, List<F> inputs) {
        if (weights.value.isEmpty()) return Laws.fold(Fold.Folding.MEAN, term);
        inputs.add(weights.value.get());
        Formula r = Law.input(inputs.size() - 1);
        return new Binary(
                Operator.DIVIDE,
                Laws.fold(Fold.Folding.SUM, times(r, term)),
                Laws.fold(Fold.Folding.SUM, r));
    }

    /** Σ r (x − m)(x − m)ᵀ / Σ r */
    private F covariance(Weights<F> weights, F x, F mean) {
        F across = columns(x);
        F meanAcross = columns(mean);
        Formula product =
                times(
                        new Binary(Operator.MINUS, Law.input(0), Law.input(1)),
                        new Binary(Operator.MINUS, Law.input(2), Law.input(3)));
        List<F> inputs = new ArrayList<>(List.of(x, mean, across, meanAcross));
        Formula law = average(product, weights, inputs);
        return algebra.apply(new Law(law), List.of(weights.items), inputs);
    }

    private F columns(F vectors) {
        Variable rows =
                algebra.axes(vectors).stream()
                        .filter(Components::isComponents)
                        .findFirst()
                        .orElseThrow();
        return algebra.stack(
                IntStream.range(0, rows.size())
                        .mapToObj(i -> algebra.at(vectors, rows, i))
                        .toList(),
                List.of(Components.columns(rows.size())));
    }

    /** The mean around which each item is spread: one for all, or one for each. */
    private F mean(List<Counted> counted, Variable items, Standing<F> updated) {
        List<Formula> means =
                counted.stream().map(c -> ((Role.Spread) c.place.role()).mean()).toList();
        if (means.stream().distinct().count() == 1) return updated.value(means.getFirst());
        return algebra.stack(means.stream().map(updated::value).toList(), List.of(items));
    }

    /** A part of a law, with its inputs and what its sums run over. */
    private record Sum<F>(Formula law, List<F> inputs, List<Variable> over) {}

    private F ratio(Sum<F> above, Sum<F> below) {
        List<F> inputs = new ArrayList<>(above.inputs);
        int[] at = new int[below.inputs.size()];
        for (int i = 0; i < at.length; i++) {
            F input = below.inputs.get(i);
            at[i] = inputs.indexOf(input);
            if (at[i] < 0) {
                at[i] = inputs.size();
                inputs.add(input);
            }
        }
        Formula under =
                Formulas.rewrite(
                        below.law,
                        f ->
                                f instanceof Ref r && r.name().matches("#\\d+")
                                        ? Law.input(at[Law.index(r)])
                                        : f);
        LinkedHashSet<Variable> over = new LinkedHashSet<>(above.over);
        over.addAll(below.over);
        return algebra.apply(
                new Law(new Binary(Operator.DIVIDE, above.law, under)), List.copyOf(over), inputs);
    }

    /** Σ r x */
    private Sum<F> sum(List<Counted> counted) {
        Weights<F> weights = weights(counted);
        F x = expected.values(weights.children, weights.items);
        if (weights.value.isEmpty())
            return new Sum<>(
                    Laws.fold(Fold.Folding.SUM, Law.input(0)), List.of(x), List.of(weights.items));
        return new Sum<>(
                Laws.fold(Fold.Folding.SUM, times(Law.input(0), Law.input(1))),
                List.of(weights.value.get(), x),
                List.of(weights.items));
    }

    /** Σ r */
    private Sum<F> total(List<Counted> counted) {
        Weights<F> weights = weights(counted);
        if (weights.value.isEmpty()) return new Sum<>(num(counted.size()), List.of(), List.of());
        return new Sum<>(
                Laws.fold(Fold.Folding.SUM, Law.input(0)),
                List.of(weights.value.get()),
                List.of(weights.items));
    }

    /** The states to be counted at a place; none where an observation says otherwise. */
    private Optional<Counted> count(Place place) {
        Map<Variable, Integer> states = new LinkedHashMap<>(place.row());
        for (Map.Entry<Variable, Integer> e : List.copyOf(states.entrySet())) {
            if (!scope.model().isObserved(e.getKey())) continue;
            if (!e.getValue().equals(scope.observed().get(e.getKey()))) return Optional.empty();
            states.remove(e.getKey());
        }
        return Optional.of(new Counted(place, states));
    }

    private Weights<F> weights(List<Counted> counted) {
        List<Variable> children = counted.stream().map(c -> c.place.child()).toList();
        Optional<Weights<F>> whole = whole(counted, children);
        if (whole.isPresent()) return whole.get();
        Variable items = items(children);
        if (counted.stream().allMatch(c -> c.states.isEmpty()))
            return new Weights<>(Optional.empty(), items, children);
        List<F> cells = counted.stream().map(this::weight).toList();
        F weights = algebra.stack(cells, List.of(items));
        return new Weights<>(
                Optional.of(
                        algebra.named(
                                weights,
                                new Formula.Probability(
                                        "r", List.of(new Event(items.ref())), List.of()))),
                items,
                children);
    }

    /** All places of a plate or a sequence at one state: a slice of their responsibilities. */
    private Optional<Weights<F>> whole(List<Counted> counted, List<Variable> children) {
        List<List<Variable>> items = new ArrayList<>();
        List<List<Integer>> states = new ArrayList<>();
        for (Counted c : counted) {
            List<Variable> latent = List.copyOf(c.states.keySet());
            items.add(latent);
            states.add(List.copyOf(c.states.values()));
        }
        boolean one = states.stream().distinct().count() == 1 && !states.getFirst().isEmpty();
        boolean alike =
                items.stream()
                                .map(i -> i.stream().map(Maximisation::kind).toList())
                                .distinct()
                                .count()
                        == 1;
        if (!one || !alike || items.size() < 2 || items.stream().distinct().count() < items.size())
            return Optional.empty();
        Responsibilities.Table<F> table = expected.of(items);
        F slice = table.value();
        for (int k = 0; k < table.states().size(); k++)
            slice = algebra.at(slice, table.states().get(k), states.getFirst().get(k));
        return Optional.of(new Weights<>(Optional.of(slice), table.items(), children));
    }

    private static String kind(Variable v) {
        return v.name().replaceFirst("\\[.*", "") + v.states();
    }

    private F weight(Counted c) {
        if (c.states.isEmpty()) return algebra.one();
        List<Variable> latent = List.copyOf(c.states.keySet());
        return expected.at(latent, List.copyOf(c.states.values()));
    }

    /** An axis of items that are no plate of their own. */
    private Variable items(List<Variable> children) {
        List<State> states =
                IntStream.rangeClosed(1, children.size())
                        .mapToObj(i -> State.of(Integer.toString(i)))
                        .toList();
        String letter =
                scope.model().p().groupOf(children.getFirst()).map(Group::index).orElse("item");
        return new Variable(letter, states);
    }

    private static Formula times(Formula a, Formula b) {
        return new Binary(Operator.TIMES, a, b);
    }

    private static Num num(int n) {
        return new Num(BigDecimal.valueOf(n));
    }
}
