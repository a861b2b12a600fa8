package elbow.mistake;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.ForEach;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Range;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formula.Word;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A formula with open names: {@code ?a} fits any formula or variable, {@code ?A} in a probability
 * the events that are left over and elsewhere a name alone; of the events {@code ?z} and {@code ?Z}
 * fit only what was not observed, {@code ?X} only what has a value. The same name fits the same
 * everywhere.
 */
final class Pattern {
    private final Formula formula;
    private final Set<Ref> evidence;

    /**
     * @param evidence what was observed in the model
     */
    Pattern(Formula formula, Collection<Ref> evidence) {
        this.formula = formula;
        this.evidence = Set.copyOf(evidence);
    }

    /** What the open names stand for where the pattern fits, nothing where it does not. */
    Optional<Found> match(Formula other) {
        Found found = new Found();
        return fits(formula, other, found) ? Optional.of(found) : Optional.empty();
    }

    static boolean isOpen(Ref name) {
        return name.name().length() > 1 && name.name().startsWith("?");
    }

    /** Whether the name stands for several events. */
    static boolean isSeveral(Ref name) {
        return isOpen(name) && Character.isUpperCase(name.name().charAt(1));
    }

    private boolean fits(Formula pattern, Formula f, Found found) {
        return switch (pattern) {
            case Ref r when isOpen(r) && r.path().isEmpty() ->
                    (!isSeveral(r) || f instanceof Ref) && found.bind(r.name(), f);
            case Ref r -> f instanceof Ref g && fits(r, g, found);
            case Num n -> f instanceof Num m && n.value().compareTo(m.value()) == 0;
            case Word w -> w.equals(f);
            case Negate n -> f instanceof Negate m && fits(n.operand(), m.operand(), found);
            case Not n -> f instanceof Not m && fits(n.operand(), m.operand(), found);
            case Binary b ->
                    f instanceof Binary c
                            && b.operator() == c.operator()
                            && fits(b.left(), c.left(), found)
                            && fits(b.right(), c.right(), found);
            case Comparison c ->
                    f instanceof Comparison d
                            && c.relations().equals(d.relations())
                            && all(c.operands(), d.operands(), found);
            case Call c -> f instanceof Call d && fits(c, d, found);
            case Probability p -> f instanceof Probability o && fits(p, o, found);
            case Expectation e ->
                    f instanceof Expectation o
                            && fits(e.under(), o.under(), found)
                            && fits(e.body(), o.body(), found);
            case Fold o ->
                    f instanceof Fold g
                            && o.kind() == g.kind()
                            && all(o.over(), g.over(), found)
                            && fits(o.body(), g.body(), found);
            case Measure m ->
                    f instanceof Measure o && m.kind() == o.kind() && all(m.of(), o.of(), found);
            case Relate r ->
                    f instanceof Relate o
                            && r.kind() == o.kind()
                            && all(r.first(), o.first(), found)
                            && all(r.second(), o.second(), found)
                            && events(r.given(), o.given(), found);
            case Family g ->
                    f instanceof Family h
                            && g.name().equals(h.name())
                            && arguments(g.arguments(), h.arguments(), found);
            case Quantity q ->
                    f instanceof Quantity o
                            && q.name().equals(o.name())
                            && arguments(q.arguments(), o.arguments(), found);
            case Vector v -> f instanceof Vector o && all(v.elements(), o.elements(), found);
            case Range r -> r.equals(f);
            case ForEach e -> e.equals(f);
        };
    }

    private boolean fits(Call pattern, Call call, Found found) {
        return name(pattern) == name(call) && all(pattern.arguments(), call.arguments(), found);
    }

    private static Formula.Function name(Call call) {
        return call.function() == Formula.Function.LN ? Formula.Function.LOG : call.function();
    }

    private boolean all(
            List<? extends Formula> patterns, List<? extends Formula> formulas, Found found) {
        if (patterns.size() != formulas.size()) return false;
        for (int i = 0; i < patterns.size(); i++)
            if (!fits(patterns.get(i), formulas.get(i), found)) return false;
        return true;
    }

    private boolean arguments(List<Argument> patterns, List<Argument> arguments, Found found) {
        if (patterns.size() != arguments.size()) return false;
        for (int i = 0; i < patterns.size(); i++)
            if (!patterns.get(i).name().equals(arguments.get(i).name())
                    || !fits(patterns.get(i).value(), arguments.get(i).value(), found))
                return false;
        return true;
    }

    private boolean fits(Probability pattern, Probability p, Found found) {
        return pattern.network().equals(p.network())
                && events(pattern.left(), p.left(), found)
                && events(pattern.right(), p.right(), found);
    }

    /** The events that are named in any order, and those left over for the name of several. */
    private boolean events(List<Event> patterns, List<Event> events, Found found) {
        List<Event> open = new ArrayList<>(events);
        Optional<String> rest = Optional.empty();
        for (Event pattern : patterns) {
            if (isSeveral(pattern.variable())) rest = Optional.of(pattern.variable().name());
            else if (!takes(pattern, open, found)) return false;
        }
        return rest.map(name -> suits(name, open) && found.bind(name, open)).orElse(open.isEmpty());
    }

    private boolean suits(String name, List<Event> several) {
        return !several.isEmpty()
                && switch (name.charAt(1)) {
                    case 'X' -> several.stream().allMatch(e -> e.test().isPresent());
                    case 'Z' -> several.stream().noneMatch(e -> evidence.contains(e.variable()));
                    default -> true;
                };
    }

    private boolean takes(Event pattern, List<Event> open, Found found) {
        for (int i = 0; i < open.size(); i++) {
            Found tried = found.copy();
            if (!fits(pattern, open.get(i), tried)) continue;
            found.become(tried);
            open.remove(i);
            return true;
        }
        return false;
    }

    private boolean fits(Event pattern, Event event, Found found) {
        if (pattern.test().isPresent() != event.test().isPresent()) return false;
        if (isLatent(pattern.variable()) && evidence.contains(event.variable())) return false;
        return fits(pattern.variable(), event.variable(), found)
                && (pattern.test().isEmpty()
                        || (pattern.test().get().relation() == event.test().get().relation()
                                && fits(
                                        pattern.test().get().value(),
                                        event.test().get().value(),
                                        found)));
    }

    private static boolean isLatent(Ref name) {
        return name.name().startsWith("?z");
    }

    /** {@code ?z[?t]} fits {@code z[2]}; {@code ?z} any variable with its path. */
    private boolean fits(Ref pattern, Ref ref, Found found) {
        if (isOpen(pattern) && pattern.path().isEmpty()) return found.bind(pattern.name(), ref);
        if (pattern.path().size() != ref.path().size()) return false;
        boolean named =
                isOpen(pattern)
                        ? found.bind(pattern.name(), new Ref(ref.name()))
                        : pattern.name().equals(ref.name());
        for (int i = 0; named && i < ref.path().size(); i++)
            named = fits(pattern.path().get(i), ref.path().get(i), found);
        return named;
    }

    private boolean fits(Selector pattern, Selector selector, Found found) {
        return switch (pattern) {
            case Selector.Component c -> c.equals(selector);
            case Selector.Index i ->
                    selector instanceof Selector.Index j && fits(i.at(), j.at(), found);
            case Selector.Slice s ->
                    selector instanceof Selector.Slice o
                            && fits(s.from(), o.from(), found)
                            && fits(s.to(), o.to(), found);
        };
    }
}
