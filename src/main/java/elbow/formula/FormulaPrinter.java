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
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Range;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formula.Word;

import java.util.List;

/** Walks a formula and puts brackets exactly where precedence asks for them. */
final class FormulaPrinter {
    private final Notation notation;

    FormulaPrinter(Notation notation) {
        this.notation = notation;
    }

    String print(Formula formula) {
        return print(formula, Slot.LOOSE);
    }

    private String print(Formula formula, Slot slot) {
        boolean fits = notation.level(formula).compareTo(slot.level()) >= 0;
        boolean minusInside = formula instanceof Negate && !slot.leading();
        if (fits && !minusInside) return bare(formula, slot);
        return notation.bracketed(bare(formula, slot.inside()));
    }

    private String bare(Formula formula, Slot slot) {
        return switch (formula) {
            case Num n -> notation.number(n.value());
            case Word w -> notation.word(w.kind());
            case Ref r -> ref(r);
            case Negate n -> notation.negated(print(n.operand(), slot.operand(Level.UNARY)));
            case Not n -> notation.not(print(n.operand(), Slot.of(Level.NOT)));
            case Binary b -> binary(b, slot);
            case Comparison c ->
                    notation.comparison(all(c.operands(), Slot.ARGUMENT), c.relations());
            case Call c -> call(c);
            case Probability p ->
                    notation.probability(p.network(), events(p.left()), events(p.right()));
            case Expectation e ->
                    notation.expectation(e.under(), under(e.under()), print(e.body()));
            case Fold f -> fold(f);
            case Measure m -> measure(m);
            case Relate r ->
                    notation.relate(
                            r.kind(),
                            variables(r.first()),
                            variables(r.second()),
                            events(r.given()));
            case Family f -> notation.applied(f.name(), arguments(f.arguments()));
            case Quantity q -> notation.applied(q.name(), arguments(q.arguments()));
            case Vector v -> vector(v);
            case Range r ->
                    notation.range(
                            print(r.from(), Slot.ARGUMENT),
                            print(r.to(), Slot.ARGUMENT),
                            r.step().map(s -> print(s, Slot.ARGUMENT)));
            case ForEach f ->
                    notation.forEach(
                            print(f.body(), Slot.of(Level.OR)),
                            notation.variable(f.index(), Notation.Next.NOTHING),
                            print(f.from(), Slot.ARGUMENT),
                            print(f.to(), Slot.ARGUMENT));
        };
    }

    private String binary(Binary b, Slot slot) {
        Operator operator = b.operator();
        if (operator == Operator.DIVIDE && notation.drawsFractions())
            return notation.binary(operator, print(b.left()), print(b.right()), slot.tight());
        Slot left = slot.first(operator == Operator.POWER ? Level.ATOM : Level.of(operator));
        Slot right = slot.operand(Level.right(operator));
        if (operator == Operator.POWER) right = exponent(slot);
        return notation.binary(
                operator, print(b.left(), left), print(b.right(), right), slot.tight());
    }

    private Slot exponent(Slot slot) {
        return notation.drawsFractions() ? Slot.TIGHT : slot.first(Level.UNARY).withMinus();
    }

    private String call(Call c) {
        boolean prefix = Level.isPrefix(c) && bindsTightly(c.arguments().getFirst());
        return notation.call(c.function(), all(c.arguments(), Slot.ARGUMENT), prefix);
    }

    private String measure(Measure m) {
        return notation.measure(m.kind(), all(m.of(), Slot.ARGUMENT), Level.isPrefix(m));
    }

    private boolean bindsTightly(Formula argument) {
        return notation.level(argument).compareTo(Level.PREFIX) >= 0;
    }

    private String fold(Fold f) {
        String body = print(f.body(), Slot.of(notation.body(f.kind())));
        return notation.fold(f.kind(), f.over(), variables(f.over()), body);
    }

    private String vector(Vector v) {
        List<List<Formula>> rows =
                v.elements().stream()
                        .map(e -> e instanceof Vector row ? row.elements() : List.<Formula>of())
                        .toList();
        int width = rows.getFirst().size();
        boolean matrix = width > 0 && rows.stream().allMatch(row -> row.size() == width);
        return matrix
                ? notation.matrix(rows.stream().map(row -> all(row, Slot.ARGUMENT)).toList())
                : notation.vector(all(v.elements(), Slot.ARGUMENT));
    }

    private String ref(Ref r) {
        return selected(notation.name(r.name(), next(r)), r);
    }

    private String variable(Ref r) {
        return selected(notation.variable(r.name(), next(r)), r);
    }

    private static Notation.Next next(Ref r) {
        if (r.path().isEmpty()) return Notation.Next.NOTHING;
        boolean component = r.path().getFirst() instanceof Selector.Component;
        return component ? Notation.Next.COMPONENT : Notation.Next.INDEX;
    }

    private String selected(String name, Ref r) {
        return r.path().isEmpty()
                ? name
                : notation.selected(name, r.path().stream().map(this::selector).toList());
    }

    private String selector(Selector selector) {
        return switch (selector) {
            case Selector.Component c -> notation.component(c.key());
            case Selector.Index i -> notation.index(print(i.at(), Slot.TIGHT));
            case Selector.Slice s ->
                    notation.slice(print(s.from(), Slot.TIGHT), print(s.to(), Slot.TIGHT));
        };
    }

    private List<String> all(List<Formula> formulas, Slot slot) {
        return formulas.stream().map(f -> print(f, slot)).toList();
    }

    private List<String> variables(List<Ref> refs) {
        return refs.stream().map(this::variable).toList();
    }

    private List<String> events(List<Event> events) {
        return events.stream().map(this::event).toList();
    }

    private String event(Event event) {
        String variable = variable(event.variable());
        return event.test()
                .map(test -> notation.event(variable, test.relation(), state(test.value())))
                .orElse(variable);
    }

    /** A name alone is a state there; a word or a quantity that looks like one needs brackets. */
    private String state(Formula value) {
        if (value instanceof Ref r && r.path().isEmpty()) return variable(r);
        boolean looksLikeState =
                value instanceof Word || (value instanceof Quantity q && q.arguments().isEmpty());
        String printed = print(value, Slot.ARGUMENT);
        return looksLikeState ? notation.bracketed(printed) : printed;
    }

    private List<String> arguments(List<Argument> arguments) {
        return arguments.stream()
                .map(a -> notation.argument(a.name(), argument(a.value())))
                .toList();
    }

    private String argument(Formula value) {
        return value instanceof Range ? print(value) : print(value, Slot.ARGUMENT);
    }

    /** The bare name behind {@code E_}, or what stands in its braces. */
    private String under(Formula measure) {
        return measure instanceof Ref r && Names.isSubscript(r)
                ? variable(r)
                : print(measure, Slot.ARGUMENT);
    }
}
