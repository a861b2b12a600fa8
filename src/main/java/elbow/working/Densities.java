package elbow.working;

import elbow.distribution.Distribution;
import elbow.distribution.Instance;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.model.Density;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Densities of a model with values put in for the parents that are not discrete. */
final class Densities<F> {
    private final Algebra<F> algebra;
    private final java.util.function.Function<Formula, F> number;

    /**
     * @param number how arithmetic over parameters is lowered
     */
    Densities(Algebra<F> algebra, java.util.function.Function<Formula, F> number) {
        this.algebra = algebra;
        this.number = number;
    }

    /**
     * The distribution of the child, its parameters tables over the discrete parents; empty if the
     * rows are of different families.
     *
     * @param values of the parents that are not discrete
     */
    Optional<Named<F>> named(Density density, Map<Variable, Formula> values) {
        List<Instance> rows = rows(density, values);
        Distribution family = rows.getFirst().distribution();
        if (rows.stream().anyMatch(r -> !r.distribution().name().equals(family.name())))
            return Optional.empty();
        Map<String, F> parameters = new LinkedHashMap<>();
        for (String name : rows.getFirst().parameters().keySet()) {
            List<Formula> cells = rows.stream().map(r -> r.parameters().get(name)).toList();
            F table = table(cells, density.discreteParents());
            if (cells.stream().distinct().count() > 1)
                algebra.named(table, parameter(name, row(density)));
            parameters.put(name, table);
        }
        return Optional.of(new Named<>(family, parameters, List.of(density.child())));
    }

    /** {@code p(y | c)} with the parents that are discrete. */
    private static Formula row(Density density) {
        return new Probability(
                "p",
                List.of(Resolver.bare(density.child())),
                density.discreteParents().stream().map(Resolver::bare).toList());
    }

    /** {@code mean(p(y | c))}, or the name alone for what the language has no measure of. */
    private static Formula parameter(String name, Formula of) {
        for (Measure.Functional f : List.of(Measure.Functional.MEAN, Measure.Functional.VAR))
            if (f.text.equals(name)) return new Measure(f, List.of(of));
        return new Ref(name);
    }

    /** A number, a vector or a matrix. */
    F value(Formula f) {
        if (!(f instanceof Vector v)) return number.apply(f);
        List<F> cells = new ArrayList<>();
        List<Variable> axes = new ArrayList<>(List.of(Components.rows(v.elements().size())));
        for (Formula element : v.elements())
            if (element instanceof Vector row) {
                if (axes.size() == 1) axes.add(Components.columns(row.elements().size()));
                row.elements().forEach(e -> cells.add(number.apply(e)));
            } else cells.add(number.apply(element));
        return algebra.stack(cells, axes);
    }

    private F table(List<Formula> cells, List<Variable> parents) {
        if (cells.stream().distinct().count() == 1) return value(cells.getFirst());
        return algebra.stack(cells.stream().map(this::value).toList(), parents);
    }

    static List<Instance> rows(Density density, Map<Variable, Formula> values) {
        List<Instance> rows = new ArrayList<>();
        for (Formula.Family family : density.rows()) {
            if (family.arguments().stream()
                    .anyMatch(a -> a.name().filter("cov"::equals).isPresent()))
                throw new Refusal(
                        density.child() + " is a vector: no exact answer is known", family);
            rows.add(Instance.of((Formula.Family) substitute(family, values)));
        }
        return rows;
    }

    /** A law with formulas in the place of its names. */
    static Formula renamed(Formula law, Map<Ref, Formula> names) {
        return Formulas.rewrite(law, f -> f instanceof Ref r ? names.getOrDefault(r, f) : f);
    }

    /** A formula with values in the place of variables and of components of vectors. */
    static Formula substitute(Formula f, Map<Variable, Formula> values) {
        return Formulas.rewrite(
                f,
                g -> {
                    if (!(g instanceof Ref r)) return g;
                    for (Map.Entry<Variable, Formula> e : values.entrySet()) {
                        Ref name = e.getKey().ref();
                        if (r.equals(name)) return e.getValue();
                        if (r.path().size() == name.path().size() + 1
                                && r.name().equals(name.name())
                                && r.path().subList(0, name.path().size()).equals(name.path())
                                && r.path().getLast() instanceof Selector.Component c
                                && e.getValue() instanceof Vector v)
                            return v.elements().get(Integer.parseInt(c.key()) - 1);
                    }
                    return g;
                });
    }

