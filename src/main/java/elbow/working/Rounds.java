package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.inference.Brief;
import elbow.inference.FixedPoint;
import elbow.inference.LogTable;
import elbow.inference.LogTables;
import elbow.inference.Table;
import elbow.model.Em;
import elbow.model.Indices;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Expectation maximisation. Round r finds the responsibilities under the numbers of round r − 1,
 * and from these the most likely numbers; round 0 is the start.
 */
final class Rounds<F> {
    private static final String EM = "em";

    /** The number of the round after which nothing changes. */
    private static final int CONVERGED = -1;

    /** Only so many rounds are asked for one by one where EM goes on until it has converged. */
    private static final int MOST = 100;

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Em em;
    private final Neighbours neighbours;
    private final Estimated estimated;
    private final List<Round<F>> rounds = new ArrayList<>();
    private Optional<Round<F>> last = Optional.empty();

    /** The numbers that a round starts from, and what it makes of them. */
    private record Round<F>(
            Map<String, F> numbers,
            Standing<F> standing,
            Queries<F> queries,
            Responsibilities<F> responsibilities) {}

    private Rounds(Algebra<F> algebra, Scope scope, Em em) {
        this.algebra = algebra;
        this.scope = scope;
        this.em = em;
        this.neighbours = new Neighbours(scope);
        this.estimated =
                new Estimated(em.start().keySet(), scope.model().p(), neighbours.relevant());
        Map<String, F> start = new LinkedHashMap<>();
        Standing<F> none = new Standing<>(algebra, r -> Optional.empty(), "p");
        em.start().forEach((name, f) -> start.put(name, named(none.value(f), 0, name)));
        rounds.add(round(start, 0));
    }

    /** The algebra in which p is the model at the start, and {@code em[1].mu} a number. */
    static <F> Algebra<F> over(Algebra<F> algebra, Scope scope) {
        Optional<Em> em = scope.model().em();
        if (em.isEmpty()) return algebra;
        Rounds<F> rounds = new Rounds<>(algebra, scope, em.get());
        return new Standing<>(
                algebra,
                r ->
                        r.name().equals(EM)
                                ? Optional.of(rounds.value(r))
                                : rounds.rounds.getFirst().standing.find(r),
                "p",
                "q",
                f -> Formulas.rewrite(f, g -> g instanceof Ref r ? given(em.get(), r) : g));
    }

    /** The formula from which a name starts, or a component of it; the name if it has none. */
    private static Formula given(Em em, Ref name) {
        Formula at = em.start().get(name.name());
        if (at == null) return name;
        for (Selector s : name.path()) {
            if (!(at instanceof Formula.Vector v)
                    || !(component(s) instanceof Selector.Component c)
                    || !c.key().matches("[1-9]\\d{0,3}")
                    || Integer.parseInt(c.key()) > v.elements().size()) return name;
            at = v.elements().get(Integer.parseInt(c.key()) - 1);
        }
        return at;
    }

    private F named(F f, int round, String name) {
        return algebra.named(f, new Ref(EM, List.of(index(round), new Selector.Component(name))));
    }

    private static Selector index(int round) {
        return round == CONVERGED ? new Selector.Index(new Ref("T")) : Indices.index(round);
    }

    private Round<F> round(Map<String, F> numbers, int r) {
        Standing<F> standing = standing(brief(numbers, r), r);
        Queries<F> queries = new Queries<>(standing, scope, standing::value, Optional.empty());
        return new Round<>(
                numbers,
                standing,
                queries,
                new Responsibilities<>(standing, scope, neighbours, queries, "r" + subscript(r)));
    }

