package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Networks and chains drawn at random; the values expected of them come from sums over all joint
 * states, by {@link TableNetwork} and {@link HmmPaths}.
 */
class VariationsOfDiscreteTest {
    static Stream<Case> networks() {
        return LongStream.range(0, 60).mapToObj(VariationsOfDiscreteTest::network);
    }

    static Stream<Case> chains() {
        return LongStream.range(0, 40).mapToObj(VariationsOfDiscreteTest::chain);
    }

    @ParameterizedTest
    @MethodSource({"networks", "chains"})
    void agree(Case given) {
        assertThat(Outcome.failures(given)).isEmpty();
        assertThat(CaseWriter.of(given).unsaid()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Case network(long seed) {
        Drawn drawn = new Drawn(seed);
        Map<String, Object> model = drawn.network();
        var states = (Map<String, List<String>>) model.get("states");
        List<String> names = List.copyOf(states.keySet());
        Map<String, Object> observed = new LinkedHashMap<>();
        for (String v : drawn.some(names, drawn.below(names.size())))
            observed.put(v, states.get(v).get(drawn.below(states.get(v).size())));
        List<String> hidden = names.stream().filter(v -> !observed.containsKey(v)).toList();
        if (drawn.chance(0.2)) {
            String v = hidden.get(drawn.below(hidden.size()));
            List<Double> likelihoods =
                    states.get(v).stream().map(s -> drawn.between(0.05, 1)).toList();
            observed.put("soft_evidence", Map.of(v, likelihoods));
        }
        boolean collapsed = hidden.size() > 1 && drawn.chance(0.25);
        List<String> over = drawn.some(hidden, collapsed ? hidden.size() - 1 : hidden.size());
        Map<String, Object> q = drawn.q(states, over);
        TableNetwork network =
                new TableNetwork(Drawn.json("x", "bayes_net", model, observed, q, Map.of()));
        Map<String, Object> ask = new LinkedHashMap<>();
        double evidence = network.all().logSum(network::logP, network.observed());
        ask.put("log_evidence", evidence);
        if (Double.isFinite(evidence)) {
            Map<String, Object> posterior = new LinkedHashMap<>();
            for (String v : hidden)
                posterior.put(
                        v,
                        network.all()
                                .marginal(network.index(v), network::logP, network.observed()));
            ask.put("posterior", posterior);
            bounds(network, evidence, ask);
        }
        return Drawn.json("network-" + seed, "bayes_net", model, observed, q, ask);
    }

    /** A joint state of what q covers: ln q and ln p(x, z). */
    private record Weighted(double q, double joint) {
        double weight() {
            return joint - q;
        }
    }

    private static void bounds(TableNetwork network, double evidence, Map<String, Object> ask) {
        List<Weighted> all = weighted(network);
        List<Weighted> some = all.stream().filter(w -> Math.exp(w.q) > 0).toList();
        double elbo = some.stream().mapToDouble(w -> Math.exp(w.q) * w.weight()).sum();
        double reverse =
                all.stream()
                        .filter(w -> Double.isFinite(w.joint))
                        .mapToDouble(w -> Math.exp(w.joint - evidence) * (w.joint - evidence - w.q))
                        .sum();
        ask.put("elbo", number(elbo));
        ask.put("gap", number(evidence - elbo));
        ask.put("kl_q_posterior", number(evidence - elbo));
        ask.put("kl_posterior_q", number(reverse));
        ask.put("eubo", number(evidence + reverse));
        Map<String, Object> renyi = new LinkedHashMap<>();
        for (double a : new double[] {0, 0.5, 2})
            renyi.put(
                    a == 0.5 ? "0.5" : String.valueOf((int) a),
                    number(power(some, 1 - a) / (1 - a)));
        ask.put("renyi", renyi);
        ask.put("cubo", Map.of("2", number(power(some, 2) / 2)));
        if (some.size() > 12) return;
        double pairs = 0;
        for (Weighted v : some)
            for (Weighted w : some)
                pairs +=
                        Math.exp(v.q + w.q)
                                * Math.log((Math.exp(v.weight()) + Math.exp(w.weight())) / 2);
        ask.put("iwae", Map.of("2", number(pairs)));
    }

    /** ln E_q[ w^k ] */
    private static double power(List<Weighted> some, double k) {
        return Math.log(some.stream().mapToDouble(w -> Math.exp(w.q + k * w.weight())).sum());
    }

    private static List<Weighted> weighted(TableNetwork network) {
        int[] covered = network.covered();
        int[] sizes = network.all().sizes();
        int[] full = new int[sizes.length];
        List<Weighted> all = new ArrayList<>();
        new Enumeration(Arrays.stream(covered).map(v -> sizes[v]).toArray())
                .forEach(z -> {
                    for (int i = 0; i < covered.length; i++) full[covered[i]] = z[i];
                    int[] here = full.clone();
                    double joint =
                            network.all()
                                    .logSum(
                                            network::logP,
                                            network.observed()
                                                    .and(s ->
                                                            Arrays.stream(covered)
                                                                    .allMatch(
                                                                            v -> s[v] == here[v])));
                    all.add(new Weighted(network.logQ(here), joint));
                });
        return all;
    }

    private static Object number(double value) {
        return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : (Object) value;
    }

    private static Case chain(long seed) {
        Drawn drawn = new Drawn(1000 + seed);
        String kind =
                List.of("categorical", "gaussian", "poisson", "exponential_scale", "likelihood")
                        .get((int) seed % 5);
        int states = 2 + drawn.below(2);
        int length = 1 + drawn.below(5);
        int channels = kind.equals("likelihood") || drawn.chance(0.7) ? 0 : 2;
        Map<String, Object> model = drawn.chain(kind, states, channels);
        List<Object> x = new ArrayList<>();
        for (int t = 0; t < length; t++)
            x.add(
                    t > 0 && drawn.chance(0.2)
                            ? null
                            : channels == 0
                                    ? drawn.shown(kind, states)
                                    : List.of(
                                            drawn.shown(kind, states), drawn.shown(kind, states)));
        Map<String, Object> observed = new LinkedHashMap<>();
        observed.put("x", x);
        HmmPaths paths = HmmPaths.of(Drawn.json("x", "hmm", model, observed, Map.of(), Map.of()));
        Map<String, Object> ask = new LinkedHashMap<>();
        double evidence = paths.logEvidence(length);
        ask.put("log_evidence", number(evidence));
        if (Double.isFinite(evidence)) {
            ask.put("smoothed", times(length, t -> paths.marginal(t, length)));
            ask.put("filtered", times(length, t -> paths.marginal(t, t + 1)));
            ask.put("predicted", times(length, t -> paths.marginal(t, t)));
            ask.put("viterbi", Map.of("path", paths.best()));
        }
        return Drawn.json("chain-" + seed + "-" + kind, "hmm", model, observed, Map.of(), ask);
    }

    private static List<double[]> times(
            int length, java.util.function.IntFunction<double[]> marginal) {
        return IntStream.range(0, length).mapToObj(marginal).toList();
    }
}
