package elbow.mistake;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Approximation;
import elbow.model.Conditional;
import elbow.model.Density;
import elbow.model.Group;
import elbow.model.Model;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** A model misread: each table as it is written alone; where there are several, also all. */
final class WrongModels {
    private static final Formula ZERO = new Formula.Num(BigDecimal.ZERO);
    private static final Formula ONE = new Formula.Num(BigDecimal.ONE);

    private final Model model;

    WrongModels(Model model) {
        this.model = model;
    }

    List<Model> of(ModelChange change) {
        return switch (change) {
            case ModelChange.Exchange e ->
                    switch (e.table()) {
                        case PRIOR -> tables(t -> t.parents().isEmpty(), WrongModels::exchanged);
                        case LIKELIHOOD ->
                                tables(t -> !t.parents().isEmpty(), WrongModels::exchanged);
                        case Q -> approximations();
                    };
            case ModelChange.Transpose t ->
                    networks(
                            fromEachOn(
                                    model.p().tables(),
                                    this::isTransition,
                                    WrongModels::transposed),
                            WrongModels::network);
            case ModelChange.Uniform u -> tables(this::isMixing, WrongModels::uniform);
            case ModelChange.Skip s -> skipped();
            case ModelChange.OfNumber n -> numbers(n);
            case ModelChange.ObserveOther o -> observations();
            case ModelChange.Read r -> densities(d -> misread(d, r));
        };
    }

    /** One move of a sequence of states or of numbers left out. */
    private List<Model> skipped() {
        List<List<Conditional>> tables =
                eachAlone(model.p().tables(), this::isTransition, WrongModels::identity);
        List<List<Density>> densities =
                eachAlone(model.p().densities(), this::isMotion, WrongModels::still);
        List<Model> models = new ArrayList<>(networks(tables, WrongModels::network));
        models.addAll(networks(densities, WrongModels::dense));
        return models;
    }

    private <E> List<Model> networks(
            List<List<E>> lists, BiFunction<Network, List<E>, Network> with) {
        return lists.stream().map(all -> with(with.apply(model.p(), all))).toList();
    }

    private List<Model> tables(
            Predicate<Conditional> which, Function<Conditional, Conditional> other) {
        return changed(
                        model.p().tables(),
                        WrongModels::place,
                        t -> !t.isFactor() && !t.likelihood() && which.test(t),
                        other)
                .map(all -> all.stream().map(t -> with(network(model.p(), t))).toList())
                .orElse(List.of());
    }

    private List<Model> approximations() {
        if (!(model.q().orElse(null) instanceof Approximation.Written w)) return List.of();
        return changed(w.network().tables(), WrongModels::place, t -> true, WrongModels::exchanged)
                .map(all ->
                        all.stream()
                                .map(t -> withQ(new Approximation.Written(network(w.network(), t))))
                                .toList())
                .orElse(List.of());
    }

    private Model with(Network p) {
        return new Model(p, model.q(), model.observed(), model.soft(), model.em(), model.data());
    }

    private Model withQ(Approximation q) {
        return both(model.p(), q);
    }

    private Model both(Network p, Approximation q) {
        return new Model(
                p, Optional.of(q), model.observed(), model.soft(), model.em(), model.data());
    }

