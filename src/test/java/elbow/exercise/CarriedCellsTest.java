package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an answer goes that is one cell of a larger table, a density, or one term of a sum. What
 * follows is computed here by plain arithmetic, and both roads come to it: the exact working and
 * the tape.
 */
class CarriedCellsTest {
    private static final String BEETLES =
            """
            model:
              kind: Categorical(hill = 0.3, marsh = 0.7)
              length | kind:
                hill: Normal(mean = 5, sd = 2)
                marsh: Normal(mean = 8, sd = 1)
            observe: {length: 6}
            """;

    private static final String GAUGE =
            """
            model:
              float: Categorical(ok = 0.8, stuck = 0.2)
              tank: Normal(mean = 4, sd = 1)
              gauge | tank, float:
                ok: Normal(mean = tank, sd = 0.5)
                stuck: Normal(mean = 1, sd = 1)
            observe: {gauge: 2}
            """;

    private static final String VALVE =
            """
            model:
              valve: Categorical(fine = 0.8, stuck = 0.2)
              alarm | valve:
                fine: Bernoulli(0.1)
                stuck: Bernoulli(0.9)
            observe: {alarm: 1}
            q:
              valve: Categorical(fine = 0.5, stuck = 0.5)
            """;

    private static final String COINS =
            """
            model:
              mint[i]: Categorical(north = 0.4, south = 0.6)
              heads[i] | mint[i]:
                north: Binomial(n = 2, p = pn)
                south: Binomial(n = 2, p = ps)
            observe: {heads: [2, 1]}
            em:
              start: {pn: 0.5, ps: 0.25}
              rounds: 1
            """;

    private static final String FLOORS =
            """
            model:
              z2: Normal(mean = 0, sd = 1)
              z1 | z2: Normal(mean = z2, var = 2)
              x | z1: Normal(mean = z1, var = 1)
            observe: {x: 2}
            q:
              z2: Normal(mean = 0.5, sd = 0.5)
              z1: Normal(mean = 1, sd = 0.5)
            """;

    private static final String LETTERS =
            """
            model:
              z[i]: Bernoulli(0.4)
              x[i] | z[i]:
                0: Bernoulli(0.2)
                1: Bernoulli(0.9)
            observe: {x: [1, 0, 1]}
            q:
              z[i] | x[i]:
                0: Bernoulli(0.1)
                1: Bernoulli(0.8)
            """;

    private static final String DICE =
            """
            model:
              die: Categorical(a = 0.2, b = 0.3, c = 0.5)
              roll | die:
                a: Bernoulli(0.5)
                b: Bernoulli(0.2)
                c: Bernoulli(0.1)
            observe: {roll: 1}
            """;

    /** The number that the last of these parts is worth, from answers to parts before it. */
    private static double from(String model, List<String> asked, Map<String, Double> answers) {
        StringBuilder text = new StringBuilder("id: a\n" + model + "ask:\n");
        char name = 'a';
        for (String formula : asked)
            text.append("  - ").append(name++).append(": {formula: '" + formula + "'}\n");
        String last = String.valueOf((char) (name - 1));
        Variant variant = ExercisesForTests.read(text.toString()).variant(1);
        Map<String, Value> carried = new LinkedHashMap<>();
        answers.forEach((part, x) -> carried.put(part, Real.of(x)));
        double exact =
                Reals.toDouble(variant.routes(last, carried).getFirst().numbers().getFirst());
        double[] at = {exact};
        double[] reach = {1e-9};
        assertThat(variant.retraced(last, List.of(carried)).orElseThrow().routes(0, at, reach))
                .as("the tape comes to " + Arrays.toString(at))
                .first()
                .satisfies(v -> assertThat(v).isPresent());
        answers.keySet().forEach(part -> assertThat(variant.restsOn(last, part)).isTrue());
        return exact;
    }

    private static void close(double is, double should) {
        assertThat(is).isCloseTo(should, within(1e-9));
    }

    private static double normal(double x, double mean, double var) {
        return Math.exp(-(x - mean) * (x - mean) / (2 * var)) / Math.sqrt(2 * Math.PI * var);
    }

    @Test
    void aDensityGivenOneStateIsOneCellOfTheTable() {
        List<String> asked = List.of("p(length | kind = hill)", "p(length)");
        close(from(BEETLES, asked, Map.of("a", 0.5)), 0.3 * 0.5 + 0.7 * normal(6, 8, 1));
    }

    @Test
    void twoDensitiesAreTwoCells() {
        List<String> asked =
                List.of(
                        "p(length | kind = hill)",
                        "p(length | kind = marsh)",
                        "p(kind = hill | length)");
        double hill = 0.3 * 0.5;
        close(from(BEETLES, asked, Map.of("a", 0.5, "b", 0.25)), hill / (hill + 0.7 * 0.25));
    }

