package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/** A chain whose evidence lies far below the doubles, against the forward recursion. */
class LongChainTest {
    private static final int LENGTH = 600;

    @Test
    void neitherUnderflowsNorLosesTheEvidence() {
        Map<String, Value> answers =
                ExerciseReader.read(yaml(), Path.of("chain.yaml")).variant(1).answers();
        double[] forward = {0.7, 0.3};
        double log = 0;
        for (int t = 0; t < LENGTH; t++) {
            if (t > 0)
                forward =
                        new double[] {
                            forward[0] * 0.8 + forward[1] * 0.3, forward[0] * 0.2 + forward[1] * 0.7
                        };
            forward = new double[] {forward[0] * 0.1, forward[1] * 0.3};
            double sum = forward[0] + forward[1];
            log += Math.log(sum);
            forward = new double[] {forward[0] / sum, forward[1] / sum};
        }
        assertThat(log).isLessThan(-800);
        assertThat(number(answers, "log_evidence")).isCloseTo(log, within(1e-9));
        Real evidence = (Real) answers.get("evidence");
        assertThat(evidence).isInstanceOf(Real.Exact.class);
        assertThat(Reals.ln(((Real.Exact) evidence).value())).isCloseTo(log, within(1e-9));
        assertThat(number(answers, "last")).isCloseTo(forward[1], within(1e-12));
    }

    private static double number(Map<String, Value> answers, String part) {
        return Reals.toDouble((Real) answers.get(part));
    }

    private static String yaml() {
        StringBuilder yaml = new StringBuilder("id: chain\nmodel:\n  z0: Bernoulli(0.3)\n");
        for (int t = 1; t < LENGTH; t++)
            yaml.append(
                    "  z%d | z%d:\n    0: Bernoulli(0.2)\n    1: Bernoulli(0.7)\n"
                            .formatted(t, t - 1));
        for (int t = 0; t < LENGTH; t++)
            yaml.append(
                    "  x%d | z%d:\n    0: Bernoulli(0.1)\n    1: Bernoulli(0.3)\n".formatted(t, t));
        yaml.append("observe:\n");
        for (int t = 0; t < LENGTH; t++) yaml.append("  x%d: 1\n".formatted(t));
        return yaml
                + """
                ask:
                  - evidence: p(observed)
                  - log_evidence: log p(observed)
                  - last: p(z%d = 1 | observed)
                """
                        .formatted(LENGTH - 1);
    }
}
