package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.inference.Operation;
import elbow.model.Conditional;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The algebra of one round: names of the model stand for what the round before made of them, in
 * place of numbers. All that does not mention them stays the same step.
 */
final class Standing<F> implements Algebra<F> {
    private static final Ref Q = new Ref("q");

    private final Algebra<F> algebra;
    private final Function<Ref, Optional<F>> names;
    private final String p;
    private final String q;
    private final UnaryOperator<Formula> given;

    /**
     * @param names what a name stands for, if it does not stand for a parameter
     * @param p how p is written in the symbols of this round: {@code p₁}
     */
    Standing(Algebra<F> algebra, Function<Ref, Optional<F>> names, String p) {
        this(algebra, names, p, "q");
    }

    /**
     * @param q how q is written in the symbols of this round
     */
    Standing(Algebra<F> algebra, Function<Ref, Optional<F>> names, String p, String q) {
        this(algebra, names, p, q, f -> f);
    }

    /**
     * @param given puts formulas over parameters in the place of names that stand for them
     */
    Standing(
            Algebra<F> algebra,
            Function<Ref, Optional<F>> names,
            String p,
            String q,
            UnaryOperator<Formula> given) {
        this.given = given;
        this.algebra = algebra;
        this.names = names;
        this.p = p;
        this.q = q;
    }

    @Override
    public F parameter(Ref name) {
        return names.apply(name).orElseGet(() -> algebra.parameter(name));
    }

    /** What a name stands for, if not for a parameter. */
    Optional<F> find(Ref name) {
        return names.apply(name);
    }

    @Override
    public F table(String of, Conditional conditional) {
        if (conditional.cells().stream().noneMatch(this::mentions))
            return algebra.table(of, conditional);
        List<Formula> cells = conditional.cells().stream().map(given).toList();
        if (cells.stream().noneMatch(this::mentions))
            return algebra.table(
                    of,
                    new Conditional(
                            conditional.children(),
                            conditional.parents(),
                            cells,
                            conditional.likelihood()));
        Optional<F> whole = whole(conditional);
        F table =
                whole.isPresent()
                        ? whole.get()
                        : algebra.stack(
                                conditional.cells().stream().map(this::value).toList(),
                                conditional.axes());
        Formula symbol =
                new Probability(of, events(conditional.children()), events(conditional.parents()));
        return named(table, symbol);
    }

    /** What the one name stands for whose components are all the cells. */
    private Optional<F> whole(Conditional conditional) {
        if (!(conditional.cells().getFirst() instanceof Ref first) || first.path().size() != 1)
            return Optional.empty();
        boolean one =
                conditional.cells().stream()
                        .allMatch(c -> c instanceof Ref r && r.name().equals(first.name()));
        Optional<F> whole = one ? names.apply(new Ref(first.name())) : Optional.empty();
        return whole.filter(
                f -> Set.copyOf(algebra.axes(f)).equals(Set.copyOf(conditional.axes())));
    }

    private static List<Event> events(List<Variable> variables) {
        return variables.stream().map(Resolver::bare).toList();
    }

    @Override
    public F numbers(List<Variable> axes, List<Formula> cells, Formula symbol) {
        if (cells.stream().noneMatch(this::mentions)) return algebra.numbers(axes, cells, symbol);
        List<F> values = cells.stream().map(this::value).toList();
        F numbers = axes.isEmpty() ? values.getFirst() : algebra.stack(values, axes);
        return named(numbers, symbol);
    }

    boolean mentions(Formula f) {
        return Formulas.walk(f).anyMatch(g -> g instanceof Ref r && names.apply(r).isPresent());
    }