    /**
     * ln p(child | parents): over the discrete parents, and over the child's states if it has some
     * and no value is given.
     */
    F log(Density density, Optional<Formula> child, Map<Variable, Formula> values) {
        if (child.isEmpty()) {
            Variable v = density.child();
            return algebra.stack(
                    v.states().stream()
                            .map(s -> log(density, Optional.of(Resolver.number(s)), values))
                            .toList(),
                    List.of(v));
        }
        F x = value(child.get());
        if (density.child().isVector())
            return new VectorDensities<>(algebra, this::value)
                    .log(
                            density.rows().stream()
                                    .map(r -> (Formula.Family) substitute(r, values))
                                    .toList(),
                            density.discreteParents(),
                            density.child().dimension(),
                            x);
        Optional<Named<F>> named = named(density, values);
        if (named.isPresent()) return log(named.get(), x);
        List<F> rows = new ArrayList<>();
        for (Instance row : rows(density, values)) {
            Map<String, F> parameters = new LinkedHashMap<>();
            row.parameters().forEach((name, f) -> parameters.put(name, value(f)));
            rows.add(log(new Named<>(row.distribution(), parameters, List.of()), x));
        }
        return algebra.stack(rows, density.discreteParents());
    }

    /** p(child | parents), as {@code log} gives its logarithm. */
    F density(
            Density density,
            Optional<Formula> child,
            Map<Variable, Formula> values,
            Probability symbol) {
        Optional<Named<F>> named =
                density.child().isVector() ? Optional.empty() : named(density, values);
        boolean exact =
                named.filter(n -> n.family().support() instanceof Support.Whole).isPresent();
        if (!exact || child.isEmpty()) {
            F log = log(density, child, values);
            algebra.named(log, new Call(Function.LOG, List.of(symbol)));
            return algebra.named(algebra.apply(Laws.EXPONENTIAL, List.of(), List.of(log)), symbol);
        }
        Map<String, F> inputs = new LinkedHashMap<>(named.orElseThrow().parameters());
        inputs.put("x", value(child.get()));
        return algebra.named(apply(named.orElseThrow().family().density(), inputs), symbol);
    }

    /** ln of the density at a value. */
    F log(Named<F> of, F x) {
        Map<String, F> inputs = new LinkedHashMap<>(of.parameters());
        inputs.put("x", x);
        return apply(of.family().logDensity(), inputs);
    }

    F negated(F f) {
        return algebra.apply(new Law(new Formula.Negate(Law.input(0))), List.of(), List.of(f));
    }

    /** A law of a distribution: its names are inputs, its folds run over their components. */
    F apply(Formula law, Map<String, F> named) {
        Map<Ref, Formula> folds = new LinkedHashMap<>();
        Formula cellwise =
                Formulas.rewrite(
                        law,
                        f -> {
                            if (!(f instanceof Formula.Fold)) return f;
                            Ref name = new Ref("sum" + folds.size());
                            folds.put(name, f);
                            return name;
                        });
        if (folds.isEmpty() || !isVector(cellwise, named)) return apply(law, named, List.of());
        Map<String, F> inputs = new LinkedHashMap<>(named);
        folds.forEach((name, fold) -> inputs.put(name.name(), apply(fold, inputs, List.of())));
        return apply(cellwise, inputs, List.of());
    }

    /** Whether a law names a vector, so that it has a value for each of its components. */
    private boolean isVector(Formula law, Map<String, F> named) {
        boolean[] vector = {false};
        Formulas.walk(law)
                .forEach(f -> {
                    F input = f instanceof Ref r ? named.get(Formulas.text(r)) : null;
                    vector[0] |=
                            input != null
                                    && algebra.axes(input).stream()
                                            .anyMatch(Components::isComponents);
                });
        return vector[0];
    }

    /**
     * @param along what its folds run over, if not over components
     */
    F apply(Formula law, Map<String, F> named, List<Variable> along) {
        List<F> inputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean[] folds = {false};
        Formula rewritten =
                Formulas.rewrite(
                        law,
                        f -> {
                            if (f instanceof Formula.Fold) folds[0] = true;
                            if (!(f instanceof Ref r)) return f;
                            F input =
                                    r.equals(Resolver.PI)
                                            ? algebra.parameter(r)
                                            : named.get(Formulas.text(r));
                            if (input == null) return f;
                            int at = names.indexOf(Formulas.text(r));
                            if (at < 0) {
                                at = names.size();
                                names.add(Formulas.text(r));
                                inputs.add(input);
                            }
                            return Law.input(at);
                        });
        List<Variable> over =
                folds[0] && along.isEmpty()
                        ? inputs.stream()
                                .flatMap(f -> algebra.axes(f).stream())
                                .filter(Components::isComponents)
                                .distinct()
                                .toList()
                        : along;
        return rewritten instanceof Ref
                ? inputs.getFirst()
                : algebra.apply(new Law(rewritten), over, inputs);
    }
}
