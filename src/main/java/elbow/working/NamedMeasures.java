package elbow.working;

import elbow.distribution.Statistic;
import elbow.formula.Formula;
import elbow.formula.Formula.Measure;
import elbow.formula.TextPrinter;
import elbow.working.Belief.Named;

import java.util.Optional;

/** Moments, entropies and divergences of distributions of a family, by their laws. */
final class NamedMeasures<F> {
    private final Densities<F> densities;
    private final Algebra<F> algebra;
    private final VectorNormals<F> vectors;

    NamedMeasures(Algebra<F> algebra, Densities<F> densities) {
        this.algebra = algebra;
        this.densities = densities;
        this.vectors = new VectorNormals<>(algebra);
    }

    F statistic(Statistic statistic, Named<F> of, Formula asked) {
        return find(statistic, of)
                .or(() -> integrals(asked).statistic(statistic, of))
                .orElseThrow(() -> noLaw(asked));
    }

    private Optional<F> find(Statistic statistic, Named<F> of) {
        if (VectorNormals.isOne(of)) return vectors.statistic(statistic, of);
        return of.family().law(statistic).map(law -> densities.apply(law, of.parameters()));
    }

    /** Integrals under the first distribution that is measured. */
    private Integrals<F> integrals(Formula asked) {
        return new Integrals<>(algebra, ((Measure) asked).of().getFirst());
    }

    private static Refusal noLaw(Formula asked) {
        return new Refusal(TextPrinter.print(asked) + " has no closed form", asked);
    }
}
