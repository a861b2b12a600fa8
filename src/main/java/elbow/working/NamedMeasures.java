package elbow.working;

import elbow.distribution.Divergence;
import elbow.distribution.Statistic;
import elbow.formula.Formula;
import elbow.formula.TextPrinter;
import elbow.working.Belief.Named;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Moments, entropies and divergences of distributions of a family, by their laws. */
final class NamedMeasures<F> {
    private final Densities<F> densities;
    private final VectorNormals<F> vectors;

    NamedMeasures(Algebra<F> algebra, Densities<F> densities) {
        this.densities = densities;
        this.vectors = new VectorNormals<>(algebra);
    }

    F statistic(Statistic statistic, Named<F> of, Formula asked) {
        return find(statistic, of).orElseThrow(() -> noLaw(asked));
    }

    private Optional<F> find(Statistic statistic, Named<F> of) {
        if (VectorNormals.isOne(of)) return vectors.statistic(statistic, of);
        return of.family().law(statistic).map(law -> densities.apply(law, of.parameters()));
    }

    /** KL(a ‖ b): by the law of their family, or as −H(a) − E_a ln b. */
    F divergence(Named<F> a, Named<F> b, Formula asked) {
        if (VectorNormals.isOne(a) || VectorNormals.isOne(b)) return vectors.divergence(a, b, asked);
        Optional<Divergence> law =
                a.family().name().equals(b.family().name())
                        ? a.family().divergence().filter(d -> d.provided().isEmpty())
                        : Optional.empty();
        if (law.isPresent()) {
            Map<String, F> inputs = new LinkedHashMap<>();
            a.parameters().forEach((name, f) -> inputs.put("a." + name, f));
            b.parameters().forEach((name, f) -> inputs.put("b." + name, f));
            return densities.apply(law.get().law(), inputs);
        }
        throw noLaw(asked);
    }

    private static Refusal noLaw(Formula asked) {
        return new Refusal(TextPrinter.print(asked) + " has no closed form", asked);
    }
}
