package elbow.working;

import elbow.distribution.Distributions;
import elbow.distribution.Statistic;
import elbow.formula.Formula;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Vector;
import elbow.inference.Covariance;
import elbow.inference.MatrixLaw.Layout;
import elbow.model.LinearNormal;
import elbow.model.Matrix;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Normal distributions of several numbers, with a vector for a mean and a covariance matrix. */
final class VectorNormals<F> {
    private final Algebra<F> algebra;

    VectorNormals(Algebra<F> algebra) {
        this.algebra = algebra;
    }

    static <F> boolean isOne(Named<F> of) {
        return of.parameters().containsKey("cov");
    }

    /** One that is written out; empty if the family is none, or is of a number. */
    Optional<Named<F>> written(Family family) {
        if (!family.name().equals("Normal")) return Optional.empty();
        Optional<Formula> mean =
                family.arguments().stream()
                        .filter(a -> a.name().orElse("mean").equals("mean"))
                        .map(Formula.Argument::value)
                        .findFirst();
        if (mean.isEmpty() || !(mean.get() instanceof Vector v)) return Optional.empty();
        Variable outcome = Variable.vector("outcome", v.elements().size());
        LinearNormal read = LinearNormal.of(outcome, List.of(), family);
        Variable rows = Components.rows(outcome.dimension());
        Variable columns = Components.columns(outcome.dimension());
        Matrix cov = read.covariance().orElseThrow();
        Layout layout = new Layout(Optional.of(rows), Optional.of(columns));
        F given = algebra.numbers(List.of(rows, columns), cov.cells(), cov.formula());
        F checked =
                algebra.compute(
                        new Covariance(family.name(), layout, true),
                        List.of(given),
                        List.of(rows, columns));
        Map<String, F> parameters = new LinkedHashMap<>();
        Matrix vector = read.mean().constant();
        parameters.put("mean", algebra.numbers(List.of(rows), vector.cells(), vector.formula()));
        parameters.put("cov", algebra.named(checked, cov.formula()));
        return Optional.of(
                new Named<>(
                        Distributions.named("Normal").orElseThrow(), parameters, List.of(outcome)));
    }

    private static <F> int dimension(Named<F> of) {
        return of.of().stream().mapToInt(Variable::dimension).sum();
    }

    private static <F> F parameter(Named<F> of, String name) {
        return Optional.ofNullable(of.parameters().get(name)).orElseThrow();
    }

    private static <F> Block<F> mean(Named<F> of) {
        Variable rows = Components.rows(dimension(of));
        return Block.of(parameter(of, "mean"), Optional.of(rows), Optional.empty());
    }

    private static <F> Block<F> covariance(Named<F> of) {
        int size = dimension(of);
        return Block.of(
                parameter(of, "cov"),
                Optional.of(Components.rows(size)),
                Optional.of(Components.columns(size)));
    }

    Optional<F> statistic(Statistic statistic, Named<F> of) {
        return switch (statistic) {
            case MEAN, MODE -> Optional.of(parameter(of, "mean"));
            case ENTROPY -> {
                BlockLaw<F> law = new BlockLaw<>(algebra);
                yield Optional.of(GaussianLaws.entropy(law, dimension(of), law.in(covariance(of))));
            }
            default -> Optional.empty();
        };
    }

    F divergence(Named<F> a, Named<F> b, Formula asked) {
        if (!isOne(a) || !isOne(b) || dimension(a) != dimension(b))
            throw new Refusal("the two distributions are not of the same variables", asked);
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Formula first = law.in(covariance(a));
        Formula second = law.in(covariance(b));
        Formula off = BlockLaw.minus(law.in(mean(a)), law.in(mean(b)));
        return GaussianLaws.divergence(
                law, dimension(a), first, second, Optional.of(off), Optional.empty());
    }
}
