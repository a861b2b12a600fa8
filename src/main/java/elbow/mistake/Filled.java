package elbow.mistake;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A formula with its open names filled in. {@code ?A.all} are the variables of the events {@code
 * ?A}, each over all its states; in a vector an element with {@code ?A.each} stands for one of each
 * event; {@code observed[1:?t]} is what was observed up to t.
 */
final class Filled {
    private static final String ALL = "all";
    private static final Selector EACH = new Selector.Component("each");
    private static final Ref OBSERVED = new Ref("observed");

    private final Found found;
    private final List<Ref> evidence;

    /**
     * @param evidence what was observed, for {@code observed[1:?t]}
     */
    Filled(Found found, List<Ref> evidence) {
        this.found = found;
        this.evidence = evidence;
    }

    Formula of(Formula formula) {
        return Formulas.rewrite(formula, this::name);
    }

    private Formula name(Formula f) {
        return switch (f) {
            case Ref r -> name(r);
            case Probability p -> new Probability(p.network(), events(p.left()), events(p.right()));
            case Vector v -> new Vector(v.elements().stream().flatMap(this::each).toList());
            case Fold o -> new Fold(o.kind(), variables(o.over()), o.body());
            case Relate r ->
                    new Relate(
                            r.kind(),
                            variables(r.first()),
                            variables(r.second()),
                            events(r.given()));
            default -> f;
        };
    }

    /** An element that names {@code ?A.each}, once for each of the events. */
    private Stream<Formula> each(Formula element) {
        Optional<Ref> name =
                Formulas.walk(element)
                        .filter(Probability.class::isInstance)
                        .flatMap(p -> ((Probability) p).left().stream())
                        .map(Event::variable)
                        .filter(r -> r.path().equals(List.of(EACH)))
                        .findFirst();
        if (name.isEmpty() || found.events(name.get().name()).isEmpty()) return Stream.of(element);
        return found.events(name.get().name()).get().stream()
                .map(e -> Formulas.rewrite(element, f -> alone(f, name.get(), e)));
    }

    private static Formula alone(Formula f, Ref name, Event event) {
        if (!(f instanceof Probability p)) return f;
        return new Probability(
                p.network(),
                p.left().stream().map(e -> e.variable().equals(name) ? event : e).toList(),
                p.right());
    }

    private Formula name(Ref r) {
        if (!r.name().startsWith("?")) return r;
        Optional<Formula> stands = found.formula(r.name());
        if (stands.isEmpty()) return r;
        if (r.path().isEmpty()) return stands.get();
        return stands.get() instanceof Ref base ? new Ref(base.name(), r.path()) : r;
    }

    private List<Event> events(List<Event> events) {
        return events.stream().flatMap(this::event).toList();
    }

    private Stream<Event> event(Event e) {
        Ref name = e.variable();
        if (name.path().equals(List.of(EACH))) return Stream.of(e);
        if (Pattern.isSeveral(name) && found.events(name.name()).isPresent()) {
            List<Event> several = found.events(name.name()).get();
            boolean all = name.path().equals(List.of(new Selector.Component(ALL)));
            return all ? several.stream().map(x -> new Event(x.variable())) : several.stream();
        }
        if (name.name().equals(OBSERVED.name()) && !name.path().isEmpty())
            return upTo(name.path().getFirst()).stream().map(Event::new);
        return Stream.of(e);
    }

    private List<Ref> upTo(Selector selector) {
        if (!(selector instanceof Selector.Slice s) || !(s.to() instanceof Num end))
            return List.of();
        int last = end.value().intValue();
        return evidence.stream().filter(r -> index(r) <= last).toList();
    }

    private static int index(Ref r) {
        return !r.path().isEmpty()
                        && r.path().getFirst() instanceof Selector.Index i
                        && i.at() instanceof Num n
                ? n.value().intValue()
                : 0;
    }

    private List<Ref> variables(List<Ref> names) {
        List<Ref> all = new ArrayList<>();
        for (Ref name : names)
            if (Pattern.isSeveral(name) && found.events(name.name()).isPresent())
                found.events(name.name()).get().forEach(e -> all.add(e.variable()));
            else all.add(name);
        return all;
    }
}
