package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;

/**
 * The reference numbers of the subject: a latent and an observation of two states each, x = 1 seen.
 * Every digit of the table is checked, and the values behind it against arithmetic of this test.
 */
class SubjectTableTest {
    private static final List<String> ROWS =
            List.of("evidence", "log_evidence", "posterior", "reconstruction", "kl", "elbo", "gap");

    private static Variant variant(String prior, String low, String high, String q) {
        return ExercisesForTests.read(
                        """
                        id: subject
                        model:
                          z: Bernoulli(%s)
                          x | z:
                            0: Bernoulli(%s)
                            1: Bernoulli(%s)
                        observe: {x: 1}
                        q:
                          z: Bernoulli(%s)
                        ask:
                          - evidence: p(x)
                          - log_evidence: log p(x)
                          - posterior: p(z = 1 | x)
                          - reconstruction: E_q[ log p(x | z) ]
                          - kl: KL(q(z) || p(z))
                          - elbo: ELBO
                          - gap: gap
                          - other_gap: KL(q(z) || p(z | x))
                          - mild: ELBO(beta = 0.657)
                          - milder: ELBO(beta = 0.658)
                        """
                                .formatted(prior, low, high, q))
                .variant(1);
    }

    private static double number(Variant variant, String part) {
        return Reals.toDouble((Real) variant.answers().get(part));
    }

    private static String rounded(Variant variant, String part, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number(variant, part));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.2, 0.8, 0.7, 0.500000 -0.693147 0.800000 -0.639032 0.082283 -0.721315 0.028168",
        "0.5, 0.2, 0.8, 0.8, 0.500000 -0.693147 0.800000 -0.500402 0.192745 -0.693147 0.000000",
        "0.5, 0.3, 0.9, 0.6, 0.600000 -0.510826 0.750000 -0.544805 0.020136 -0.564941 0.054115",
        "0.5, 0.3, 0.9, 0.75, 0.600000 -0.510826 0.750000 -0.380014 0.130812 -0.510826 0.000000",
        "0.25, 0.2, 0.9, 0.8, 0.375000 -0.980829 0.600000 -0.406176 0.666169 -1.072345 0.091516"
    })
    void everyDigit(String prior, String low, String high, String q, String column) {
        Variant variant = variant(prior, low, high, q);
        assertThat(ROWS.stream().map(row -> rounded(variant, row, 6)))
                .containsExactly(column.split(" "));
        byHand(
                variant,
                Double.parseDouble(prior),
                Double.parseDouble(low),
                Double.parseDouble(high),
                Double.parseDouble(q));
    }

    private static void byHand(Variant variant, double prior, double low, double high, double q) {
        double evidence = (1 - prior) * low + prior * high;
        double posterior = prior * high / evidence;
        double reconstruction = (1 - q) * Math.log(low) + q * Math.log(high);
        double kl = Worlds.kl(q, prior);
        double[] should = {
            evidence,
            Math.log(evidence),
            posterior,
            reconstruction,
            kl,
            reconstruction - kl,
            Worlds.kl(q, posterior)
        };
        for (int i = 0; i < should.length; i++)
            assertThat(Math.abs(number(variant, ROWS.get(i)) - should[i]))
                    .as(ROWS.get(i))
                    .isLessThan(1e-12);
    }

    @Test
    void qMayIgnoreWhereThePosteriorHasMass() {
        Variant variant = variant("0.5", "0.2", "0.8", "1");
        assertThat(rounded(variant, "gap", 4)).isEqualTo("0.2231");
        assertThat(rounded(variant, "other_gap", 4)).isEqualTo("0.2231");
        assertThat(number(variant, "elbo")).isFinite();
        assertThat(number(variant, "log_evidence") - number(variant, "elbo"))
                .isCloseTo(Math.log(1.25), within(1e-12));
    }

    @Test
    void qMayHaveNoMassWhereThePosteriorHasNone() {
        Variant variant = variant("0.5", "0", "0.8", "0.7");
        assertThat(variant.answers().get("gap")).isEqualTo(Real.INFINITE);
        assertThat(variant.answers().get("other_gap")).isEqualTo(Real.INFINITE);
        assertThat(number(variant, "elbo")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(number(variant, "log_evidence")).isFinite();
    }

    @Test
    void aPosteriorGivenImpossibleEvidenceIsUndefined() {
        Variant variant = variant("0.5", "0", "0", "0.7");
        assertThat(variant.answers().get("posterior")).isEqualTo(Real.UNDEFINED);
        assertThat(variant.answers().get("gap")).isEqualTo(Real.UNDEFINED);
        assertThat(number(variant, "log_evidence")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theBoundMayRiseWhileTheEvidenceFalls() {
        Variant before = variant("0.5", "0.2", "0.8", "0.7");
        Variant after = variant("0.5", "0.29", "0.70", "0.7");
        assertThat(rounded(before, "elbo", 4)).isEqualTo("-0.7213");
        assertThat(rounded(after, "elbo", 4)).isEqualTo("-0.7033");
        assertThat(rounded(before, "log_evidence", 4)).isEqualTo("-0.6931");
        assertThat(rounded(after, "log_evidence", 4)).isEqualTo("-0.7032");
    }

    @Test
    void aWeightBelowOneMayBreakTheBound() {
        Variant variant = variant("0.5", "0.2", "0.8", "0.7");
        double evidence = number(variant, "log_evidence");
        assertThat(number(variant, "mild")).isGreaterThan(evidence);
        assertThat(number(variant, "milder")).isLessThan(evidence);
    }
}
