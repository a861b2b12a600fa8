package elbow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The dense joint gives the values of the cases, so that it may stand for them elsewhere. */
class GaussianJointTest {
    static List<Case> linear() {
        return of("linear_gaussian", "x");
    }

    /** Doubles do not solve one matrix with 1e-12 and 1e6 in it; a filter does. */
    static List<Case> chains() {
        return of("lgssm", "y").stream()
                .filter(c -> !c.id().equals("nasty-kalman-tiny-q"))
                .toList();
    }

    private static List<Case> of(String type, String observed) {
        return Case.all().stream()
                .filter(c -> c.type().equals(type) && c.observed().has(observed))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("linear")
    void posteriorAndBound(Case given) {
        GaussianJoint joint = GaussianJoints.linear(given.model());
        double[] x = GaussianQ.vector(given.observed().get("x"));
        int n = given.model().get("prior_mean").size();
        int[] observed = IntStream.range(n, n + x.length).toArray();
        GaussianJoint posterior = joint.given(observed, x);
        double evidence = joint.marginal(observed).logDensity(x);
        near(given, "log_evidence", evidence);
        near(given, "posterior_mean", posterior.mean());
        near(given, "posterior_cov", posterior.cov());
        near(given, "marginal_mean", joint.marginal(observed).mean());
        near(given, "marginal_cov", joint.marginal(observed).cov());
        if (!given.hasQ()) return;
        GaussianJoint q =
                new GaussianJoint(
                        GaussianQ.vector(given.q().get("mean")),
                        GaussianQ.matrix(given.q().get("cov")));
        GaussianJoint prior = joint.marginal(IntStream.range(0, n).toArray());
        double gap = q.divergenceTo(posterior);
        near(given, "gap", gap);
        near(given, "elbo", evidence - gap);
        near(given, "kl_q_prior", q.divergenceTo(prior));
        near(given, "reconstruction", evidence - gap + q.divergenceTo(prior));
        near(given, "entropy_q", q.entropy());
        near(given, "kl_posterior_q", posterior.divergenceTo(q));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void filtersAndSmooths(Case given) {
        JsonNode y = given.observed().get("y");
        int d = given.model().get("A").size();
        int m = given.model().get("C").size();
        GaussianJoint joint = GaussianJoints.stateSpace(given.model(), y.size());
        Seen all = Seen.until(y, y.size(), y.size() * d, m);
        near(given, "log_evidence", joint.marginal(all.places()).logDensity(all.values()));
        for (String quantity :
                List.of("filtered_mean", "filtered_cov", "predicted_mean", "predicted_cov"))
            each(
                    given,
                    quantity,
                    (t, value) -> {
                        Seen seen =
                                Seen.until(
                                        y, quantity.startsWith("f") ? t + 1 : t, y.size() * d, m);
                        compare(given, quantity, value, joint, seen, GaussianJoints.places(t, d));
                    });
        for (String quantity : List.of("smoothed_mean", "smoothed_cov"))
            each(
                    given,
                    quantity,
                    (t, value) ->
                            compare(
                                    given,
                                    quantity,
                                    value,
                                    joint,
                                    all,
                                    GaussianJoints.places(t, d)));
        GaussianJoint smoothed = joint.given(all.places(), all.values());
        each(
                given,
                "lag_one_cov",
                (t, value) ->
                        near(
                                given,
                                value,
                                Dense.select(
                                        smoothed.cov(),
                                        GaussianJoints.places(t + 1, d),
                                        GaussianJoints.places(t, d))));
    }

    private static void compare(
            Case given,
            String quantity,
            JsonNode value,
            GaussianJoint joint,
            Seen seen,
            int[] places) {
        GaussianJoint state = joint.given(seen.places(), seen.values()).marginal(places);
        if (quantity.endsWith("mean")) near(given, value, new double[][] {state.mean()});
        else near(given, value, state.cov());
    }

    /** Where the components seen stand behind the states, and what they are. */
    private record Seen(int[] places, double[] values) {
        static Seen until(JsonNode y, int end, int first, int m) {
            List<Integer> places = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (int t = 0; t < end; t++)
                for (int i = 0; i < m && !y.get(t).isNull(); i++) {
                    places.add(first + t * m + i);
                    values.add(y.get(t).get(i).asDouble());
                }
            return new Seen(
                    places.stream().mapToInt(Integer::intValue).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    @Test
    void networkOfNumbers() {
        for (Case given : of("gaussian_bn", "x")) {
            GaussianJoints.Named named = GaussianJoints.network(given.model().get("nodes"));
            List<String> observed = given.observed().propertyNames().stream().toList();
            int[] places = named.places(observed);
            double[] values =
                    observed.stream()
                            .mapToDouble(v -> given.observed().get(v).asDouble())
                            .toArray();
            near(given, "log_evidence", named.joint().marginal(places).logDensity(values));
            GaussianJoint posterior = named.joint().given(places, values);
            List<String> latents = new ArrayList<>(named.names());
            latents.removeAll(observed);
            for (var e : given.ask().path("posterior_mean").properties())
                near(
                        given,
                        e.getValue(),
                        new double[][] {{posterior.mean()[latents.indexOf(e.getKey())]}});
            List<String> over = Written.texts(given.q().get("over"));
            GaussianJoint q =
                    new GaussianJoint(
                            GaussianQ.vector(given.q().get("mean")),
                            GaussianQ.matrix(given.q().get("cov")));
            int[] order = over.stream().mapToInt(latents::indexOf).toArray();
            near(given, "gap", q.divergenceTo(posterior.marginal(order)));
        }
    }

    @Test
    void casesOfEachKindAreThere() {
        assertThat(linear()).hasSizeGreaterThan(7);
        assertThat(chains()).hasSizeGreaterThan(3);
        assertThat(of("gaussian_bn", "x")).isNotEmpty();
    }

    private interface At {
        void check(int time, JsonNode value);
    }

    private static void each(Case given, String quantity, At check) {
        JsonNode value = given.ask().path(quantity);
        JsonNode rows = value.isObject() ? value.get("values") : value;
        for (int i = 0; i < rows.size(); i++)
            check.check(value.isObject() ? value.get("times").get(i).asInt() : i, rows.get(i));
    }

    private static void near(Case given, String quantity, double value) {
        near(given, quantity, new double[] {value});
    }

    private static void near(Case given, String quantity, double[] value) {
        near(given, quantity, new double[][] {value});
    }

    private static void near(Case given, String quantity, double[][] value) {
        if (given.ask().has(quantity)) near(given, given.ask().get(quantity), value);
    }

    private static void near(Case given, JsonNode should, double[][] is) {
        String json = Arrays.deepToString(is);
        JsonNode node = new tools.jackson.databind.ObjectMapper().readTree(json);
        assertThat(
                        Expected.numbers(should)
                                .difference(node, Math.max(given.relative(), 1e-8), 1e-10))
                .as(given.id())
                .isEmpty();
    }
}
