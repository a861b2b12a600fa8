package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
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
 * The chain rule, log p(a, b | c) = log p(a | c) + log p(b | a, c): divergences, entropies and
 * expected logarithms of many variables become sums of those of a few, so that what grows with the
 * number of joint states grows with the number of variables (T. Cover and J. Thomas, Elements of
 * Information Theory, 2006, theorems 2.5.1 and 2.5.3).
 */
final class ChainRule<F> {
    /** Up to this many joint states are summed over at once. */
    private static final long FEW = 16;

    /** A longer sum is never printed, and is built without deep nesting. */
    private static final int PRINTED = 64;

    private final Scope scope;
    private final Queries<F> queries;

    ChainRule(Scope scope, Queries<F> queries) {
        this.scope = scope;
        this.queries = queries;
    }

    /** KL(a ‖ b) = Σ_v E_a[ KL(a(v | its parents) ‖ b(v | its parents)) ] */
    Optional<Formula> divergence(Measure m) {
        if (!(m.of().get(0) instanceof Probability a) || !(m.of().get(1) instanceof Probability b))
            return Optional.empty();
        if (!isMany(a) || !names(a).equals(names(b))) return Optional.empty();
        Optional<Map<Ref, Probability>> first = links(a);
        if (first.isEmpty()) return Optional.empty();
        Optional<Map<Ref, Probability>> second = links(b);
        if (second.isEmpty() || !isStepwise(a, first.get(), second.get())) return difference(a, b);
        return Optional.of(divergence(a, first.get(), second.get()));
    }

    private Formula divergence(
            Probability a, Map<Ref, Probability> first, Map<Ref, Probability> second) {
        List<Formula> terms = new ArrayList<>();
        first.forEach((v, link) -> {
            Probability other = second.getOrDefault(v, link);
            Measure local = new Measure(Functional.KL, List.of(link, other));
            terms.add(expected(a, local, given(link, other)));
        });
        return sum(terms);
    }

    /** The sum for a divergence of few variables, which is not taken apart otherwise. */
    Optional<Formula> terms(Measure m) {
        if (!(m.of().get(0) instanceof Probability a)
                || !(m.of().get(1) instanceof Probability b)
                || a.left().stream().anyMatch(e -> e.test().isPresent())
                || isMany(a)
                || names(a).size() < 2
                || !names(a).equals(names(b))) return Optional.empty();
        Optional<Map<Ref, Probability>> first = links(a);
        Optional<Map<Ref, Probability>> second = links(b);
        return first.isPresent() && second.isPresent() && isStepwise(a, first.get(), second.get())
                ? Optional.of(divergence(a, first.get(), second.get()))
                : Optional.empty();
    }

    /** The sum for an expected logarithm of few variables. */
    Optional<Formula> terms(Probability under, Probability p) {
        return isManyOf(under, p) || links(p).isEmpty() ? Optional.empty() : expectedLog(under, p);
    }

    /** −H(a) − E_a[ log b ] */
    private Optional<Formula> difference(Probability a, Probability b) {
        return expectedLog(a, b)
                .map(log ->
                        new Binary(
                                Operator.MINUS,
                                new Negate(new Measure(Functional.H, List.of(a))),
                                log));
    }

    /** Whether, under a, no variable depends on its parents in b but through those in a. */
    private boolean isStepwise(
            Probability a, Map<Ref, Probability> first, Map<Ref, Probability> second) {
        Probability p = queries.inWrittenTerms(a);
        Network network = queries.network(p);
        for (Map.Entry<Ref, Probability> e : first.entrySet()) {
            Probability other = second.get(e.getKey());
            if (other == null) return false;
            Set<Ref> beyond = given(other);
            beyond.removeAll(given(e.getValue()));
            List<Variable> parents = beyond.stream().map(scope::variable).toList();
            if (!parents.isEmpty()
                    && network.descends(parents, List.of(scope.variable(e.getKey())))) return false;
        }
        return true;
    }

    /** H(a) = Σ_v E_a[ H(a(v | its parents)) ] */
    Optional<Formula> entropy(Measure m) {
        if (!(m.of().getFirst() instanceof Probability a) || !isMany(a)) return Optional.empty();
        return links(a).map(links -> {
            List<Formula> terms = new ArrayList<>();
            for (Probability link : links.values())
                terms.add(expected(a, new Measure(Functional.H, List.of(link)), given(link)));
            return sum(terms);
        });
    }

