package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula.Quantity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void theUpperBoundHasTwoRoutes() {
        assertThat(Definitions.of("EUBO").orElseThrow().routes())
                .map(Formulas::text)
                .containsExactly(
                        "E_{p(latents | observed)}[ log(p(observed, latents)/q(latents)) ]",
                        "log p(observed) + KL(p(latents | observed) || q(latents))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    Renyi(alpha = 0) ==> log E_q[ p(observed, latents)/q(latents) ]
                    Renyi(alpha = 0.5) ==> log E_q[ (p(observed, latents)/q(latents))^0.5 ]/0.5
                    Renyi(alpha = 2) ==> -log E_q[ q(latents)/p(observed, latents) ]
                    Renyi(alpha = 3) ==> -log E_q[ (q(latents)/p(observed, latents))^2 ]/2
                    Renyi(alpha = -1) ==> log E_q[ (p(observed, latents)/q(latents))^2 ]/2
                    Renyi(alpha = a) ==> log E_q[ (p(observed, latents)/q(latents))^(1 - a) ]/(1 - a)
                    Renyi(alpha = infinite) ==> min_q[ log(p(observed, latents)/q(latents)) ]
                    Renyi(alpha = -infinite) ==> max_q[ log(p(observed, latents)/q(latents)) ]
                    CUBO(n = 1) ==> log E_q[ p(observed, latents)/q(latents) ]
                    CUBO(n = 2) ==> log E_q[ (p(observed, latents)/q(latents))^2 ]/2
                    ESS(samples = 9) ==> 9*ESS
                    """)
    void ordersArePutIn(String quantity, String definition) {
        assertThat(Definitions.of((Quantity) Formulas.parse(quantity)).orElseThrow().routes())
                .map(Formulas::text)
                .containsExactly(definition);
    }

    /** The limit of the Rényi bounds at 1 is the ELBO, by both of its routes. */
    @Test
    void orderOneIsTheBound() {
        assertThat(Definitions.of((Quantity) Formulas.parse("Renyi(alpha = 1.0)")))
                .isEqualTo(Definitions.of("ELBO"));
    }

    @Test
    void whatIsNotSugarHasNoDefinition() {
        assertThat(Definitions.of("Z")).isEmpty();
        assertThat(Definitions.of((Quantity) Formulas.parse("ELBO(samples = 3)"))).isEmpty();
        assertThat(Definitions.of((Quantity) Formulas.parse("CUBO(2)"))).isEmpty();
        assertThat(Definitions.of((Quantity) Formulas.parse("Renyi(alpha = 2, beta = 3)")))
                .isEmpty();
    }
}
