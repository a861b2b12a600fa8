package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The laws a working applies, in one place. Inputs are {@code a, b, c, ...} in the comments. */
final class Laws {
    /** What a fold of a law names; the step says which variables it is. */
    static final Ref OVER = new Ref("#");

    /** Σ a ln(a/b), the Kullback–Leibler divergence of a from b, in nats. */
    static final Law KL =
            new Law(
                    sum(times(in(0), ln(divide(in(0), in(1))))),
                    Optional.of(Law.Stable.DIVERGENCE));

    /** −Σ a ln a, the Shannon entropy, in nats. */
    static final Law ENTROPY = new Law(new Negate(sum(times(in(0), ln(in(0))))));

    /** −Σ a ln b, the cross-entropy of b under a, in nats. */
    static final Law CROSS_ENTROPY = new Law(new Negate(sum(times(in(0), ln(in(1))))));

    /** (a + b)/2, the even mixture of two distributions. */
    static final Law MIXTURE = new Law(divide(new Binary(Operator.PLUS, in(0), in(1)), num(2)));

    /** (a + b)/2 of the two divergences from the mixture: the Jensen–Shannon divergence. */
    static final Law JENSEN_SHANNON = MIXTURE;

    /** Σ a ln(a/(b c)), the mutual information of a joint a with marginals b and c, in nats. */
    static final Law INFORMATION =
            new Law(sum(times(in(0), ln(divide(in(0), times(in(1), in(2)))))));

    /** Σ a ln(a d/(b c)) with d the marginal of what is given: conditional mutual information. */
    static final Law CONDITIONAL_INFORMATION =
            new Law(sum(times(in(0), ln(divide(times(in(0), in(3)), times(in(1), in(2)))))));

    /** Σ a b, the mean of b under the distribution a. */
    static final Law MEAN = new Law(sum(times(in(0), in(1))));

    /** Σ a (b − c)², the variance of b around its mean c under a. */
    static final Law VARIANCE =
            new Law(
                    sum(
                            times(
                                    in(0),
                                    new Binary(
                                            Operator.POWER,
                                            new Binary(Operator.MINUS, in(1), in(2)),
                                            num(2)))));

    /** Σ a (b + (c − d)²), the variance of a mixture a of variances b and means c around d. */
    static final Law VARIANCE_OF_MIXTURE =
            new Law(
                    sum(
                            times(
                                    in(0),
                                    new Binary(
                                            Operator.PLUS,
                                            in(1),
                                            new Binary(
                                                    Operator.POWER,
                                                    new Binary(Operator.MINUS, in(2), in(3)),
                                                    num(2))))));

    /** Σ a (b − d)(c − e), the covariance of b and c around their means under a. */
    static final Law COVARIANCE =
            new Law(
                    sum(
                            times(
                                    times(in(0), new Binary(Operator.MINUS, in(1), in(3))),
                                    new Binary(Operator.MINUS, in(2), in(4)))));

    /** e^a, a density from its logarithm. */
    static final Law EXPONENTIAL = new Law(new Call(Function.EXP, List.of(in(0))));

    /** ln a */
    static final Law LOGARITHM = new Law(ln(in(0)));

    /** √a */
    static final Law ROOT = new Law(new Call(Function.SQRT, List.of(in(0))));

    /** max a, the largest over the states of some variables. */
    static final Law MAXIMUM = new Law(fold(Folding.MAX, in(0)));

    /** a, which is undefined where the probability b of what is given is 0. */
    static final Law POSSIBLE = new Law(in(0), Optional.of(Law.Stable.POSSIBLE));

    /** a/b: a joint over the marginal of what is given is a conditional. */
    static final Law RATIO = new Law(divide(in(0), in(1)));

    private Laws() {}

    /** a b c ... of this many factors. */
    static Law product(int factors) {
        return new Law(factorsOf(factors));
    }

    /** Σ a b c ... of this many factors. */
    static Law sumProduct(int factors) {
        return new Law(sum(factorsOf(factors)));
    }

    static Formula fold(Folding kind, Formula body) {
        return new Fold(kind, List.of(OVER), body);
    }

    private static Formula factorsOf(int factors) {
        Formula product = in(0);
        for (int i = 1; i < factors; i++) product = times(product, in(i));
        return product;
    }

    private static Ref in(int i) {
        return Law.input(i);
    }

    private static Formula sum(Formula body) {
        return fold(Folding.SUM, body);
    }

    private static Formula times(Formula a, Formula b) {
        return new Binary(Operator.TIMES, a, b);
    }

    private static Formula divide(Formula a, Formula b) {
        return new Binary(Operator.DIVIDE, a, b);
    }

    private static Formula ln(Formula a) {
        return new Call(Function.LN, List.of(a));
    }

    private static Formula num(int n) {
        return new Num(BigDecimal.valueOf(n));
    }
}
