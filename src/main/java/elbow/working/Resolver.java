package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Word;
import elbow.formula.Formulas;
import elbow.model.Approximation;
import elbow.model.Group;
import elbow.model.Indices;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what every name in a formula means, for one model and what is observed of it: {@code
 * latents} and {@code observed} become the variables they stand for, a bare observed variable
 * becomes {@code x = 1}, and what is bound by an expectation or a sum, or measured as a whole
 * distribution, stays a variable. A formula that can't be meant is refused here.
 */
final class Resolver {
    static final Ref PI = new Ref("pi");
    private static final Ref Q = new Ref("q");
    private static final Ref LATENTS = new Ref("latents");

    private final Scope scope;
    private final Elements elements;

    Resolver(Scope scope) {
        this.scope = scope;
        this.elements = new Elements(scope.model().p());
    }

    Formula resolve(Formula formula) {
        return switch (formula) {
            case Num n -> n;
            case Word w when w.kind() == Word.Special.INFINITE -> w;
            case Word w -> throw unsupported("the word " + w.kind().text, w);
            case Ref r -> reference(r);
            case Negate n -> new Negate(resolve(n.operand()));
            case Not n -> new Not(resolve(n.operand()));
            case Binary b -> new Binary(b.operator(), resolve(b.left()), resolve(b.right()));
            case Comparison c ->
                    new Comparison(
                            c.operands().stream().map(o -> side(o, c)).toList(), c.relations());
            case Call c ->
                    new Call(c.function(), c.arguments().stream().map(this::resolve).toList());
            case Probability p -> probability(p, false);
            case Expectation e -> expectation(e);
            case Fold f -> fold(f);
            case Measure m -> measure(m);
            case Relate r -> relate(r);
            case Quantity q -> isOpen(q) ? q : Orders.settled(q, scope.bindings());
            case Formula.Family f ->
                    throw unsupported(
                            "the distribution "
                                    + f.name()
                                    + " outside KL, H, CE, JS, mean, var or sd",
                            f);
            case Formula.Vector v ->
                    new Formula.Vector(v.elements().stream().map(this::resolve).toList());
            case Formula.Range r -> throw unsupported("a range", r);
            case Formula.ForEach f ->
                    new Formula.Vector(elements.each(f).stream().map(this::resolve).toList());
        };
    }

    /** A side of a comparison may be the state that the other side's argmax is compared with. */
    private Formula side(Formula side, Comparison in) {
        return Questions.comparesStates(in)
                        && side instanceof Ref r
                        && !scope.parameters().contains(r)
                ? r
                : resolve(side);
    }

    /** A name that stands for whatever is in its place: of a mistake, not of a model. */
    static boolean isOpen(Ref name) {
        return name.name().startsWith("?");
    }

    private static boolean isOpen(Quantity q) {
        return q.arguments().stream().anyMatch(a -> a.value() instanceof Ref r && isOpen(r));
    }

    private Formula reference(Ref written) {
        if (isOpen(written)) return written;
        Ref r = Indices.spelled(written, scope.parameters());
        if (scope.parameters().contains(r) || r.equals(PI) || scope.isNormaliser(r)) return r;
        if (scope.model().em().isPresent() && r.name().equals("em") && !r.path().isEmpty())
            return r;
        Optional<List<Ref>> named = elements.of(r);
        if (named.isEmpty()) throw new Refusal(Wording.noName(r, scope), r);
        if (named.get().size() > 1)
            throw new Refusal(
                    Formulas.text(r) + " stands for several variables, and a number is wanted", r);
        Ref name = named.get().getFirst();
        Variable v = scope.variable(name);
        if (!v.numeric()) throw new Refusal(v + " has states that are no numbers", r);
        if (scope.bound().contains(v)) return name;
        Formula value = scope.model().observed().get(v);
        if (!v.isDiscrete() && value != null) return component(value, name);
        Integer seen = scope.observed().get(v);
        if (seen == null || scope.model().soft().contains(v))
            throw new Refusal(v + " is neither observed nor bound by an E or a sum around it", r);
        return number(v.states().get(seen));
    }

