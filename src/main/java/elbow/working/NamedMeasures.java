package elbow.working;

import elbow.distribution.Divergence;
import elbow.distribution.Divergences;
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
    private final Integrals<F> integrals;
    private final VectorNormals<F> vectors;

    NamedMeasures(Algebra<F> algebra, Densities<F> densities, Integrals<F> integrals) {
        this.densities = densities;
        this.integrals = integrals;
        this.vectors = new VectorNormals<>(algebra);
    }

    F statistic(Statistic statistic, Named<F> of, Formula asked) {
        return find(statistic, of)
                .or(() -> integrals.statistic(statistic, of))
                .orElseThrow(() -> noLaw(asked));
    }

    private Optional<F> find(Statistic statistic, Named<F> of) {
        if (VectorNormals.isOne(of)) return vectors.statistic(statistic, of);
        return of.family().law(statistic).map(law -> densities.apply(law, of.parameters()));
    }

    /** KL(a ‖ b): by the law of their family, from the statistics of a, or as an integral. */
    F divergence(Named<F> a, Named<F> b, Formula asked) {
        if (VectorNormals.isOne(a) || VectorNormals.isOne(b))
            return vectors.divergence(a, b, asked);
        Optional<Divergence> law =
                Divergences.kl(a.family(), b.family()).filter(d -> d.provided().isEmpty());
        if (law.isPresent()) {
            Map<String, F> inputs = new LinkedHashMap<>();
            a.parameters().forEach((name, f) -> inputs.put("a." + name, f));
            b.parameters().forEach((name, f) -> inputs.put("b." + name, f));
            return densities.apply(law.get().law(), inputs);
        }
        return integrals.divergence(a, b).orElseThrow(() -> noLaw(asked));
    }

    /** −E_a ln b(x) */
    F crossEntropy(Named<F> a, Named<F> b, Formula asked) {
        Optional<Formula> law = Divergences.crossEntropy(a.family(), b.family());
        if (law.isPresent()) {
            Map<String, F> inputs = new LinkedHashMap<>();
            a.parameters().forEach((name, f) -> inputs.put("a." + name, f));
            b.parameters().forEach((name, f) -> inputs.put("b." + name, f));
            return densities.apply(law.get(), inputs);
        }
        return integrals.logDensity(a, b).map(densities::negated).orElseThrow(() -> noLaw(asked));
    }

    private static Refusal noLaw(Formula asked) {
        return new Refusal(TextPrinter.print(asked) + " has no closed form", asked);
    }
}
