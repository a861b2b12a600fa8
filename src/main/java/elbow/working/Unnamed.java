package elbow.working;

import elbow.distribution.Condition;
import elbow.distribution.Distribution;
import elbow.distribution.Divergence;
import elbow.distribution.Parameter;
import elbow.distribution.Spelling;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution of one number that has no name: it is known by its log density, and whatever else
 * is asked of it is an integral, where no law says it.
 */
record Unnamed(Formula logDensity, Support support, Map<Statistic, Formula> laws)
        implements Distribution {
    Unnamed {
        laws = Map.copyOf(laws);
    }

    Unnamed(Formula logDensity, Support support) {
        this(logDensity, support, Map.of());
    }

    @Override
    public String name() {
        return "a distribution without a name";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Spelling> spellings() {
        return List.of();
    }

    @Override
    public List<Condition> conditions() {
        return List.of();
    }

    @Override
    public Formula density() {
        return new Call(Function.EXP, List.of(logDensity));
    }

    @Override
    public Optional<Formula> law(Statistic statistic) {
        return Optional.ofNullable(laws.get(statistic));
    }

    @Override
    public Optional<Formula> expectedLogDensity() {
        return Optional.empty();
    }

    @Override
    public Optional<Formula> at(Statistic statistic) {
        return Optional.empty();
    }

    @Override
    public Optional<Divergence> divergence() {
        return Optional.empty();
    }

    @Override
    public Optional<Formula> renyi() {
        return Optional.empty();
    }
}