    /** The component of an observed vector that a name means. */
    private static Formula component(Formula value, Ref name) {
        if (!(name.path().isEmpty() ? Optional.empty() : Optional.of(name.path().getLast()))
                .filter(s -> s instanceof Formula.Selector.Component)
                .isPresent()) return value;
        int i = Integer.parseInt(((Formula.Selector.Component) name.path().getLast()).key());
        return value instanceof Formula.Vector v && i >= 1 && i <= v.elements().size()
                ? v.elements().get(i - 1)
                : value;
    }

    static Formula number(State state) {
        java.math.BigDecimal decimal = new java.math.BigDecimal(state.text());
        return decimal.signum() < 0 ? new Negate(new Num(decimal.negate())) : new Num(decimal);
    }

    /**
     * @param whole whether the distribution is measured as a whole, so that what stands left of its
     *     bar is always a variable
     */
    private Probability probability(Probability p, boolean whole) {
        if (p.network().equals("q")) needQ(p);
        List<Event> left = new ArrayList<>();
        for (Event e : p.left()) left.addAll(events(e, whole));
        List<Event> right = new ArrayList<>();
        for (Event e : p.right()) right.addAll(events(e, false));
        if (p.network().equals("q")) right.removeIf(e -> !left.isEmpty() && given(e));
        Set<Ref> names = new LinkedHashSet<>();
        for (Event e : left)
            if (!names.add(e.variable()))
                throw new Refusal("a variable stands twice left of the bar", p);
        for (Event e : right)
            if (isAmong(e.variable(), names))
                throw new Refusal(
                        Formulas.text(e.variable()) + " stands on both sides of the bar", p);
        return new Probability(p.network(), left, right);
    }

    /** Two names are compared sooner than one is hashed. */
    private static boolean isAmong(Ref name, Set<Ref> names) {
        if (names.size() != 1) return names.contains(name);
        Ref only = names.iterator().next();
        return only.name().equals(name.name()) && only.equals(name);
    }

    /** Whether q is given the event anyway: it is over latents, for what was observed. */
    private boolean given(Event e) {
        if (isOpen(e.variable())) return false;
        Variable v = scope.variable(e.variable());
        if (!scope.model().isObserved(v)) return false;
        return e.test()
                .filter(t -> t.relation() == Relation.EQUAL)
                .filter(t ->
                        v.isDiscrete()
                                ? scope.state(v, t.value()) == scope.observed().getOrDefault(v, -1)
                                : t.value().equals(scope.model().observed().get(v)))
                .isPresent();
    }

    private List<Event> events(Event e, boolean whole) {
        Ref name = e.variable();
        if (isOpen(name)) return List.of(e);
        boolean group = name.path().isEmpty() && e.test().isEmpty() && !scope.isVariable(name);
        if (group && isLatents(name))
            return scope.model().latents().stream().map(v -> event(v, whole)).toList();
        if (group && name.name().equals("observed"))
            return scope.model().evidence().stream().map(v -> event(v, false)).toList();
        if (e.test().isEmpty()) {
            Optional<List<Variable>> all = elements.variables(name);
            if (all.isPresent()) return events(all.get(), name, whole);
        }
        List<Ref> named = variables(name);
        if (e.test().isEmpty()) return named.stream().map(n -> event(n, whole)).toList();
        if (named.size() > 1)
            throw new Refusal(
                    Formulas.text(name) + " stands for several variables; give each its value",
                    name);
        Ref only = named.getFirst();
        Variable v = scope.variable(only);
        Event.Test test = e.test().get();
        if (test.relation() == Relation.EQUAL && v.isDiscrete())
            return List.of(state(v, scope.state(v, test.value())));
        if (!v.numeric())
            throw new Refusal(v + " has states that are no numbers, so they have no order", name);
        return List.of(new Event(only, test.relation(), resolve(test.value())));
    }

    private boolean isLatents(Ref name) {
        return name.equals(LATENTS) && !scope.isVariable(name);
    }

