package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every case of {@code src/test/resources/chains}; its README tells where they come from. */
class ChainReferenceTest {
    private JsonNode reference;

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/chains"))) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Path file) throws IOException {
        reference = new ObjectMapper().readTree(Files.readString(file));
        JsonNode ask = reference.get("ask");
        if (reference.get("observed").has("sequences")) rounds(ask);
        else beliefs(ask, chain(reference.get("observed").get("x")));
    }

    private void beliefs(JsonNode ask, ScaledChain chain) {
        List<String> known = new ArrayList<>();
        ask.properties()
                .forEach(e -> {
                    known.add(e.getKey());
                    asked(e.getKey(), e.getValue(), chain);
                });
        assertThat(known).contains("smoothed");
    }

    private void asked(String quantity, JsonNode value, ScaledChain chain) {
        switch (quantity) {
            case "evidence" -> close(Math.exp(chain.logEvidence()), value);
            case "log_evidence" -> close(chain.logEvidence(), value);
            case "filtered" -> table(value, chain::filtered);
            case "predicted" -> table(value, chain::predicted);
            case "smoothed" -> table(value, chain::smoothed);
            case "viterbi_log_joint" -> close(chain.path().logJoint(), value);
            case "viterbi" -> {
                close(chain.path().logJoint(), value.get("log_joint"));
                assertThat(chain.path().states())
                        .isEqualTo(value.get("path").valueStream().map(JsonNode::asInt).toList());
            }
            case "expected_transitions" -> {
                for (int i = 0; i < value.size(); i++) row(chain.transitions()[i], value.get(i));
            }
            case "next_state_prediction" -> row(ahead(chain), value);
            default -> throw new AssertionError(quantity);
        }
    }

    private double[] ahead(ScaledChain chain) {
        double[][] a = matrix(reference.get("model").get("transition"));
        double[] last = chain.filtered(chain.length() - 1);
        return IntStream.range(0, a.length)
                .mapToDouble(
                        j -> IntStream.range(0, a.length).mapToDouble(i -> last[i] * a[i][j]).sum())
                .toArray();
    }

    private void table(JsonNode value, java.util.function.IntFunction<double[]> at) {
        JsonNode rows = value.has("values") ? value.get("values") : value;
        for (int n = 0; n < rows.size(); n++)
            row(at.apply(value.has("times") ? value.get("times").get(n).asInt() : n), rows.get(n));
    }

    private void row(double[] is, JsonNode wanted) {
        for (int k = 0; k < is.length; k++) close(is[k], wanted.get(k));
    }

    private void close(double is, JsonNode wanted) {
        double should = wanted.asDouble();
        double relative = reference.get("tolerance").get("rtol").asDouble();
        double absolute = reference.get("tolerance").get("atol").asDouble();
        assertThat(Math.abs(is - should))
                .isLessThanOrEqualTo(
                        absolute + relative * Math.max(Math.abs(is), Math.abs(should)));
    }

    private ScaledChain chain(JsonNode seen) {
        JsonNode model = reference.get("model");
        double[] initial = vector(model.get("initial"));
        double[][] logs = new double[seen.size()][initial.length];
        for (int t = 0; t < logs.length; t++)
            for (int k = 0; k < initial.length; k++)
                logs[t][k] = log(model.get("emission"), k, seen.get(t));
        if (model.has("end"))
            for (int k = 0; k < initial.length; k++)
                logs[logs.length - 1][k] += Math.log(model.get("end").get(k).asDouble());
        double[][] transition = matrix(model.get("transition"));
        return new ScaledChain(initial, Collections.nCopies(logs.length - 1, transition), logs);
    }

    private double log(JsonNode emission, int k, JsonNode seen) {
        if (seen.isNull()) return 0;
        return switch (emission.get("type").asString()) {
            case "categorical" ->
                    Math.log(number(emission.get("table").get(k).get(symbol(emission, seen))));
            case "poisson" ->
                    channels(
                            seen,
                            c ->
                                    new PoissonEmission(
                                                    new double[] {
                                                        emission.get("rate")
                                                                .get(k)
                                                                .get(c)
                                                                .asDouble()
                                                    })
                                            .log(0, seen.get(c).asDouble()));
            case "exponential_scale" ->
                    channels(
                            seen,
                            c -> {
                                double scale = emission.get("scale").get(k).get(c).asDouble();
                                return -Math.log(scale) - seen.get(c).asDouble() / scale;
                            });
            default -> throw new AssertionError(emission.toString());
        };
    }

    private static double channels(JsonNode seen, java.util.function.IntToDoubleFunction log) {
        return IntStream.range(0, seen.size()).mapToDouble(log).sum();
    }

    private static int symbol(JsonNode emission, JsonNode seen) {
        if (!emission.has("symbols")) return seen.asInt();
        return emission.get("symbols")
                .valueStream()
                .map(JsonNode::asString)
                .toList()
                .indexOf(seen.asString());
    }

    private void rounds(JsonNode ask) {
        JsonNode model = reference.get("model");
        JsonNode emission = model.get("emission");
        boolean gaussian = emission.get("type").asString().equals("gaussian");
        Emission shown =
                gaussian
                        ? new GaussianEmission(
                                vector(emission.get("mean")), vector(emission.get("var")))
                        : new CategoricalEmission(matrix(emission.get("table")));
        HiddenMarkov start =
                new HiddenMarkov(
                        vector(model.get("initial")), matrix(model.get("transition")), shown);
        List<double[]> data =
                reference
                        .get("observed")
                        .get("sequences")
                        .valueStream()
                        .map(s -> sequence(emission, s))
                        .toList();
        trajectory(start, data, ask.get("log_evidence_trajectory"));
        HiddenMarkov next = start.round(data);
        JsonNode step = ask.get("baum_welch_step");
        for (int i = 0; i < next.states(); i++) {
            close(next.initial(i), step.get("initial").get(i));
            for (int j = 0; j < next.states(); j++)
                close(next.transition(i, j), step.get("transition").get(i).get(j));
            if (next.emission() instanceof GaussianEmission g) {
                close(g.mean(i), step.get("emission_mean").get(i));
                close(g.var(i), step.get("emission_var").get(i));
            } else if (next.emission() instanceof CategoricalEmission c) {
                for (int s = 0; s < 2; s++)
                    close(c.probability(i, s), step.get("emission_table").get(i).get(s));
            }
        }
    }

    private void trajectory(HiddenMarkov start, List<double[]> data, JsonNode wanted) {
        HiddenMarkov model = start;
        for (JsonNode log : wanted) {
            close(model.logEvidence(data), log);
            model = model.round(data);
        }
    }

    private static double[] sequence(JsonNode emission, JsonNode sequence) {
        return sequence.valueStream()
                .mapToDouble(x -> x.isNumber() ? x.asDouble() : symbol(emission, x))
                .toArray();
    }

    private static double[][] matrix(JsonNode rows) {
        return rows.valueStream().map(ChainReferenceTest::vector).toArray(double[][]::new);
    }

    private static double[] vector(JsonNode row) {
        return row.valueStream().mapToDouble(ChainReferenceTest::number).toArray();
    }

    private static double number(JsonNode n) {
        return Double.parseDouble(n.asString());
    }
}
