package elbow.formula;

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
import java.util.List;

/**
 * The formulas right inside a formula, from left to right: those of its events, indices and
 * arguments among them, and the variables of an event or a fold as {@link Ref}s.
 */
final class Children {
    private Children() {}

    static List<Formula> of(Formula formula) {
        return switch (formula) {
            case Num n -> List.of();
            case Word w -> List.of();
            case Ref r -> selectors(r);
            case Negate n -> List.of(n.operand());
            case Not n -> List.of(n.operand());
            case Binary b -> List.of(b.left(), b.right());
            case Comparison c -> c.operands();
            case Call c -> c.arguments();
            case Probability p -> join(events(p.left()), events(p.right()));
            case Expectation e -> List.of(e.under(), e.body());
            case Fold f -> join(f.over(), List.of(f.body()));
            case Measure m -> m.of();
            case Relate r -> join(join(r.first(), r.second()), events(r.given()));
            case Family f -> values(f.arguments());
            case Quantity q -> values(q.arguments());
            case Vector v -> v.elements();
            case Range r -> join(List.of(r.from(), r.to()), r.step().stream().toList());
            case ForEach f -> List.of(f.body(), f.from(), f.to());
        };
    }

    private static List<Formula> selectors(Ref ref) {
        List<Formula> inside = new ArrayList<>();
        for (Selector selector : ref.path()) {
            switch (selector) {
                case Selector.Component c -> {}
                case Selector.Index i -> inside.add(i.at());
                case Selector.Slice s -> {
                    inside.add(s.from());
                    inside.add(s.to());
                }
            }
        }
        return inside;
    }

    private static List<Formula> events(List<Event> events) {
        List<Formula> inside = new ArrayList<>();
        for (Event event : events) {
            inside.add(event.variable());
            event.test().ifPresent(test -> inside.add(test.value()));
        }
        return inside;
    }

    private static List<Formula> values(List<Argument> arguments) {
        return arguments.stream().map(Argument::value).toList();
    }

    private static List<Formula> join(
            List<? extends Formula> first, List<? extends Formula> second) {
        List<Formula> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
