package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Comparison;
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
import elbow.formula.Formula.Vector;
import elbow.formula.Formula.Word;
import elbow.formula.Formulas;
import elbow.source.Faults;
import elbow.source.Suggest;
import elbow.value.Real;
import elbow.working.Bindings;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What may stand for a number of a model: arithmetic over parameters. */
final class Arithmetic {
    private static final Ref PI = new Ref("pi");
    private static final Bindings NOTHING = new Bindings(Map.of());

    private Arithmetic() {}

    /** Whether the formula is arithmetic over these names; if not, that is a fault. */
    static boolean check(Written written, Formula part, Collection<Ref> names, Faults faults) {
        Optional<Formula> culprit = culprit(part, names);
        culprit.ifPresent(c -> faults.add(written.placeOf(c), message(c, names)));
        return culprit.isEmpty();
    }

    /** The exact number a formula without parameters stands for; anything else is a fault. */
    static Optional<BigFraction> constant(Written written, Formula part, Faults faults) {
        if (!check(written, part, Set.of(), faults)) return Optional.empty();
        if (NOTHING.evaluate(part) instanceof Real.Exact exact) return Optional.of(exact.value());
        faults.add(
                written.placeOf(part),
                Formulas.text(part) + " is no exact number; a decimal or a fraction is wanted");
        return Optional.empty();
    }

    /** The first thing in a formula that is no arithmetic over these names. */
    static Optional<Formula> culprit(Formula f, Collection<Ref> names) {
        return culprit(f, names::contains, false);
    }

    /**
     * @param vectors whether vectors and matrices may stand in it
     */
    static Optional<Formula> culprit(Formula f, Predicate<Ref> names, boolean vectors) {
        return switch (f) {
            case Num n -> Optional.empty();
            case Ref r when r.equals(PI) || names.test(r) -> Optional.empty();
            case Ref r -> Optional.of(r);
            case Negate n -> culprit(n.operand(), names, vectors);
            case Binary b when b.operator() == Operator.AND || b.operator() == Operator.OR ->
                    Optional.of(b);
            case Binary b -> first(List.of(b.left(), b.right()), names, vectors);
            case Call c -> first(c.arguments(), names, vectors);
            case Vector v when vectors -> first(v.elements(), names, true);
            case Word w when w.kind() == Word.Special.UNKNOWN && names.test(Numbers.UNKNOWN) ->
                    Optional.empty();
            case Word w -> Optional.of(w);
            case Not n -> Optional.of(n);
            case Comparison c -> Optional.of(c);
            case Probability p -> Optional.of(p);
            case Expectation e -> Optional.of(e);
            case Fold fold -> Optional.of(fold);
            case Measure m -> Optional.of(m);
            case Relate r -> Optional.of(r);
            case Family family -> Optional.of(family);
            case Quantity q -> Optional.of(q);
            case Vector v -> Optional.of(v);
            case Range r -> Optional.of(r);
            case ForEach each -> Optional.of(each);
        };
    }

    private static Optional<Formula> first(
            List<Formula> parts, Predicate<Ref> names, boolean vectors) {
        return parts.stream().flatMap(p -> culprit(p, names, vectors).stream()).findFirst();
    }

    static String message(Formula culprit, Collection<Ref> names) {
        String text = Formulas.text(culprit);
        if (culprit instanceof Word w && w.kind() == Word.Special.UNKNOWN)
            return "unknown is what is estimated from data, and there are none: add data:";
        if (!(culprit instanceof Ref))
            return text + " can't stand here, only numbers and arithmetic over parameters";
        if (names.isEmpty()) return "a number is wanted here, not " + text;
        List<String> known =
                names.stream().filter(n -> !n.equals(Numbers.UNKNOWN)).map(Formulas::text).toList();
        String hint = Suggest.hint(text, known);
        return "no parameter is called "
                + text
                + (hint.isEmpty() ? "; the parameters are " + String.join(", ", known) : hint);
    }
}
