package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Quadrature gives the values of the cases, so that it may stand for them elsewhere. */
class QuadratureTest {
    private static final Set<String> REAL =
            Set.of(
                    "normal",
                    "lognormal",
                    "gamma",
                    "inverse_gamma",
                    "beta",
                    "exponential",
                    "laplace",
                    "cauchy",
                    "gumbel",
                    "weibull",
                    "halfnormal",
                    "uniform",
                    "pareto");

    static List<Case> divergences() {
        return Case.all().stream()
                .filter(c -> c.type().equals("divergence") && c.model().has("q"))
                .filter(c -> !c.id().startsWith("nasty"))
                .filter(c ->
                        REAL.contains(dist(c.model().get("p")))
                                && REAL.contains(dist(c.model().get("q"))))
                .toList();
    }

    private static String dist(JsonNode d) {
        return d.get("dist").asString();
    }

    static List<Case> conjugate() {
        return Case.all().stream()
                .filter(c ->
                        c.type().equals("conjugate") && REAL.contains(dist(c.model().get("prior"))))
                .toList();
    }

    static List<Case> latent() {
        return Case.all().stream().filter(c -> c.type().equals("gaussian_latent")).toList();
    }

    @ParameterizedTest
    @MethodSource("divergences")
    void divergence(Case given) {
        Density p = Density.of(given.model().get("p"));
        Density q = Density.of(given.model().get("q"));
        near(given, "kl_pq", divergence(p, q));
        near(given, "kl_qp", divergence(q, p));
        near(given, "entropy_p", expect(p, x -> -p.log(x)));
    }

    private static double divergence(Density p, Density q) {
        if (p.low() < q.low() || p.high() > q.high()) return Double.POSITIVE_INFINITY;
        return expect(p, x -> p.log(x) - q.log(x), middle(q));
    }

    /** E_p f, in pieces between the middle of p and points at which f may have a corner. */
    private static double expect(Density p, DoubleUnaryOperator f, double... corners) {
        DoubleUnaryOperator g =
                x -> {
                    double log = p.log(x);
                    return log < -700 ? 0 : Math.exp(log) * f.applyAsDouble(x);
                };
        double[] cuts =
                DoubleStream.concat(DoubleStream.of(middle(p)), DoubleStream.of(corners))
                        .filter(x -> x > p.low() && x < p.high())
                        .sorted()
                        .distinct()
                        .toArray();
        double sum = TanhSinh.integral(g, p.low(), cuts[0]);
        for (int i = 1; i < cuts.length; i++) sum += TanhSinh.integral(g, cuts[i - 1], cuts[i]);
        return sum + TanhSinh.integral(g, cuts[cuts.length - 1], p.high());
    }

    private static double middle(Density p) {
        if (p.d().has("loc")) return p.d().get("loc").asDouble();
        if (p.family().equals("normal")) return p.d().get("mean").asDouble();
        if (p.family().equals("lognormal")) return Math.exp(p.d().get("mean").asDouble());
        if (Double.isInfinite(p.high())) return p.low() + 1;
        return (p.low() + p.high()) / 2;
    }

    @ParameterizedTest
    @MethodSource("conjugate")
    void evidenceAndBound(Case given) {
        ConjugateModel model = new ConjugateModel(given);
        if (given.ask().has("log_evidence")) near(given, "log_evidence", model.logEvidence());
        if (!given.ask().has("elbo") || !given.q().has("dist")) return;
        Density q = Density.of(given.q());
        double reconstruction = expect(q, model::logLikelihood);
        near(given, "reconstruction", reconstruction);
        near(given, "kl_q_prior", expect(q, t -> q.log(t) - model.logPrior(t)));
    }

    @ParameterizedTest
    @MethodSource("latent")
    void oneRealLatent(Case given) {
        JsonNode prior = given.model().get("prior");
        double mean = prior.get("mean").asDouble();
        double sd = Math.sqrt(prior.get("var").asDouble());
        DoubleUnaryOperator joint = z -> Density.normal(z, mean, sd) + GaussianLatent.log(given, z);
        near(
                given,
                "log_evidence",
                TanhSinh.logIntegral(
                        joint, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, mean));
        double qMean = given.q().get("mean").asDouble();
        double qSd = Math.sqrt(given.q().get("var").asDouble());
        DoubleUnaryOperator terms =
                z -> {
                    double mass = Math.exp(Density.normal(z, qMean, qSd));
                    return mass == 0 ? 0 : mass * GaussianLatent.log(given, z);
                };
        near(
                given,
                "reconstruction",
                TanhSinh.integral(terms, Double.NEGATIVE_INFINITY, qMean)
                        + TanhSinh.integral(terms, qMean, Double.POSITIVE_INFINITY));
    }

    /** ∫ x^-1/2 over (0, 1) is 2; ∫ e^(-x²) is √π; ∫ e^-x over (0, ∞) is 1. */
    @Test
    void knownIntegrals() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(TanhSinh.integral(x -> 1 / Math.sqrt(x), 0, 1)).isCloseTo(2, within(1e-12));
        assertThat(TanhSinh.integral(x -> Math.exp(-x * x), -infinite, infinite))
                .isCloseTo(Math.sqrt(Math.PI), within(1e-12));
        assertThat(TanhSinh.integral(x -> Math.exp(-x), 0, infinite)).isCloseTo(1, within(1e-12));
    }

    /** Γ(1/2) = √π, Γ(6) = 120. */
    @Test
    void knownGammas() {
        assertThat(Density.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-13));
        assertThat(Density.logGamma(6)).isCloseTo(Math.log(120), within(1e-13));
    }

    @Test
    void casesOfEachKindAreThere() {
        assertThat(divergences()).hasSizeGreaterThan(9);
        assertThat(conjugate()).hasSizeGreaterThan(7);
        assertThat(latent()).hasSizeGreaterThan(1);
    }

    private static void near(Case given, String quantity, double is) {
        if (!given.ask().has(quantity)) return;
        double should = Double.parseDouble(given.ask().get(quantity).asString());
        if (Double.isInfinite(should)) assertThat(is).as(given + " " + quantity).isEqualTo(should);
        else
            assertThat(is)
                    .as(given + " " + quantity)
                    .isCloseTo(should, within(1e-9 * Math.max(1, Math.abs(should))));
    }
}
