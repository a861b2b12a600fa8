package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formulas;
import elbow.working.Passage.Equality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A head and what it is equal to, one link after the other, before it is set in any format. */
record Chain(Formula head, List<Link> links) {
    /** {@code = f} or {@code ≈ f}. */
    record Link(boolean exact, Formula formula) {}

    static Chain of(Formula head, Optional<Formula> law, List<Equality> lines) {
        List<Link> links = new ArrayList<>();
        law.ifPresent(f -> links.add(new Link(true, f)));
        for (Equality line : lines) links.add(new Link(line.exact(), numbers(line.formula())));
        return new Chain(head, links);
    }

    /** In lines of numbers the natural logarithm is written ln. */
    static Formula numbers(Formula line) {
        return Formulas.rewrite(
                line,
                f ->
                        f instanceof Call c && c.function() == Function.LOG
                                ? new Call(Function.LN, c.arguments())
                                : f);
    }
}
