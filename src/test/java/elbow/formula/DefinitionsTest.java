package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula.Quantity;

import org.junit.jupiter.api.Test;

class DefinitionsTest {
    @Test
    void theBoundHasTwoRoutes() {
        assertThat(Definitions.of("ELBO").orElseThrow().routes())
                .map(Formulas::text)
                .containsExactly(
                        "reconstruction - KL(q(latents) || p(latents))",
                        "E_q[ log p(observed, latents) ] + H(q(latents))");
    }

    @Test
    void theGapHasTwoRoutes() {
        assertThat(Definitions.of("gap").orElseThrow().routes())
                .map(Formulas::text)
                .containsExactly(
                        "log p(observed) - ELBO", "KL(q(latents) || p(latents | observed))");
    }

    @Test
    void theReconstructionHasOneRoute() {
        assertThat(Definitions.of("reconstruction").orElseThrow().routes())
                .map(Formulas::text)
                .containsExactly("E_q[ log p(observed | latents) ]");
    }

    @Test
    void theWeightedBoundPutsItsWeightIn() {
        Quantity quantity = (Quantity) Formulas.parse("ELBO(beta = b + 1)");
        assertThat(Definitions.of(quantity).orElseThrow().routes())
                .map(Formulas::text)
                .containsExactly("reconstruction - (b + 1)*KL(q(latents) || p(latents))");
    }

    @Test
    void whatIsNotSugarHasNoDefinition() {
        assertThat(Definitions.of("EUBO")).isEmpty();
        assertThat(Definitions.of((Quantity) Formulas.parse("ELBO(samples = 3)"))).isEmpty();
    }
}
