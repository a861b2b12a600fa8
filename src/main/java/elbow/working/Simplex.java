package elbow.working;

import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Statistics of probabilities that are themselves uncertain: a Dirichlet and its components. */
final class Simplex<F> {
    private static final Formula COVARIANCE =
            Formulas.parse("-alpha_i*alpha_j/(sum_k[ alpha ]^2*(sum_k[ alpha ] + 1))");
    private static final Formula VARIANCE =
            Formulas.parse(
                    "alpha_i*(sum_k[ alpha ] - alpha_i)/(sum_k[ alpha ]^2*(sum_k[ alpha ] + 1))");
    private static final Formula COUNTS =
            Formulas.parse("lgamma(n + 1) - sum_k[ lgamma(x + 1) ] + sum_k[ x*log_theta ]");

    private final Algebra<F> algebra;
    private final Densities<F> densities;
    private final Named<F> part;

    Simplex(Algebra<F> algebra, Densities<F> densities, Named<F> part) {
        this.algebra = algebra;
        this.densities = densities;
        this.part = part;
    }

    static <F> boolean isOn(Named<F> part) {
        return part.family().support() instanceof Support.Simplex;
    }

    private Variable rows() {
        return Components.rows(part.of().getFirst().dimension());
    }

    private F alpha() {
        return Objects.requireNonNull(part.parameters().get("alpha"));
    }

    /**
     * A statistic of one component.
     *
     * @param component from 1
     */
    Optional<F> component(Statistic statistic, int component, Formula symbol) {
        if (component < 1) return Optional.empty();
        return part.family()
                .law(statistic)
                .map(law -> densities.apply(law, part.parameters()))
                .map(all -> algebra.named(algebra.at(all, rows(), component - 1), symbol));
    }

    /** E ln p(θ) of a Dirichlet p with other parameters. */
    Optional<F> log(Map<String, F> parameters, Ref theta, Formula network) {
        Map<String, F> inputs = new LinkedHashMap<>(parameters);
        Optional<F> logs = logs(theta, network);
        if (logs.isEmpty()) return Optional.empty();
        inputs.put("x.log", logs.get());
        return part.family().expectedLogDensity().map(law -> densities.apply(law, inputs));
    }

    /** E ln θ, a number for each component. */
    private Optional<F> logs(Ref theta, Formula network) {
        Formula log = new Expectation(network, new Call(Function.LOG, List.of(theta)));
        return part.family()
                .law(Statistic.LOG)
                .map(law -> algebra.named(densities.apply(law, part.parameters()), log));
    }

    F covariance(int first, int second) {
        Map<String, F> inputs = new LinkedHashMap<>();
        inputs.put("alpha", alpha());
        inputs.put("alpha_i", algebra.at(alpha(), rows(), first - 1));
        inputs.put("alpha_j", algebra.at(alpha(), rows(), second - 1));
        return densities.apply(first == second ? VARIANCE : COVARIANCE, inputs);
    }

    /** E ln p(x | n, θ) of a multinomial x. */
    Optional<F> counts(Formula n, Formula x, Ref theta, Formula network) {
        if (!(x instanceof Vector v)) return Optional.empty();
        return logs(theta, network)
                .map(logs -> {
                    Map<String, F> inputs = new LinkedHashMap<>();
                    inputs.put("n", algebra.numbers(List.of(), List.of(n), n));
                    inputs.put("x", algebra.numbers(List.of(rows()), v.elements(), x));
                    inputs.put("log_theta", logs);
                    return densities.apply(COUNTS, inputs);
                });
    }
}
