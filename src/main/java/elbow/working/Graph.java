package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.inference.Operation;
import elbow.model.Conditional;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The steps of a working, as lowering builds them: each different step once, inputs first. */
final class Graph implements Algebra<Step> {
    private final List<Step> steps = new ArrayList<>();
    private Map<List<Object>, Step> known = new HashMap<>();
    private final Map<Step, Formula> symbols = new HashMap<>();
    private final Map<Step, String> nonzero = new LinkedHashMap<>();
    private Map<Step, Step> settled = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private List<Step> ownNamed = List.of();
    private int messages;

    /** What is known of one item of a table over items and states, by a symbol of its own. */
    record Row(
            Step table,
            Variable items,
            int item,
            Variable states,
            Variable latent,
            Formula symbol) {}

    /** Forgets how steps were made: nothing is lowered into this graph any more. */
    void close() {
        known = new HashMap<>(0);
        settled = new HashMap<>(0);
    }

    /** The steps that some questions rest on, inputs first. */
    List<Step> before(Collection<Question<Step>> questions) {
        BitSet needed = new BitSet();
        for (Question<Step> q : questions) Solution.asked(q).forEach(s -> needed.set(s.id()));
        for (int id = needed.length() - 1; id >= 0; id--)
            if (needed.get(id)) steps.get(id).inputs().forEach(i -> needed.set(i.id()));
        return needed.stream().mapToObj(steps::get).toList();
    }

    List<Step> steps() {
        return steps;
    }

    /**
     * The symbol by which a step is known; a table elimination leaves behind is called m1, m2...
     */
    Formula symbol(Step step) {
        Formula symbol = symbols.get(step);
        if (symbol == null) {
            symbol =
                    new Probability(
                            "m" + ++messages,
                            step.axes().stream().map(v -> new Event(v.ref())).toList(),
                            List.of());
            symbols.put(step, symbol);
        }
        return symbol;
    }

    /** The step known by this symbol. */
    Optional<Step> find(Formula symbol) {
        return steps.stream().filter(s -> symbol.equals(symbols.get(s))).findFirst();
    }

    /** Says that all parts are lowered; what follows are other ways to them. */
    Graph complete() {
        ownNamed = steps.stream().filter(symbols::containsKey).toList();
        return this;
    }

    /** The steps that had symbols when all parts were lowered. */
    List<Step> ownNamed() {
        return ownNamed;
    }

    List<Row> rows() {
        return rows;
    }

    @Override
    public Step where(Predicate<Formula> symbol, Step whole, Supplier<Step> routes) {
        Step decided = settled.get(whole);
        if (decided == null) {
            boolean knows = symbols.values().stream().anyMatch(symbol);
            decided = knows ? routes.get() : whole;
            settled.put(whole, decided);
        }
        return decided;
    }

    @Override
    public void row(
            Step table,
            Variable items,
            int item,
            Variable states,
            Variable latent,
            Formula symbol) {
        rows.add(new Row(table, items, item, states, latent, symbol));
    }

    /** Whether a formula of the exercise or of the language gave this step its symbol. */
    boolean isNamed(Step step) {
        return symbols.containsKey(step);
    }

    @Override
    public List<Variable> axes(Step f) {
        return f.axes();
    }

    @Override
    public Step one() {
        return intern(List.of("one"), Step.One::new);
    }

    @Override
    public Step table(String network, Conditional conditional) {
        Step step =
                intern(
                        List.of(network, conditional),
                        id -> new Step.Given(id, network, conditional));
        return named(
                step,
                new Probability(
                        network, events(conditional.children()), events(conditional.parents())));
    }

    @Override
    public Step column(Variable variable, List<Real> cells, Formula symbol) {
        Step step =
                intern(
                        List.of(variable, cells, symbol),
                        id -> new Step.Column(id, variable, cells, symbol));
        return named(step, symbol);
    }

    @Override
    public Step parameter(Ref name) {
        return named(intern(List.of(name), id -> new Step.Parameter(id, name)), name);
    }

