package elbow.grading;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.value.Value;

import java.util.List;

/** A formula over named unknowns, {@code k/(n + 2)}. */
final class ExpressionReader {
    private static final List<String> CONSTANTS = List.of("e", "pi");

    private final List<String> unknowns;

    ExpressionReader(List<String> unknowns) {
        this.unknowns = unknowns;
    }

    Value.Expression read(Snippet typed) {
        Spelled spelling = Spelling.of(typed, unknowns::contains);
        Formula formula;
        try {
            formula = Formulas.answer(spelling.text());
        } catch (FormulaException e) {
            throw spelling.told(e, NumberReader.withoutHint(e));
        }
        for (Formula f : Formulas.walk(formula).toList()) check(f, typed, spelling);
        return new Value.Expression(formula);
    }

    private void check(Formula f, Snippet typed, Spelled spelling) {
        switch (f) {
            case Ref r -> {
                String name = Formulas.text(r);
                if (!unknowns.contains(name) && !CONSTANTS.contains(name))
                    throw spelling.fault(
                            spelling.find(r.name()),
                            "%s is not among the names of this answer: %s"
                                    .formatted(Spelled.shown(name), String.join(", ", unknowns)),
                            name,
                            unknowns);
            }
            case Num n -> {}
            case Binary b -> {}
            case Negate n -> {}
            case Call c -> {}
            default ->
                    throw typed.fault(
                            0,
                            "an answer holds numbers, functions and "
                                    + String.join(", ", unknowns));
        }
    }
}
