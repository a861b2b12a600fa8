package elbow.formula;

import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;

import java.util.List;

/** Text as on a blackboard, {@code Σ_z p(z)·ln 0.6}: a sum goes without brackets of its own. */
public final class BlackboardPrinter extends UnicodePrinter {
    private BlackboardPrinter() {}

    public static String print(Formula formula) {
        return new FormulaPrinter(new BlackboardPrinter()).print(formula);
    }

    @Override
    public Level level(Formula formula) {
        return formula instanceof Fold f && f.kind() == Folding.SUM
                ? Level.FOLD
                : Level.of(formula);
    }

    @Override
    public Level body(Folding kind) {
        return kind == Folding.SUM ? Level.FOLD : Level.OR;
    }

    /** A list of names that is one name, such as the ways to draw several samples, has brackets. */
    @Override
    public String variable(String name, Next next) {
        return name.startsWith("(") && name.endsWith(")") ? name : super.variable(name, next);
    }

    /** −Σ_z f, whose sum ends where a product would. */
    @Override
    public String negated(String operand) {
        boolean sum = operand.startsWith("(Σ");
        return super.negated(sum ? operand.substring(1, operand.length() - 1) : operand);
    }

    @Override
    public String fold(Folding kind, List<Formula.Ref> over, List<String> printed, String body) {
        if (kind != Folding.SUM) return super.fold(kind, over, printed, body);
        String under = String.join(", ", printed);
        boolean plain = over.size() == 1 && over.getFirst().path().isEmpty();
        return "Σ_" + (plain ? under : "{" + under + "}") + " " + body;
    }
}