    private List<Event> events(List<Variable> named, Ref name, boolean whole) {
        boolean several = elements.isSeveral(name);
        List<Event> events = new ArrayList<>();
        for (Variable v : named) {
            if (several && !whole && isMissing(v)) continue;
            events.add(event(v, whole));
        }
        return events;
    }

    /**
     * Whether an element was not observed though others were: a name of all of them, or a slice,
     * means those that were.
     */
    private boolean isMissing(Variable v) {
        Network p = scope.model().p();
        if (scope.model().isObserved(v) || p.isBeyond(v)) return false;
        return !scope.bound().contains(v)
                && p.groupOf(v).filter(scope.seen()::isPartlySeen).isPresent();
    }

    /** The variables that a name stands for, each by its own name. */
    private List<Ref> variables(Ref name) {
        if (isOpen(name)) return List.of(name);
        if (isLatents(name)) return scope.model().latents().stream().map(Variable::ref).toList();
        return elements.of(name)
                .orElseThrow(() ->
                        new Refusal(Wording.noVariable(Formulas.text(name), scope.model()), name));
    }

    private Event event(Variable v, boolean whole) {
        boolean bare = whole || scope.bound().contains(v);
        return bare ? scope.seen().bare(v) : scope.seen().of(v);
    }

    private Event event(Ref name, boolean whole) {
        Variable v = scope.variable(name);
        if (whole || scope.bound().contains(v)) return new Event(name);
        Integer seen = scope.observed().get(v);
        if (seen != null) return state(v, seen);
        Formula value = scope.model().observed().get(v);
        return value == null
                ? new Event(name)
                : new Event(name, Relation.EQUAL, component(value, name));
    }

    static Event bare(Variable v) {
        return new Event(v.ref());
    }

    static Event state(Variable v, int state) {
        return new Event(v.ref(), Relation.EQUAL, stateName(v.states().get(state)));
    }

    static Formula stateName(State state) {
        return state.number().isPresent() ? number(state) : new Ref(state.text());
    }

    private Formula expectation(Expectation e) {
        Probability under = measureOf(e.under());
        List<Variable> binds =
                under.left().stream()
                        .map(Event::variable)
                        .filter(r -> !isOpen(r))
                        .map(scope::variable)
                        .toList();
        return new Expectation(
                e.under() instanceof Ref r ? r : under,
                new Resolver(scope.binding(binds)).resolve(e.body()));
    }

    /** The distribution an expectation is under, with the variables it binds left of its bar. */
    Probability measureOf(Formula under) {
        if (under instanceof Ref r && r.path().isEmpty() && r.name().equals("q")) {
            needQ(r);
            return new Probability(
                    "q", scope.model().latents().stream().map(Resolver::bare).toList(), List.of());
        }
        if (under instanceof Ref r && r.path().isEmpty() && r.name().equals("p"))
            return new Probability(
                    "p",
                    scope.model().p().variables().stream()
                            .filter(v -> !scope.model().soft().contains(v))
                            .filter(v -> !scope.model().p().isBeyond(v))
                            .map(Resolver::bare)
                            .toList(),
                    List.of());
        if (under instanceof Probability p) return whole(p);
        throw new Refusal("an expectation is under q or under p(..) or q(..)", under);
    }

    private Probability whole(Probability p) {
        for (Event e : p.left())
            if (e.test().isPresent())
                throw new Refusal(
                        "a distribution is measured over all states of what stands left of its bar",
                        p);
        return probability(p, true);
    }

    /** Whether a fold goes over the states of the latents to which q gives mass. */
    static boolean overSupport(Fold f) {
        boolean extreme = f.kind() == Fold.Folding.MAX || f.kind() == Fold.Folding.MIN;
        return extreme && f.over().equals(List.of(Q));
    }