    @Test
    void aDensityOfWhichTheLogarithmIsGoneOnWith() {
        List<String> asked = List.of("p(gauge | float = stuck)", "p(float = stuck | gauge)");
        double ok = 0.8 * normal(2, 4, 1.25);
        close(from(GAUGE, asked, Map.of("a", 0.4)), 0.2 * 0.4 / (0.2 * 0.4 + ok));
    }

    @Test
    void aMeanGivenOneState() {
        List<String> asked = List.of("mean(p(tank | gauge, float = ok))", "mean(p(tank | gauge))");
        double ok = 0.8 * normal(2, 4, 1.25);
        double stuck = 0.2 * normal(2, 1, 1);
        close(from(GAUGE, asked, Map.of("a", 3.0)), (ok * 3.0 + stuck * 4) / (ok + stuck));
    }

    /** Weights do not sum to 1: that of the other state stays 0.2·0.9/0.5 = 0.36. */
    @Test
    void aWeightIsOneCellOfTheTableOfWeights() {
        List<String> asked = List.of("p(alarm, valve = fine)/q(valve = fine)", "ELBO(samples = 2)");
        double should = (Math.log(0.5) + 2 * Math.log((0.5 + 0.36) / 2) + Math.log(0.36)) / 4;
        close(from(VALVE, asked, Map.of("a", 0.5)), should);
    }

    /** r = 0.25 for the first bag; of the second 0.4·0.5 to 0.6·0.375, 8/17. */
    @Test
    void aResponsibilityIsCarriedWithItsSibling() {
        String blame = "p(mint[1] = north | heads[1])";
        double r = 8.0 / 17;
        close(
                from(COINS, List.of(blame, "em[1].pn"), Map.of("a", 0.25)),
                (0.25 * 2 + r) / (2 * (0.25 + r)));
        close(
                from(COINS, List.of(blame, "em[1].ps"), Map.of("a", 0.25)),
                (0.75 * 2 + (1 - r)) / (2 * (0.75 + 1 - r)));
    }

    @Test
    void aDivergenceIsATermOfThatOfAllVariables() {
        String low = "E_q[ KL(q(z1 | z2) || p(z1 | z2)) ]";
        double reconstruction = -Math.log(2 * Math.PI) / 2 - (1 + 0.25) / 2;
        double top = Math.log(1 / 0.25) / 2 + (0.25 + 0.25) / 2 - 0.5;
        double below = Math.log(2 / 0.25) / 2 + (0.25 + 0.25 + 0.25) / 4 - 0.5;
        List<String> asked = List.of("KL(q(z2) || p(z2))", low, "ELBO");
        close(from(FLOORS, asked, Map.of("a", 2.0)), reconstruction - 2.0 - below);
        close(from(FLOORS, asked, Map.of("b", 2.0)), reconstruction - top - 2.0);
        close(from(FLOORS, asked, Map.of("a", 2.0, "b", 0.5)), reconstruction - 2.5);
    }

    /** Two letters of one kind, one of the other. */
    @Test
    void aMeanOverItemsIsCarriedAsTheirSum() {
        double same = 2 * (0.8 * Math.log(0.9) + 0.2 * Math.log(0.2));
        double reconstruction = same + 0.1 * Math.log(0.1) + 0.9 * Math.log(0.8);
        double seen = 0.8 * Math.log(0.8 / 0.4) + 0.2 * Math.log(0.2 / 0.6);
        double kl = 2 * seen + 0.1 * Math.log(0.1 / 0.4) + 0.9 * Math.log(0.9 / 0.6);
        List<String> asked =
                List.of(
                        "mean_i[ E_q[ log p(x[i] | z[i]) ] ]",
                        "mean_i[ KL(q(z[i]) || p(z[i])) ]",
                        "ELBO");
        close(from(LETTERS, asked, Map.of("b", 0.5)), reconstruction - 1.5);
        close(from(LETTERS, asked, Map.of("a", -0.5)), -1.5 - kl);
    }

    /** One of three states says nothing of the other two: 0.06·ln 0.06 and the rest stay. */
    @Test
    void oneCellOfADistributionOverThreeStatesIsNotCarried() {
        Variant variant =
                ExercisesForTests.read(
                                "id: a\n"
                                        + DICE
                                        + """
                                        ask:
                                          - a: {formula: p(die = a | roll)}
                                          - b: {formula: H(p(die | roll))}
                                        """)
                        .variant(1);
        Value value = variant.routes("b", Map.of("a", Real.of(0.9))).getFirst();
        double sum = 0.1 + 0.06 + 0.05;
        double should = 0;
        for (double joint : new double[] {0.1, 0.06, 0.05})
            should -= joint / sum * Math.log(joint / sum);
        close(Reals.toDouble(value.numbers().getFirst()), should);
    }

    /** Likelihoods given three states are no distribution over these. */
    @Test
    void oneLikelihoodOfThreeIsCarried() {
        List<String> asked = List.of("p(roll = 1 | die = b)", "p(die = a | roll)");
        close(from(DICE, asked, Map.of("a", 0.4)), 0.1 / (0.1 + 0.3 * 0.4 + 0.05));
    }
}
