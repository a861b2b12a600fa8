package elbow.working;

import elbow.formula.Formula;

import java.util.List;
import java.util.Optional;

/** What is printed of one step: its symbol, its law in symbols, and its numbers line by line. */
public sealed interface Passage {
    Formula symbol();

    /** The law in symbols; none where it would only repeat the symbol. */
    Optional<Formula> law();

    /** A number, reduced line by line. */
    record Derivation(Formula symbol, Optional<Formula> law, List<Equality> lines)
            implements Passage {}

    /** A table, or a long sum as a table of its terms: a row of equalities each. */
    record Rows(
            Formula symbol, Optional<Formula> law, List<Row> rows, int left, List<Equality> total)
            implements Passage {}

    /** What the rows above show: the best states, or whether a condition holds. */
    record Conclusion(Formula symbol, Optional<Formula> law, List<Equality> lines, String verdict)
            implements Passage {}

    /** One row: what it is about, and its numbers. */
    record Row(Formula label, List<Equality> lines) {
        /** Whether the label only says where a term of a sum stands, and does not equal it. */
        boolean isTerm() {
            return label instanceof Formula.Probability p && p.network().isEmpty();
        }
    }

    /** {@code = f}, or {@code ≈ f} once something in it is rounded. */
    record Equality(boolean exact, Formula formula) {}
}
