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

import java.util.List;
import java.util.function.UnaryOperator;

/** Replaces the formulas inside a formula from the leaves up, then the formula itself. */
final class Rewriter {
    private final UnaryOperator<Formula> rule;

    Rewriter(UnaryOperator<Formula> rule) {
        this.rule = rule;
    }

    Formula rewrite(Formula formula) {
        return rule.apply(inside(formula));
    }

    private Formula inside(Formula formula) {
        return switch (formula) {
            case Num n -> n;
            case Word w -> w;
            case Ref r -> path(r);
            case Negate n -> new Negate(rewrite(n.operand()));
            case Not n -> new Not(rewrite(n.operand()));
            case Binary b -> new Binary(b.operator(), rewrite(b.left()), rewrite(b.right()));
            case Comparison c -> new Comparison(all(c.operands()), c.relations());
            case Call c -> new Call(c.function(), all(c.arguments()));
            case Probability p -> new Probability(p.network(), events(p.left()), events(p.right()));
            case Expectation e -> new Expectation(rewrite(e.under()), rewrite(e.body()));
            case Fold f -> new Fold(f.kind(), variables(f.over()), rewrite(f.body()));
            case Measure m -> new Measure(m.kind(), all(m.of()));
            case Relate r ->
                    new Relate(
                            r.kind(),
                            variables(r.first()),
                            variables(r.second()),
                            events(r.given()));
            case Family f -> new Family(f.name(), arguments(f.arguments()));
            case Quantity q -> new Quantity(q.name(), arguments(q.arguments()));
            case Vector v -> new Vector(all(v.elements()));
            case Range r ->
                    new Range(rewrite(r.from()), rewrite(r.to()), r.step().map(this::rewrite));
            case ForEach f ->
                    new ForEach(rewrite(f.body()), f.index(), rewrite(f.from()), rewrite(f.to()));
        };
    }

    private List<Formula> all(List<Formula> formulas) {
        return formulas.stream().map(this::rewrite).toList();
    }

    private List<Argument> arguments(List<Argument> arguments) {
        return arguments.stream().map(a -> new Argument(a.name(), rewrite(a.value()))).toList();
    }

    private List<Event> events(List<Event> events) {
        return events.stream()
                .map(e ->
                        new Event(
                                variable(e.variable()),
                                e.test()
                                        .map(t ->
                                                new Event.Test(t.relation(), rewrite(t.value())))))
                .toList();
    }

    private List<Ref> variables(List<Ref> refs) {
        return refs.stream().map(this::variable).toList();
    }

    /** A variable stays one: what the rule makes of it counts only if it is a name again. */
    private Ref variable(Ref ref) {
        Ref inside = path(ref);
        return rule.apply(inside) instanceof Ref renamed ? renamed : inside;
    }

    private Ref path(Ref ref) {
        if (ref.path().isEmpty()) return ref;
        return new Ref(ref.name(), ref.path().stream().map(this::selector).toList());
    }

    private Selector selector(Selector selector) {
        return switch (selector) {
            case Selector.Component c -> c;
            case Selector.Index i -> new Selector.Index(rewrite(i.at()));
            case Selector.Slice s -> new Selector.Slice(rewrite(s.from()), rewrite(s.to()));
        };
    }
}