    /** Arithmetic over names and parameters; a vector or a matrix is stacked. */
    F value(Formula f) {
        if (f instanceof Ref r) return parameter(r);
        if (f instanceof Vector v) return vector(v);
        if (!mentions(f)) return algebra.numbers(List.of(), List.of(f), f);
        List<Ref> read = new ArrayList<>();
        Formula law =
                Formulas.rewrite(
                        f,
                        g -> {
                            if (!(g instanceof Ref r)) return g;
                            if (!read.contains(r)) read.add(r);
                            return Law.input(read.indexOf(r));
                        });
        return algebra.apply(new Law(law), List.of(), read.stream().map(this::parameter).toList());
    }

    private F vector(Vector v) {
        List<Variable> axes = new ArrayList<>(List.of(Components.rows(v.elements().size())));
        List<F> cells = new ArrayList<>();
        for (Formula element : v.elements())
            if (element instanceof Vector row) {
                if (axes.size() == 1) axes.add(Components.columns(row.elements().size()));
                row.elements().forEach(e -> cells.add(value(e)));
            } else cells.add(value(element));
        return algebra.stack(cells, axes);
    }

    /** The component of what a name without its components stands for. */
    static <F> F component(Algebra<F> algebra, F whole, List<Selector> components) {
        F part = whole;
        for (Selector s : components) {
            Variable axis =
                    algebra.axes(part).stream()
                            .filter(Components::isComponents)
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("no component"));
            int at = s instanceof Selector.Component c ? axis.indexOf(c.key()) : -1;
            if (at < 0) throw new IllegalArgumentException("there is no such component");
            part = algebra.at(part, axis, at);
        }
        return part;
    }

    private Formula inRound(Formula symbol) {
        if (p.equals("p") && q.equals("q")) return symbol;
        return Formulas.rewrite(
                symbol,
                f ->
                        f instanceof Probability x
                                ? new Probability(network(x.network()), x.left(), x.right())
                                : f instanceof Ref r && r.equals(Q) ? new Ref(q) : f);
    }

    private String network(String name) {
        return name.equals("p") ? p : name.equals("q") ? q : name;
    }

    @Override
    public F nonzero(F f, String otherwise) {
        return algebra.nonzero(f, otherwise);
    }

    @Override
    public F named(F f, Formula symbol) {
        return algebra.named(f, inRound(symbol));
    }

    @Override
    public void row(
            F table, Variable items, int item, Variable states, Variable latent, Formula symbol) {
        algebra.row(table, items, item, states, latent, inRound(symbol));
    }

    @Override
    public F where(Predicate<Formula> symbol, F whole, Supplier<F> routes) {
        return algebra.where(symbol, whole, routes);
    }

    @Override
    public F column(Variable variable, List<Real> cells, Formula symbol) {
        return algebra.column(variable, cells, symbol);
    }

    @Override
    public F apply(Law law, List<Variable> over, List<F> inputs) {
        return algebra.apply(law, over, inputs);
    }

    @Override
    public F compute(Operation operation, List<F> inputs, List<Variable> axes) {
        return algebra.compute(operation, inputs, axes);
    }

    @Override
    public F routes(List<F> routes, Formula symbol) {
        return algebra.routes(routes, inRound(symbol));
    }

    @Override
    public List<Variable> axes(F f) {
        return algebra.axes(f);
    }

    @Override
    public F one() {
        return algebra.one();
    }

    @Override
    public F times(F a, F b) {
        return algebra.times(a, b);
    }

    @Override
    public F divide(F a, F b) {
        return algebra.divide(a, b);
    }

    @Override
    public F sumOut(F f, List<Variable> variables) {
        return algebra.sumOut(f, variables);
    }

    @Override
    public F maxOut(F f, List<Variable> variables) {
        return algebra.maxOut(f, variables);
    }

    @Override
    public F product(List<F> factors) {
        return algebra.product(factors);
    }

    @Override
    public F sumProduct(List<F> factors, List<Variable> variables) {
        return algebra.sumProduct(factors, variables);
    }

    @Override
    public F at(F f, Variable variable, int state) {
        return algebra.at(f, variable, state);
    }
}