    /** The expectation under a of a formula whose logarithms are of many variables; else none. */
    Optional<Formula> expectation(Probability under, Formula body) {
        return switch (body) {
            case Negate n -> expectation(under, n.operand()).map(Negate::new);
            case Binary b when b.operator() == Operator.PLUS || b.operator() == Operator.MINUS -> {
                Optional<Formula> left = expectation(under, b.left());
                Optional<Formula> right = expectation(under, b.right());
                yield left.isEmpty() && right.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Binary(
                                        b.operator(),
                                        left.orElse(new Expectation(under, b.left())),
                                        right.orElse(new Expectation(under, b.right()))));
            }
            case Binary b when b.operator() == Operator.TIMES && b.left() instanceof Num ->
                    expectation(under, b.right()).map(f -> new Binary(Operator.TIMES, b.left(), f));
            case Call c when isLog(c) && c.arguments().getFirst() instanceof Probability p ->
                    isManyOf(under, p) ? expectedLog(under, p) : Optional.empty();
            case Call c when isLog(c) && c.arguments().getFirst() instanceof Binary b ->
                    switch (b.operator()) {
                        case TIMES -> expectation(under, logs(Operator.PLUS, b));
                        case DIVIDE -> expectation(under, logs(Operator.MINUS, b));
                        case PLUS, MINUS, POWER, AND, OR -> Optional.empty();
                    };
            default -> Optional.empty();
        };
    }

    private static Formula logs(Operator operator, Binary of) {
        return new Binary(operator, log(of.left()), log(of.right()));
    }

    private static boolean isLog(Call c) {
        return c.function() == Function.LOG || c.function() == Function.LN;
    }

    private static Call log(Formula f) {
        return new Call(Function.LOG, List.of(f));
    }

    /** E_a[ log p(A | B) ], of each variable given its parents, or as log p(A, B) − log p(B). */
    private Optional<Formula> expectedLog(Probability under, Probability p) {
        Optional<Map<Ref, Probability>> links = links(p);
        Set<Ref> names = names(under);
        if (links.isPresent() && links.get().size() == 1) return Optional.empty();
        if (links.isPresent()) {
            List<Formula> terms = new ArrayList<>();
            for (Probability link : links.get().values())
                terms.add(expected(under, log(link), bound(names, link)));
            return Optional.of(sum(terms));
        }
        if (p.right().isEmpty()) return Optional.empty();
        Probability both = new Probability(p.network(), Queries.all(p), List.of());
        Probability given = new Probability(p.network(), p.right(), List.of());
        Optional<Formula> joint = expectedLog(under, both);
        Formula rest =
                expectation(under, log(given))
                        .orElse(expected(under, log(given), bound(names, given)));
        return joint.map(j -> new Binary(Operator.MINUS, j, rest));
    }

    /** E_a[ f ] over some of the variables; f itself if there are none. */
    private Formula expected(Probability a, Formula f, Set<Ref> over) {
        if (over.isEmpty()) return f;
        List<Event> bare = over.stream().map(scope::variable).map(scope.seen()::bare).toList();
        return new Expectation(new Probability(a.network(), bare, a.right()), f);
    }

    /** A sum, from left to right as it is read, or balanced where it is too long to be. */
    private static Formula sum(List<Formula> terms) {
        if (terms.isEmpty()) return new Num(BigDecimal.ZERO);
        if (terms.size() > PRINTED) {
            int half = terms.size() / 2;
            return new Binary(
                    Operator.PLUS,
                    sum(terms.subList(0, half)),
                    sum(terms.subList(half, terms.size())));
        }
        Formula sum = terms.getFirst();
        for (Formula term : terms.subList(1, terms.size()))
            sum = new Binary(Operator.PLUS, sum, term);
        return sum;
    }

    /**
     * A distribution as a product of one for each variable, by the variable; none if it is not, as
     * the factors of an undirected model are no distributions.
     */
    private Optional<Map<Ref, Probability>> links(Probability asked) {
        Probability p = queries.inWrittenTerms(asked);
        if (queries.isSteps(p)) return Optional.of(steps(p));
        Network network = queries.network(p);
        if (network.isUndirected() || !queries.isRows(network, p)) return Optional.empty();
        Map<Ref, Event> named = new LinkedHashMap<>();
        for (Event e : Queries.all(p)) named.put(e.variable(), e);
        Map<Ref, Probability> links = new LinkedHashMap<>();
        for (Event e : p.left()) {
            List<Event> parents = new ArrayList<>();
            for (Variable parent : network.parents(scope.variable(e.variable()))) {
                Event event = named.get(scope.seen().bare(parent).variable());
                if (event != null) parents.add(event);
            }
            links.put(e.variable(), new Probability(p.network(), List.of(e), parents));
        }
        return Optional.of(links);
    }

    /** p(z[1] | u), p(z[2] | z[1], u), ... */
    private static Map<Ref, Probability> steps(Probability p) {
        Map<Ref, Probability> links = new LinkedHashMap<>();
        List<Event> before = List.of();
        for (Event e : p.left()) {
            List<Event> given = new ArrayList<>(before);
            given.addAll(p.right());
            links.put(e.variable(), new Probability(p.network(), List.of(e), given));
            before = List.of(e);
        }
        return links;
    }

    private static Set<Ref> names(Probability p) {
        Set<Ref> names = new LinkedHashSet<>();
        p.left().forEach(e -> names.add(e.variable()));
        return names;
    }

    /** What stands bare right of the bars. */
    private static Set<Ref> given(Probability... of) {
        Set<Ref> given = new LinkedHashSet<>();
        for (Probability p : of)
            for (Event e : p.right()) if (e.test().isEmpty()) given.add(e.variable());
        return given;
    }

    /** What is bare in a distribution and bound by an expectation over these names. */
    private static Set<Ref> bound(Set<Ref> names, Probability p) {
        Set<Ref> bound = new LinkedHashSet<>();
        for (Event e : Queries.all(p)) if (e.test().isEmpty()) bound.add(e.variable());
        bound.retainAll(names);
        return bound;
    }

    private boolean isMany(Probability p) {
        return p.left().stream().allMatch(e -> e.test().isEmpty()) && isMany(names(p));
    }

    private boolean isManyOf(Probability under, Probability p) {
        return isMany(bound(names(under), p));
    }

    private boolean isMany(Set<Ref> names) {
        if (names.size() < 3) return false;
        long cells = 1;
        for (Ref name : names) {
            cells *= scope.variable(name).size();
            if (cells > FEW) return true;
        }
        return false;
    }
}
