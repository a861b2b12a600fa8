package elbow.practice;

import elbow.formula.BlackboardPrinter;
import elbow.formula.Definitions;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.ForEach;
import elbow.formula.Formula.Function;
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

import java.util.Optional;

/** The law behind a quantity as one says it aloud: the first hint, without its formula. */
final class LawInWords {
    private static final String ARITHMETIC =
            "Work out each quantity in the formula by itself, then do the arithmetic.";

    private LawInWords() {}

    static String of(Formula quantity) {
        return switch (quantity) {
            case Probability p ->
                    p.right().isEmpty()
                            ? "The sum rule: add up the joint probability over all states of what"
                                    + " is not mentioned. The joint is the product of the tables."
                            : "Conditioning: divide the joint probability by the probability of"
                                    + " what stands behind the bar.";
            case Call c -> call(c);
            case Expectation e ->
                    "An expectation: for each state, its probability times the value there; then"
                            + " add up.";
            case Measure m -> measure(m);
            case Relate r -> relate(r);
            case Quantity q -> defined(q);
            case Fold f ->
                    switch (f.kind()) {
                        case SUM -> "A sum: write the term for each state, then add up.";
                        case MEAN -> "A mean: add up the terms, then divide by how many there are.";
                        case MAX ->
                                "A maximum: work out the value at each state, take the largest.";
                        case MIN ->
                                "A minimum: work out the value at each state, take the smallest.";
                    };
            case Binary b ->
                    b.operator() == Operator.AND || b.operator() == Operator.OR
                            ? "Check each condition by itself, then combine them."
                            : ARITHMETIC;
            case Comparison c -> "Work out both sides, then compare.";
            case Not n -> "Check the condition, then turn it round.";
            case Negate n -> ARITHMETIC;
            case Num n -> ARITHMETIC;
            case Ref r -> "It is among what is given.";
            case Word w -> ARITHMETIC;
            case Family f -> ARITHMETIC;
            case Vector v -> ARITHMETIC;
            case Range r -> ARITHMETIC;
            case ForEach f -> of(f.body());
        };
    }

    /** Where there are no tables, but distributions with parameters. */
    static String ofFamilies(Formula quantity) {
        return switch (quantity) {
            case Probability p ->
                    p.right().isEmpty()
                            ? "First which distribution this is, by its parameters; then its value"
                                    + " if one is asked for."
                            : "What stands behind the bar changes the parameters: the law of the"
                                    + " update first, then the numbers.";
            case Expectation e ->
                    "An expectation: term by term, each by the moments of the distribution it is"
                            + " under.";
            case Measure m -> ofFamilies(m);
            case Relate r ->
                    switch (r.kind()) {
                        case INDEPENDENT ->
                                "Independent: what is known of one does not change what is"
                                        + " known of the other.";
                        case INFORMATION, COVARIANCE -> relate(r);
                    };
            case Ref r ->
                    "A round reads what the round before it made: first how responsible each"
                            + " is, then what is most probable under that.";
            default -> of(quantity);
        };
    }

    private static String ofFamilies(Measure m) {
        return switch (m.kind()) {
            case KL, RENYI, CE ->
                    "A divergence has a law for each pair of families: put the parameters of both"
                            + " into it.";
            case H -> "An entropy has a law for each family: put the parameters into it.";
            case MEAN, VAR, SD, MODE ->
                    "First which distribution this is, by its parameters; then its law for what is"
                            + " asked.";
            case JS, COV, ARGMAX, MAXIMUM, MLE -> measure(m);
        };
    }

    private static String call(Call c) {
        boolean log =
                c.function() == Function.LOG
                        || c.function() == Function.LN
                        || c.function() == Function.LOG2
                        || c.function() == Function.LOG10;
        if (!log) return ARITHMETIC;
        String which =
                switch (c.function()) {
                    case LOG2 -> "logarithm to base 2";
                    case LOG10 -> "logarithm to base 10";
                    default -> "natural logarithm";
                };
        return "First what stands behind the logarithm, then its " + which + ".";
    }

    private static String measure(Measure m) {
        return switch (m.kind()) {
            case KL ->
                    "A divergence: for each state, the first distribution's probability times the"
                            + " logarithm of first over second; then add up.";
            case RENYI ->
                    "A Rényi divergence: for each state, the first distribution's probability to"
                            + " the power alpha times the second's to the power 1 - alpha; add"
                            + " up; then the logarithm of that, divided by alpha - 1.";
            case JS ->
                    "Mix the two distributions evenly; the answer is the mean of their divergences"
                            + " from the mixture.";
            case CE ->
                    "Cross-entropy: for each state, the first distribution's probability times the"
                            + " logarithm of the second's; add up and turn the sign.";
            case H ->
                    "Entropy: for each state, its probability times the logarithm of it; add up"
                            + " and turn the sign.";
            case MEAN -> "A mean: for each state, its probability times its number; then add up.";
            case VAR ->
                    "A variance: first the mean; then the squared distance from it, weighed by the"
                            + " probabilities.";
            case SD -> "A standard deviation is the square root of the variance.";
            case COV -> "A covariance: the mean of the product of both distances from their means.";
            case MODE, ARGMAX ->
                    "Work out the probability of each state; the largest one names it.";
            case MAXIMUM -> "Work out the probability of each state; take the largest.";
            case MLE ->
                    "The parameter under which the data are most probable: a relative frequency.";
        };
    }

    private static String relate(Relate r) {
        return switch (r.kind()) {
            case INFORMATION ->
                    "Mutual information: the divergence of the joint from the product of its"
                            + " marginals.";
            case INDEPENDENT ->
                    "Independent: the joint is the product of the marginals at every state.";
            case COVARIANCE ->
                    "A covariance: the mean of the product of both distances from their means.";
        };
    }

    private static String defined(Quantity q) {
        if (q.arguments().stream().anyMatch(a -> a.name().equals(Optional.of("samples")))
                && q.name().equals("ELBO"))
            return "For each way in which the samples can fall: how probable it is, times the"
                    + " logarithm of the mean of their weights w(z) = p(x, z)/q(z); then add up.";
        return Definitions.of(q)
                .map(d -> BlackboardPrinter.print(d.routes().getFirst()))
                .map(text -> "By definition, " + BlackboardPrinter.print(q) + " = " + text + ".")
                .orElse(ARITHMETIC);
    }
}
