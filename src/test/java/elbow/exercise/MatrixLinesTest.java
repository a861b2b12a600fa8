package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.working.Digits;
import elbow.working.TextWorking;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Lines of matrices hold with their own printed numbers, and a wrong one is found. */
class MatrixLinesTest {
    private static final String MODEL =
            """
            id: f
            parameters:
              r: -0.5 .. 0.5 step 0.1
              s: 0.3 .. 2.7 step 0.3
            model:
              z: Normal(mean = [0.3, -1, r], cov = [[2, r, 0.2], [r, 1.5, -0.4], [0.2, -0.4, s]])
              x | z: Normal(mean = [[1, 0.5, -0.2], [s, 0.3, 1]] * z, cov = [[s, 0.1], [0.1, 1]])
              y | x: Normal(mean = x + [r, 1], precision = [[2, r], [r, 3]])
            observe: {x: [0.7, -1.1]}
            q:
              z: Normal(mean = [0, s, 1], cov = [[1, 0.1, r], [0.1, 2, 0], [r, 0, 1.5]])
              y: Normal(mean = [0, 1], cov = [[1, r], [r, 1]])
            ask:
              - m: mean(p(z | x))
              - c: cov(p(z | x))
              - n: log p(x)
              - y: cov(p(y | x))
              - h: H(p(z | x))
              - k: KL(q(z) || p(z | x))
              - b: ELBO
            """;

    @Test
    void hold() {
        Exercise exercise = ExercisesForTests.read(MODEL);
        PrintedLines reader = new PrintedLines();
        for (int seed = 1; seed <= 40; seed++) {
            Variant variant = exercise.variant(seed);
            List<String> before = new ArrayList<>();
            for (Part part : exercise.parts()) {
                var passages = variant.worked(part.name(), before, new Digits(part.digits()));
                reader.read(new TextWorking(100_000).lines(passages));
                before.add(part.name());
            }
        }
        assertThat(reader.wrong()).isEmpty();
        assertThat(reader.compared()).isGreaterThan(40 * 15);
    }

    @Test
    void wrongOnesAreFound() {
        PrintedLines reader = new PrintedLines();
        reader.read(List.of("  a = [[1, 2], [3, 4]]·[1, 1] = [3, 7]"));
        reader.read(List.of("  a = [[2, 0], [0, 4]]⁻¹ = [[0.5, 0], [0, 0.25]]"));
        reader.read(List.of("  a = ln(det([[2, 1], [1, 1]])) + tr([[1, 2], [3, 4]]ᵀ) = 5"));
        assertThat(reader.wrong()).isEmpty();
        reader.read(List.of("  a = [[1, 2], [3, 4]]ᵀ·[1, 1] = [3, 7]"));
        reader.read(List.of("  a = [[2, 0], [0, 4]]⁻¹ = [[0.5, 0], [0, 0.2]]"));
        assertThat(reader.wrong()).hasSize(2);
        assertThat(reader.compared()).isEqualTo(5);
    }
}