    private static <E> List<List<E>> eachAlone(
            List<E> all, Predicate<E> which, Function<E, E> other) {
        List<List<E>> lists = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!which.test(all.get(i))) continue;
            List<E> changed = new ArrayList<>(all);
            changed.set(i, other.apply(all.get(i)));
            lists.add(changed);
        }
        return lists;
    }

    /** What comes before may have been done right, or be given. */
    private static <E> List<List<E>> fromEachOn(
            List<E> all, Predicate<E> which, Function<E, E> other) {
        List<List<E>> lists = new ArrayList<>();
        List<E> changed = new ArrayList<>(all);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!which.test(all.get(i))) continue;
            changed.set(i, other.apply(all.get(i)));
            lists.add(List.copyOf(changed));
        }
        return lists.reversed();
    }

    /**
     * The lists in which the elements of one place are others, and, of several places, that in
     * which all are.
     */
    private static <E> Optional<List<List<E>>> changed(
            List<E> all, Function<E, String> place, Predicate<E> which, Function<E, E> other) {
        Map<String, List<E>> lists = new LinkedHashMap<>();
        List<E> everywhere = new ArrayList<>(all);
        for (int i = 0; i < all.size(); i++) {
            if (!which.test(all.get(i))) continue;
            E changed = other.apply(all.get(i));
            if (changed.equals(all.get(i))) continue;
            lists.computeIfAbsent(place.apply(all.get(i)), p -> new ArrayList<>(all))
                    .set(i, changed);
            everywhere.set(i, changed);
        }
        List<List<E>> found = new ArrayList<>(lists.values());
        if (found.size() > 1) found.add(everywhere);
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The elements of a plate are written once, those of a sequence but for its start. */
    private static String place(Variable child, List<Variable> parents) {
        return child.name().replaceFirst("\\[.*", "[") + parents.isEmpty();
    }

    private static String place(Conditional t) {
        return place(t.children().getFirst(), t.parents());
    }

    private static String place(Density d) {
        return place(d.child(), d.parents());
    }

    private static Network network(Network of, List<Conditional> tables) {
        return new Network(of.variables(), tables, of.densities(), of.groups());
    }

    /** Each row's two numbers in the other order. */
    private static Conditional exchanged(Conditional t) {
        if (t.rowLength() != 2 || t.children().size() != 1) return t;
        List<Formula> cells = new ArrayList<>(t.cells());
        for (int i = 0; i < cells.size(); i += 2) Collections.swap(cells, i, i + 1);
        return new Conditional(t.children(), t.parents(), cells, t.likelihood(), t.factor());
    }

    /** p(z[t] | z[t−1]), with as many states on either side. */
    private boolean isTransition(Conditional t) {
        return t.children().size() == 1
                && !t.isFactor()
                && !t.likelihood()
                && isMove(t.children().getFirst(), t.parents());
    }

    /** The same of numbers that are Normal. */
    private boolean isMotion(Density d) {
        return isMove(d.child(), d.parents())
                && d.rows().size() == 1
                && d.rows().getFirst().name().equals("Normal");
    }

    private boolean isMove(Variable child, List<Variable> parents) {
        if (parents.size() != 1) return false;
        Optional<Group> sequence = model.p().groupOf(child);
        return sequence.isPresent() && sequence.equals(model.p().groupOf(parents.getFirst()));
    }

    /** The weights of a mixture: of components that are no tables, or that are estimated. */
    private boolean isMixing(Conditional t) {
        return t.parents().isEmpty()
                && (model.em().isPresent()
                        || model.p().densities().stream()
                                .anyMatch(d -> d.parents().containsAll(t.children())));
    }

    private static Conditional transposed(Conditional t) {
        int n = t.rowLength();
        List<Formula> cells = new ArrayList<>();
        for (int from = 0; from < n; from++)
            for (int to = 0; to < n; to++) cells.add(t.cells().get(to * n + from));
        return new Conditional(t.children(), t.parents(), cells, true, t.factor());
    }

    private static Conditional identity(Conditional t) {
        int n = t.rowLength();
        List<Formula> cells = new ArrayList<>();
        for (int i = 0; i < n * n; i++) cells.add(i % (n + 1) == 0 ? ONE : ZERO);
        return new Conditional(t.children(), t.parents(), cells, t.likelihood(), t.factor());
    }

    /** It stays where it was. */
    private static Density still(Density d) {
        List<Argument> arguments =
                List.of(
                        new Argument(Optional.of("mean"), d.parents().getFirst().ref()),
                        new Argument(Optional.of("var"), ZERO));
        return new Density(d.child(), d.parents(), List.of(new Family("Normal", arguments)));
    }

    private static Conditional uniform(Conditional t) {
        Formula share =
                new Formula.Binary(
                        Formula.Operator.DIVIDE,
                        ONE,
                        new Formula.Num(BigDecimal.valueOf(t.cells().size())));
        List<Formula> cells = Collections.nCopies(t.cells().size(), share);
        return new Conditional(t.children(), t.parents(), cells, t.likelihood(), t.factor());
    }

    private List<Model> numbers(ModelChange.OfNumber change) {
        WrongLaws rule = new WrongLaws(new Change.OfLaw(change.when(), change.instead()));
        return densities(d ->
                new Density(
                        d.child(),
                        d.parents(),
                        d.rows().stream().map(r -> renumbered(r, rule)).toList()));
    }

    private static Family renumbered(Family row, WrongLaws rule) {
        return new Family(
                row.name(),
                row.arguments().stream()
                        .map(a ->
                                new Argument(
                                        a.name(),
                                        rule.of(a.value()).stream().findFirst().orElse(a.value())))
                        .toList());
    }

    private List<Model> observations() {
        List<Model> models = new ArrayList<>();
        for (Variable v : model.observed().keySet()) {
            if (!v.isDiscrete() || v.states().size() != 2) continue;
            for (State s : v.states()) models.add(observing(v, s));
        }
        return models;
    }

    private Model observing(Variable v, State s) {
        Map<Variable, Formula> observed = new LinkedHashMap<>(model.observed());
        observed.put(v, s.number().isPresent() ? Formulas.parse(s.text()) : new Ref(s.text()));
        return new Model(model.p(), model.q(), observed, model.soft(), model.em(), model.data());
    }

    private List<Model> densities(Function<Density, Density> other) {
        List<Network> p = densities(model.p(), other);
        List<Model> models = new ArrayList<>();
        for (Network n : p) models.add(with(n));
        if (!(model.q().orElse(null) instanceof Approximation.Written w)) return models;
        List<Network> q = densities(w.network(), other);
        for (Network n : q) models.add(withQ(new Approximation.Written(n)));
        if (!p.isEmpty() && !q.isEmpty())
            models.add(both(p.getLast(), new Approximation.Written(q.getLast())));
        return models;
    }

    /** Each place alone; last all of them. */
    private static List<Network> densities(Network of, Function<Density, Density> other) {
        return changed(of.densities(), WrongModels::place, d -> true, other)
                .map(all -> all.stream().map(d -> dense(of, d)).toList())
                .orElse(List.of());
    }

    private static Network dense(Network of, List<Density> densities) {
        List<Group> groups = of.groups();
        return new Network(of.variables(), of.tables(), densities, groups);
    }

    private static Density misread(Density d, ModelChange.Read read) {
        return new Density(
                d.child(), d.parents(), d.rows().stream().map(r -> misread(r, read)).toList());
    }

    private static Family misread(Family row, ModelChange.Read read) {
        return new Family(
                row.name(),
                row.arguments().stream()
                        .map(a ->
                                a.name()
                                        .flatMap(n -> Optional.ofNullable(read.as().get(n)))
                                        .map(other -> misread(a, other))
                                        .orElse(a))
                        .toList());
    }

    /** Another name is another spelling; a formula is worked out from the number. */
    private static Argument misread(Argument a, Formula other) {
        String name = a.name().orElse("");
        if (other instanceof Ref r && r.path().isEmpty() && !r.name().equals(name))
            return new Argument(Optional.of(r.name()), a.value());
        return new Argument(
                a.name(), Formulas.rewrite(other, f -> f.equals(new Ref(name)) ? a.value() : f));
    }
}
