package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Enumeration gives the values of the cases, so that it may stand for them elsewhere. */
class EnumerationTest {
    private static final double CLOSE = 1e-9;

    static List<Case> networks() {
        return Case.all().stream().filter(c -> c.type().equals("bayes_net")).toList();
    }

    static List<Case> bounds() {
        return networks().stream()
                .filter(c -> c.q().has("factors") && c.ask().has("elbo"))
                .toList();
    }

    static List<Case> chains() {
        return Case.all().stream()
                .filter(c -> c.type().equals("hmm") && c.observed().has("x"))
                .filter(c -> c.ask().has("smoothed") && HmmPaths.few(c))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void evidenceAndMarginals(Case given) {
        TableNetwork network = new TableNetwork(given);
        if (given.ask().has("log_evidence"))
            assertThat(network.all().logSum(network::logP, network.observed()))
                    .isCloseTo(number(given.ask().get("log_evidence")), within(CLOSE));
        for (var e : given.ask().path("posterior").properties()) {
            double[] row =
                    network.all()
                            .marginal(network.index(e.getKey()), network::logP, network.observed());
            assertThat(row).containsExactly(numbers(e.getValue()), within(CLOSE));
        }
    }

    /** Variables that q does not cover are summed out of the joint. */
    @ParameterizedTest
    @MethodSource("bounds")
    void theBound(Case given) {
        TableNetwork network = new TableNetwork(given);
        int[] covered = network.covered();
        int[] sizes = IntStream.of(covered).map(v -> network.all().sizes()[v]).toArray();
        Enumeration latents = new Enumeration(sizes);
        double[] bound = new double[1];
        int[] full = new int[network.all().sizes().length];
        latents.forEach(z -> {
            for (int i = 0; i < covered.length; i++) full[covered[i]] = z[i];
            double logQ = network.logQ(full);
            if (logQ == Double.NEGATIVE_INFINITY) return;
            double joint =
                    network.all()
                            .logSum(
                                    network::logP,
                                    network.observed()
                                            .and(s ->
                                                    IntStream.range(0, covered.length)
                                                            .allMatch(i -> s[covered[i]] == z[i])));
            bound[0] += Math.exp(logQ) * (joint - logQ);
        });
        double should = number(given.ask().get("elbo"));
        if (Double.isInfinite(should)) assertThat(bound[0]).isEqualTo(should);
        else assertThat(bound[0]).isCloseTo(should, within(CLOSE));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void paths(Case given) {
        HmmPaths paths = HmmPaths.of(given);
        assertThat(paths.logEvidence(paths.length()))
                .isCloseTo(
                        given.ask().has("log_evidence")
                                ? number(given.ask().get("log_evidence"))
                                : Math.log(number(given.ask().get("evidence"))),
                        within(CLOSE));
        each(
                given.ask().get("smoothed"),
                (row, t) ->
                        assertThat(paths.marginal(t, paths.length()))
                                .containsExactly(row, within(CLOSE)));
        if (given.ask().has("filtered"))
            each(
                    given.ask().get("filtered"),
                    (row, t) ->
                            assertThat(paths.marginal(t, t + 1))
                                    .containsExactly(row, within(CLOSE)));
        if (given.ask().has("viterbi"))
            assertThat(paths.best())
                    .containsExactly(
                            Arrays.stream(numbers(given.ask().get("viterbi").get("path")))
                                    .mapToInt(d -> (int) d)
                                    .toArray());
    }

    @Test
    void casesOfEachKindAreThere() {
        assertThat(networks()).hasSizeGreaterThan(40);
        assertThat(bounds()).hasSizeGreaterThan(20);
        assertThat(chains()).hasSizeGreaterThan(7);
    }

    private static void each(JsonNode value, java.util.function.ObjIntConsumer<double[]> check) {
        JsonNode rows = value.isObject() ? value.get("values") : value;
        for (int i = 0; i < rows.size(); i++)
            check.accept(
                    numbers(rows.get(i)), value.isObject() ? value.get("times").get(i).asInt() : i);
    }

    private static double number(JsonNode value) {
        return Double.parseDouble(value.asString());
    }

    private static double[] numbers(JsonNode row) {
        return row.valueStream().mapToDouble(EnumerationTest::number).toArray();
    }
}