    @Override
    public Step numbers(List<Variable> axes, List<Formula> cells, Formula symbol) {
        Conditional given = new Conditional(axes, List.of(), cells, true);
        return named(
                intern(List.of("numbers", given, symbol), id -> new Step.Given(id, "", given)),
                symbol);
    }

    @Override
    public Step at(Step f, Variable variable, int state) {
        List<Variable> axes = f.axes().stream().filter(v -> !v.equals(variable)).toList();
        Step slice =
                intern(
                        List.of("at", f.id(), variable, state),
                        id -> new Step.Slice(id, f, variable, state, axes));
        if (!isNamed(f)) return slice;
        Formula symbol = Symbols.at(symbol(f), variable, state);
        return symbol.equals(symbol(f)) ? slice : named(slice, symbol);
    }

    @Override
    public Step times(Step a, Step b) {
        return product(List.of(a, b));
    }

    @Override
    public Step divide(Step a, Step b) {
        return apply(Laws.RATIO, List.of(), List.of(a, b));
    }

    @Override
    public Step sumOut(Step f, List<Variable> variables) {
        return sumProduct(List.of(f), variables);
    }

    @Override
    public Step maxOut(Step f, List<Variable> variables) {
        return variables.isEmpty() ? f : apply(Laws.MAXIMUM, variables, List.of(f));
    }

    @Override
    public Step product(List<Step> factors) {
        List<Step> several = factors.stream().filter(f -> !(f instanceof Step.One)).toList();
        if (several.isEmpty()) return one();
        if (several.size() == 1) return several.getFirst();
        return apply(Laws.product(several.size()), List.of(), several);
    }

    @Override
    public Step sumProduct(List<Step> factors, List<Variable> variables) {
        if (variables.isEmpty()) return product(factors);
        return apply(Laws.sumProduct(factors.size()), variables, factors);
    }

    @Override
    public Step apply(Law law, List<Variable> over, List<Step> inputs) {
        List<Object> key = new ArrayList<>(List.of(law, over));
        LinkedHashSet<Variable> axes = new LinkedHashSet<>();
        for (Step input : inputs) {
            key.add(input.id());
            axes.addAll(input.axes());
        }
        over.forEach(axes::remove);
        return intern(
                key, id -> new Step.Applied(id, law, over, List.copyOf(inputs), List.copyOf(axes)));
    }

    @Override
    public Step compute(Operation operation, List<Step> inputs, List<Variable> axes) {
        List<Object> key = new ArrayList<>(List.of(operation, axes));
        inputs.forEach(i -> key.add(i.id()));
        return intern(
                key,
                id -> new Step.Computed(id, operation, List.copyOf(inputs), List.copyOf(axes)));
    }

    @Override
    public Step nonzero(Step step, String otherwise) {
        nonzero.putIfAbsent(step, otherwise);
        return step;
    }

    /** The steps that have no cell that is 0, and why not. */
    Map<Step, String> nonzero() {
        return nonzero;
    }

    @Override
    public Step named(Step step, Formula symbol) {
        symbols.putIfAbsent(step, symbol);
        return step;
    }

    @Override
    public Step routes(List<Step> routes, Formula symbol) {
        if (routes.size() == 1) return named(routes.getFirst(), symbol);
        List<Object> key = new ArrayList<>(List.of("routes"));
        routes.forEach(r -> key.add(r.id()));
        Step first = routes.getFirst();
        return named(
                intern(key, id -> new Step.Routes(id, List.copyOf(routes), first.axes())), symbol);
    }

    private Step intern(List<Object> key, IntFunction<Step> make) {
        Step step = known.get(key);
        if (step == null) {
            step = make.apply(steps.size());
            steps.add(step);
            known.put(List.copyOf(key), step);
        }
        return step;
    }

    private static List<Event> events(List<Variable> variables) {
        return variables.stream().map(v -> new Event(v.ref())).toList();
    }
}
