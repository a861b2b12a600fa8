package elbow.distribution;

import elbow.formula.Formula;

import java.util.List;
import java.util.Optional;

/**
 * A named distribution of one variable x. Its laws are formulas over the names of its parameters;
 * those of vectors fold over {@code k}, the components.
 */
public interface Distribution {
    /** As the language writes it. */
    String name();

    /** The parameters in the order of the language, the first of alternatives. */
    List<Parameter> parameters();

    /** The other ways in which a parameter may be written. */
    List<Spelling> spellings();

    /** What must hold of the parameters. */
    List<Condition> conditions();

    Support support();

    /** ln p(x) over x and the parameters, for x in the support. */
    Formula logDensity();

    /** p(x) over x and the parameters, for x in the support; exact where it can be. */
    Formula density();

    /** The law of a statistic, where it has a closed form. */
    Optional<Formula> law(Statistic statistic);

    /**
     * E ln p(x) for x of any other distribution, over the parameters and that distribution's
     * statistics, written {@code x.mean}; none where this takes more than statistics.
     */
    Optional<Formula> expectedLogDensity();

    /**
     * Where {@code expectedLogDensity} takes a statistic that is taken at a number: that number.
     */
    Optional<Formula> at(Statistic statistic);

    /** KL(a ‖ b) within the family, over {@code a.mean}, {@code b.mean}. */
    Optional<Divergence> divergence();

    /** The Rényi divergence of order {@code at} within the family, over the same names. */
    Optional<Formula> renyi();
}
