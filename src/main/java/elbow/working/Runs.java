package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formulas;
import elbow.model.Group;
import elbow.model.Indices;
import elbow.model.Network;
import elbow.model.Variable;
import elbow.value.Value;
import elbow.working.Passage.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows each other in a sequence is named at once when it is printed: {@code p(z[1:3] |
 * u[1:5])} for p(z[1], z[2], z[3] | u[1] = 1, ...), where u is as it was observed.
 */
final class Runs {
    /** So few bare elements are named one by one, as a transition is. */
    private static final int FEW = 2;

    private final Scope scope;
    private final Network network;
    private final Bindings bindings;

    /**
     * @param bindings of the variant, for values that are drawn
     */
    Runs(Scope scope, Bindings bindings) {
        this.scope = scope;
        this.network = scope.model().p();
        this.bindings = bindings;
    }

    Passage in(Passage passage) {
        return switch (passage) {
            case Passage.Derivation d -> new Passage.Derivation(in(d.symbol()), law(d), d.lines());
            case Passage.Rows r ->
                    new Passage.Rows(
                            in(r.symbol()),
                            law(r),
                            r.rows().stream()
                                    .map(w -> w.isTerm() ? w : new Row(in(w.label()), w.lines()))
                                    .toList(),
                            r.left(),
                            r.total());
            case Passage.Conclusion c ->
                    new Passage.Conclusion(in(c.symbol()), law(c), c.lines(), c.verdict());
        };
    }

    /** The law, unless it has come to say no more than the symbol. */
    private Optional<Formula> law(Passage passage) {
        return passage.law().map(this::in).filter(l -> !l.equals(in(passage.symbol())));
    }

    Formula in(Formula formula) {
        boolean bound = Formulas.walk(formula).anyMatch(Formula.Fold.class::isInstance);
        return Formulas.rewrite(
                formula,
                f ->
                        f instanceof Probability p
                                ? new Probability(
                                        p.network(), in(p.left(), bound), in(p.right(), bound))
                                : f);
    }

    /**
     * @param bound whether a sum or a maximum names some of the bare elements
     */
    private List<Event> in(List<Event> events, boolean bound) {
        List<Event> named = new ArrayList<>();
        for (int i = 0; i < events.size(); ) {
            int end = i + 1;
            while (end < events.size() && follows(events.get(end - 1), events.get(end))) end++;
            boolean seen = events.get(i).test().isPresent();
            if (seen ? end - i > 1 : !bound && end - i > FEW)
                named.add(new Event(run(events.get(i).variable(), events.get(end - 1).variable())));
            else events.subList(i, end).forEach(e -> named.add(drawn(e)));
            i = end;
        }
        return named;
    }

    /** The event with the number in place of a parameter that its value reads. */
    private Event drawn(Event e) {
        boolean state =
                Variable.named(e.variable())
                        .flatMap(network::variable)
                        .filter(Variable::isDiscrete)
                        .isPresent();
        if (state) return e;
        return e.test().map(t -> new Event(e.variable(), t.relation(), drawn(t.value()))).orElse(e);
    }

    private Formula drawn(Formula value) {
        if (value instanceof Formula.Vector v)
            return new Formula.Vector(v.elements().stream().map(this::drawn).toList());
        boolean reads =
                Formulas.walk(value)
                        .anyMatch(f -> f instanceof Ref r && scope.parameters().contains(r));
        if (!reads) return value;
        return value instanceof Ref r && bindings.values().get(r) instanceof Value.Name name
                ? new Ref(name.text())
                : Digits.given(bindings.evaluate(value)).formula();
    }

    /** Whether the second is the next element of the sequence that the first is of, both alike. */
    private boolean follows(Event first, Event second) {
        Optional<Variable> a = element(first);
        Optional<Variable> b = element(second);
        if (a.isEmpty() || b.isEmpty()) return false;
        Optional<Group> group = network.groupOf(a.get());
        if (group.isEmpty() || first.test().isPresent() != second.test().isPresent()) return false;
        int from = group.get().number(a.get()).orElse(0);
        int to = group.get().number(b.get()).orElse(from);
        for (int i = from + 1; i < to; i++)
            if (group.get().at(i).filter(scope.model()::isObserved).isPresent()) return false;
        return to > from && (to == from + 1 || first.test().isPresent());
    }

    /** The element that an event is of: as it was observed, or bare and not observed. */
    private Optional<Variable> element(Event e) {
        return Variable.named(e.variable())
                .flatMap(network::variable)
                .filter(v -> e.equals(scope.seen().of(v)));
    }

    private static Ref run(Ref first, Ref last) {
        List<Selector> path = new ArrayList<>(last.path());
        Selector.Index from = (Selector.Index) first.path().getLast();
        Selector.Index to = (Selector.Index) last.path().getLast();
        path.set(path.size() - 1, new Selector.Slice(from.at(), to.at()));
        return new Ref(last.name(), path);
    }

    /** {@code z[1:5]} for variables that follow each other in one sequence; none for others. */
    static Optional<Ref> of(List<String> names) {
        List<Ref> refs = new ArrayList<>();
        for (String name : names) if (Formulas.parse(name) instanceof Ref r) refs.add(r);
        if (refs.size() < names.size() || refs.size() <= FEW) return Optional.empty();
        for (int i = 0; i < refs.size(); i++) {
            Ref first = refs.getFirst();
            Ref r = refs.get(i);
            if (r.path().isEmpty()
                    || !(r.path().getLast() instanceof Selector.Index at)
                    || !(first.path().getLast() instanceof Selector.Index start))
                return Optional.empty();
            int number = Indices.value(start.at(), Map.of()).orElse(0) + i;
            boolean same =
                    r.name().equals(first.name())
                            && r.path().size() == first.path().size()
                            && r.path()
                                    .subList(0, r.path().size() - 1)
                                    .equals(first.path().subList(0, r.path().size() - 1))
                            && Indices.value(at.at(), Map.of()).orElse(-1) == number;
            if (!same) return Optional.empty();
        }
        return Optional.of(run(refs.getFirst(), refs.getLast()));
    }
}