    private Formula fold(Fold f) {
        if (overSupport(f)) {
            List<Variable> over =
                    measureOf(Q).left().stream().map(e -> scope.variable(e.variable())).toList();
            return new Fold(
                    f.kind(), f.over(), new Resolver(scope.binding(over)).resolve(f.body()));
        }
        Optional<Group> plate =
                f.over().size() == 1 ? elements.plate(f.over().getFirst()) : Optional.empty();
        if (plate.isPresent()) return overPlate(f, plate.get());
        List<Ref> names = f.over().stream().flatMap(r -> variables(r).stream()).toList();
        List<Variable> over = names.stream().filter(r -> !isOpen(r)).map(scope::variable).toList();
        return new Fold(f.kind(), names, new Resolver(scope.binding(over)).resolve(f.body()));
    }

    /** One term for each element. */
    private Formula overPlate(Fold f, Group plate) {
        String letter = f.over().getFirst().name();
        List<Formula> terms = new ArrayList<>();
        for (int i = plate.first(); i <= plate.length(); i++)
            terms.add(resolve(Elements.put(f.body(), letter, i)));
        if (terms.isEmpty()) throw new Refusal(plate.name() + " has no elements to go over", f);
        if (f.kind() == Fold.Folding.MAX) return new Call(Formula.Function.MAX, terms);
        if (f.kind() == Fold.Folding.MIN) return new Call(Formula.Function.MIN, terms);
        Formula sum = terms.getFirst();
        for (Formula term : terms.subList(1, terms.size()))
            sum = new Binary(Formula.Operator.PLUS, sum, term);
        return f.kind() == Fold.Folding.SUM
                ? sum
                : new Binary(Formula.Operator.DIVIDE, sum, Indices.number(terms.size()));
    }

    private Formula measure(Measure m) {
        return switch (m.kind()) {
            case KL, JS, CE, H, MEAN, VAR, SD, MODE ->
                    new Measure(m.kind(), m.of().stream().map(this::distribution).toList());
            case RENYI ->
                    new Measure(
                            m.kind(),
                            List.of(
                                    distribution(m.of().get(0)),
                                    distribution(m.of().get(1)),
                                    Orders.settled(m.of().get(2), scope.bindings())));
            case ARGMAX, MAXIMUM ->
                    m.of().getFirst() instanceof Probability p
                            ? new Measure(m.kind(), List.of(probability(p, false)))
                            : refuse(m.kind().text + " is of p(..) or q(..)", m);
            case COV -> new Measure(m.kind(), m.of().stream().map(this::distribution).toList());
            case MLE ->
                    m.of().getFirst() instanceof Probability p
                            ? new Measure(m.kind(), List.of(probability(p, false)))
                            : refuse("MLE is of p(..)", m);
        };
    }

    private Formula distribution(Formula of) {
        return switch (of) {
            case Ref r when isOpen(r) -> r;
            case Probability p -> whole(p);
            case Formula.Family f ->
                    new Formula.Family(
                            f.name(),
                            f.arguments().stream()
                                    .map(a -> new Formula.Argument(a.name(), argument(a.value())))
                                    .toList());
            default -> refuse("a distribution is wanted here: p(..), q(..) or one written out", of);
        };
    }

    private Formula argument(Formula value) {
        return value instanceof Formula.Range r
                ? new Formula.Range(resolve(r.from()), resolve(r.to()), r.step())
                : resolve(value);
    }

    private Formula relate(Relate r) {
        List<Ref> first = r.first().stream().flatMap(n -> variables(n).stream()).toList();
        List<Ref> second = r.second().stream().flatMap(n -> variables(n).stream()).toList();
        List<Event> given = new ArrayList<>();
        for (Event e : r.given()) given.addAll(events(e, false));
        return new Relate(r.kind(), first, second, given);
    }

    void needQ(Formula where) {
        if (scope.model().q().isEmpty())
            throw new Refusal(
                    "this model has no q; add q: with a distribution, posterior or prior", where);
    }

    private static Formula refuse(String message, Formula where) {
        throw new Refusal(message, where);
    }

    private static Refusal unsupported(String what, Formula where) {
        return new Refusal(what + " is not supported", where);
    }

    /** The network that answers for {@code q}: its own, or none where q is made from p. */
    static boolean written(Scope scope) {
        return scope.model().q().filter(Approximation.Written.class::isInstance).isPresent();
    }
}
