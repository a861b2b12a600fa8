package elbow.distribution;

import elbow.formula.Formula;

import java.util.List;

/**
 * KL(a ‖ b) of two distributions over {@code a.mean}, {@code b.var}, and the comparisons under
 * which the law holds; where they don't, there is none.
 */
public record Divergence(Formula law, List<Formula> provided) {
    public Divergence {
        provided = List.copyOf(provided);
    }
}