    private static String subscript(int r) {
        if (r == 0) return "";
        if (r == CONVERGED) return "_T";
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(r).toCharArray()) text.append((char) ('₀' + (c - '0')));
        return text.toString();
    }

    private Standing<F> standing(Map<String, F> numbers, int r) {
        return new Standing<>(algebra, ref -> find(numbers, ref), "p" + subscript(r));
    }

    private Optional<F> find(Map<String, F> numbers, Ref ref) {
        F whole = numbers.get(ref.name());
        if (whole == null) return Optional.empty();
        List<Selector> components = new ArrayList<>();
        for (Selector s : ref.path()) components.add(component(s));
        try {
            return Optional.of(Standing.component(algebra, whole, components));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Formulas.text(ref) + " does not exist: " + e.getMessage(), ref);
        }
    }

    private static Selector component(Selector s) {
        if (!(s instanceof Selector.Index i)) return s;
        OptionalInt at = Indices.value(i.at(), Map.of());
        return at.isPresent() ? new Selector.Component(Integer.toString(at.getAsInt())) : s;
    }

    /** The state of things after so many rounds. */
    private Round<F> after(int r) {
        if (r == CONVERGED) return converged();
        while (rounds.size() <= r) rounds.add(next(rounds.getLast(), rounds.size()));
        return rounds.get(r);
    }

    private Round<F> next(Round<F> before, int r) {
        Maximisation<F> step = new Maximisation<>(algebra, scope, before.responsibilities);
        Map<Ref, F> found =
                step.values(estimated.places(), means -> standing(updated(before, means, r), r));
        return round(updated(before, found, r), r);
    }

    /** What a round hands to the next. */
    private Map<String, F> brief(Map<String, F> numbers, int r) {
        if (r == 0) return numbers;
        Map<String, F> brief = new LinkedHashMap<>();
        numbers.forEach((name, f) ->
                brief.put(
                        name,
                        named(algebra.compute(new Brief(), List.of(f), algebra.axes(f)), r, name)));
        return brief;
    }

    /** The last round of all: its numbers are those it started from. */
    private Round<F> converged() {
        if (last.isEmpty()) {
            Round<F> first = after(1);
            List<F> cells = new ArrayList<>();
            em.start().forEach((name, f) -> cells.addAll(cells(first.numbers, new Ref(name), f)));
            Variable axis = Components.rows(cells.size());
            List<F> inputs = new ArrayList<>();
            inputs.add(
                    algebra.named(
                            algebra.stack(cells, List.of(axis)), new Ref(EM, List.of(index(1)))));
            List<Ref> given = List.copyOf(read(scope));
            given.forEach(name -> inputs.add(algebra.parameter(name)));
            F fixed =
                    algebra.named(
                            algebra.compute(
                                    new FixedPoint(values -> again(given, values)),
                                    inputs,
                                    List.of(axis)),
                            new Ref(EM, List.of(index(CONVERGED))));
            List<F> numbers = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) numbers.add(algebra.at(fixed, axis, i));
            last = Optional.of(next(round(shaped(numbers), CONVERGED), CONVERGED));
        }
        return last.get();
    }

    /** The numbers of a name, one by one. */
    private List<F> cells(Map<String, F> numbers, Ref name, Formula start) {
        if (!(start instanceof Vector v)) return List.of(find(numbers, name).orElseThrow());
        List<F> cells = new ArrayList<>();
        for (int i = 0; i < v.elements().size(); i++)
            cells.addAll(cells(numbers, below(name, i), v.elements().get(i)));
        return cells;
    }

    /** The numbers of all names in the shape in which they started. */
    private Map<String, F> shaped(List<F> numbers) {
        Map<String, F> shaped = new LinkedHashMap<>();
        int[] at = {0};
        em.start()
                .forEach((name, start) -> {
                    if (!(start instanceof Vector v)) {
                        shaped.put(name, numbers.get(at[0]++));
                        return;
                    }
                    List<Variable> axes =
                            new ArrayList<>(List.of(Components.rows(v.elements().size())));
                    if (v.elements().getFirst() instanceof Vector row)
                        axes.add(Components.columns(row.elements().size()));
                    int count = axes.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
                    shaped.put(name, algebra.stack(numbers.subList(at[0], at[0] + count), axes));
                    at[0] += count;
                });
        return shaped;
    }

    /** The parameters of the exercise that the model reads. */
    static Set<Ref> read(Scope scope) {
        Set<Ref> read = new LinkedHashSet<>();
        List<Formula> all = new ArrayList<>(scope.model().observed().values());
        scope.model().p().tables().forEach(t -> all.addAll(t.cells()));
        scope.model().p().densities().forEach(d -> all.addAll(d.arguments()));
        for (Formula f : all)
            Formulas.walk(f)
                    .forEach(g -> {
                        if (g instanceof Ref r && scope.parameters().contains(r)) read.add(r);
                    });
        read.removeIf(r -> scope.bindings().values().get(r) instanceof Value.Name);
        return read;
    }

    /** Rounds in plain numbers. */
    private FixedPoint.Round again(List<Ref> given, List<Table> values) {
        Map<Ref, Value> bound = new LinkedHashMap<>(scope.bindings().values());
        for (int i = 0; i < given.size(); i++) bound.put(given.get(i), values.get(i).number());
        Bindings bindings = new Bindings(bound);
        LogTables doubles = new LogTables();
        Algebra<LogTable> numbers =
                new Numbers<>(doubles, doubles::of, LogTable::toTable, bindings);
        Rounds<LogTable> rounds =
                new Rounds<>(numbers, Scope.of(scope.model(), scope.parameters(), bindings), em);
        return at -> next(rounds, at);
    }

    private static double[] next(Rounds<LogTable> rounds, double[] numbers) {
        LogTables doubles = new LogTables();
        List<LogTable> cells = new ArrayList<>();
        for (double n : numbers) cells.add(doubles.of(Table.of(Real.of(n))));
        Round<LogTable> start = rounds.round(rounds.shaped(cells), CONVERGED);
        Round<LogTable> round = rounds.next(start, CONVERGED);
        List<LogTable> found = new ArrayList<>();
        rounds.em
                .start()
                .forEach((name, f) -> found.addAll(rounds.cells(round.numbers, new Ref(name), f)));
        return found.stream().mapToDouble(f -> Reals.toDouble(f.toTable().number())).toArray();
    }

    /** The numbers of a round: what it found, and the others as they were. */
    private Map<String, F> updated(Round<F> before, Map<Ref, F> found, int r) {
        Map<String, F> numbers = new LinkedHashMap<>(before.numbers);
        em.start()
                .forEach((name, start) -> {
                    F whole = found.get(new Ref(name));
                    if (whole != null) numbers.put(name, named(whole, r, name));
                    else if (start instanceof Vector v
                            && found.keySet().stream().anyMatch(k -> k.name().equals(name)))
                        numbers.put(name, vector(v, new Ref(name), before, found, r));
                });
        return numbers;
    }

    private F vector(Vector start, Ref name, Round<F> before, Map<Ref, F> found, int r) {
        List<F> cells = new ArrayList<>();
        List<Variable> axes = new ArrayList<>(List.of(Components.rows(start.elements().size())));
        for (int i = 0; i < start.elements().size(); i++) {
            Ref at = below(name, i);
            if (start.elements().get(i) instanceof Vector row) {
                if (axes.size() == 1) axes.add(Components.columns(row.elements().size()));
                for (int j = 0; j < row.elements().size(); j++)
                    cells.add(cell(below(at, j), before, found, r));
            } else cells.add(cell(at, before, found, r));
        }
        return named(algebra.stack(cells, axes), r, name.name());
    }

    private static Ref below(Ref name, int i) {
        List<Selector> path = new ArrayList<>(name.path());
        path.add(new Selector.Component(Integer.toString(i + 1)));
        return new Ref(name.name(), path);
    }

    private F cell(Ref name, Round<F> before, Map<Ref, F> found, int r) {
        F value = found.get(name);
        if (value == null) return find(before.numbers, name).orElseThrow();
        List<Selector> path =
                new ArrayList<>(List.of(index(r), new Selector.Component(name.name())));
        path.addAll(name.path());
        return algebra.named(value, new Ref(EM, path));
    }

    /** {@code em[1].mu.2}, {@code em[1].log_evidence}, {@code em[2].responsibility[3]}. */
    private F value(Ref asked) {
        int r = number(asked);
        Selector what = asked.path().size() > 1 ? asked.path().get(1) : asked.path().getFirst();
        if (!(what instanceof Selector.Component c)) throw wrong(asked);
        List<Selector> rest = asked.path().subList(2, asked.path().size());
        return switch (c.key()) {
            case "log_evidence" -> logEvidence(after(r), r);
            case "responsibility" -> responsibility(asked, r, rest);
            default ->
                    find(after(r).numbers, new Ref(c.key(), rest)).orElseThrow(() -> wrong(asked));
        };
    }

    private Refusal wrong(Ref asked) {
        return new Refusal(
                Formulas.text(asked)
                        + " is nothing that EM gives: it gives "
                        + String.join(", ", em.start().keySet())
                        + ", responsibility and log_evidence, as em[1]."
                        + em.start().keySet().iterator().next(),
                asked);
    }

    private int number(Ref asked) {
        Map<String, Integer> letters =
                em.rounds().isPresent() ? Map.of("T", em.rounds().getAsInt()) : Map.of();
        OptionalInt r =
                asked.path().getFirst() instanceof Selector.Index i
                        ? Indices.value(i.at(), letters)
                        : OptionalInt.empty();
        boolean end =
                asked.path().getFirst() instanceof Selector.Index i
                        && i.at().equals(new Ref("T"))
                        && em.rounds().isEmpty();
        if (end && asked.path().size() > 1) return CONVERGED;
        if (r.isEmpty() || asked.path().size() < 2) throw wrong(asked);
        int last = em.rounds().orElse(MOST);
        if (r.getAsInt() < 0 || r.getAsInt() > last)
            throw new Refusal("em goes from round 0, the start, to round " + last, asked);
        return r.getAsInt();
    }

    /** r(i, c): what the E step of a round found. */
    private F responsibility(Ref asked, int r, List<Selector> item) {
        if (r == 0) throw new Refusal("responsibilities are found in round 1 and later", asked);
        List<List<Variable>> items = new ArrayList<>();
        for (Variable v : scope.model().p().variables()) {
            if (!neighbours.relevant().contains(v) || scope.model().isObserved(v)) continue;
            if (!v.isDiscrete()) throw new Refusal(v + " is not discrete", asked);
            items.add(List.of(v));
        }
        List<String> kinds =
                items.stream()
                        .map(i -> i.getFirst().name().replaceFirst("\\[.*", ""))
                        .distinct()
                        .toList();
        if (kinds.size() != 1)
            throw new Refusal(
                    "responsibility is of one kind of latent variable, and there are " + kinds,
                    asked);
        Round<F> before = r == CONVERGED ? after(CONVERGED) : after(r - 1);
        Responsibilities.Table<F> table = before.responsibilities.of(items);
        if (item.isEmpty()) return table.value();
        OptionalInt at =
                item.getFirst() instanceof Selector.Index i
                        ? Indices.value(i.at(), Map.of("T", items.size()))
                        : OptionalInt.empty();
        int state = at.isPresent() ? table.items().indexOf(Integer.toString(at.getAsInt())) : -1;
        if (item.size() > 1 || state < 0)
            throw new Refusal(
                    "responsibility has a row for each item, as em[1].responsibility[1]", asked);
        return algebra.at(table.value(), table.items(), state);
    }

    /** Σ ln p(what was observed) over all that is independent. */
    private F logEvidence(Round<F> round, int r) {
        Formula symbol = new Ref(EM, List.of(index(r), new Selector.Component("log_evidence")));
        return algebra.named(whole(round), symbol);
    }

    private F whole(Round<F> round) {
        Map<Variable, List<Event>> groups = neighbours.groups();
        List<List<Variable>> items = groups.keySet().stream().map(List::of).toList();
        Optional<Responsibilities.Mixture<F>> mixture =
                alone(groups) ? round.responsibilities.mixture(items) : Optional.empty();
        if (mixture.isPresent()) {
            Law law =
                    new Law(
                            Laws.fold(
                                    Fold.Folding.SUM,
                                    new Call(Function.LN, List.of(Law.input(0)))));
            return algebra.apply(
                    law, List.of(mixture.get().joint().items()), List.of(mixture.get().evidence()));
        }
        if (!alone(groups)) {
            List<Event> all = scope.model().evidence().stream().map(neighbours::seen).toList();
            return round.queries.logDensity(new Probability("p", all, List.of()));
        }
        List<F> logs = new ArrayList<>();
        groups.values()
                .forEach(seen ->
                        logs.add(round.queries.logDensity(new Probability("p", seen, List.of()))));
        Formula sum = Law.input(0);
        for (int i = 1; i < logs.size(); i++) sum = new Binary(Operator.PLUS, sum, Law.input(i));
        return logs.size() == 1 ? logs.getFirst() : algebra.apply(new Law(sum), List.of(), logs);
    }

    /** Whether every observation belongs to one group, and nothing latent hangs on it. */
    private boolean alone(Map<Variable, List<Event>> groups) {
        long told = groups.values().stream().mapToLong(List::size).sum();
        List<Variable> evidence = scope.model().evidence();
        return told == evidence.size()
                && groups.values().stream().flatMap(List::stream).distinct().count() == told
                && scope.model().p().variables().stream()
                        .filter(v -> !scope.model().isObserved(v))
                        .flatMap(v -> scope.model().p().parents(v).stream())
                        .noneMatch(scope.model()::isObserved);
    }
}
