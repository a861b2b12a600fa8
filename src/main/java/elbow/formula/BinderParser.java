package elbow.formula;

import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;

import java.util.List;

/** {@code E_q[ f ]}, {@code E_{p(z | x)}[ f ]}, {@code sum_z[ f ]}, {@code mean_{a, b}[ f ]}. */
final class BinderParser {
    private final Cursor in;
    private final FormulaParser formulas;
    private final RefParser refs;

    BinderParser(Cursor in, FormulaParser formulas, RefParser refs) {
        this.in = in;
        this.formulas = formulas;
        this.refs = refs;
    }

    /** Whether a binder comes next: E, sum or mean with what it goes over. */
    boolean starts() {
        String name = in.peek().text();
        int underscore = name.indexOf('_');
        if (underscore < 0 || !Names.BINDERS.contains(name.substring(0, underscore))) return false;
        if (underscore == name.length() - 1) return in.peek(1).is("{");
        return in.peek(1).is("[") && Names.bindsBeforeBracket(name);
    }

    Formula read() {
        Token token = in.next();
        int underscore = token.text().indexOf('_');
        String binder = token.text().substring(0, underscore);
        String bound = token.text().substring(underscore + 1);
        Folding kind = Names.FOLDINGS.get(binder);
        if (kind == null) {
            Formula under = bound.isEmpty() ? measure() : new Ref(bound);
            return new Expectation(under, body());
        }
        List<Ref> over = bound.isEmpty() ? variables() : List.of(new Ref(bound));
        return new Fold(kind, over, body());
    }

    private Formula measure() {
        Token open = in.next();
        Token start = in.peek();
        Formula under = formulas.sum();
        boolean fits =
                under instanceof Ref || under instanceof Probability || under instanceof Family;
        if (!fits) throw in.error(start, "an expectation is under a distribution: E_{p(z)}[ f ]");
        in.close(open, "}");
        return under;
    }

    private List<Ref> variables() {
        Token open = in.next();
        List<Ref> over = formulas.list(refs::ref);
        in.close(open, "}");
        return over;
    }

    private Formula body() {
        Token open = in.expect("[", "expected [ before what is summed");
        Formula body = formulas.formula();
        in.close(open, "]");
        return body;
    }
}
