package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** π P = π and Σ π = 1, exactly. */
class StationaryDistributionTest {
    @Test
    void ofTwoStatesIsTheOtherStepsShare() {
        assertThat(StationaryDistribution.of(matrix(10, new int[][] {{9, 1}, {7, 3}})))
                .contains(List.of(fraction(7, 8), fraction(1, 8)));
    }

    @Test
    void isLeftAloneByAStep() {
        Random random = new Random(5);
        int unique = 0;
        for (int n = 0; n < 200; n++) {
            List<List<Real>> rows = random(random, 1 + random.nextInt(5));
            var found = StationaryDistribution.of(rows);
            if (found.isEmpty()) continue;
            unique++;
            List<Real> pi = found.get();
            assertThat(pi.stream().reduce(Real.ZERO, Reals::plus)).isEqualTo(Real.ONE);
            for (int j = 0; j < pi.size(); j++) {
                Real after = Real.ZERO;
                for (int i = 0; i < pi.size(); i++)
                    after = Reals.plus(after, Reals.times(pi.get(i), rows.get(i).get(j)));
                assertThat(after).isEqualTo(pi.get(j));
            }
        }
        assertThat(unique).isBetween(100, 199);
    }

    private static List<List<Real>> random(Random random, int states) {
        int[][] rows = new int[states][states];
        for (int i = 0; i < states; i++) {
            for (int n = 0; n < 12; n++)
                rows[i][random.nextInt(3) == 0 ? random.nextInt(states) : (i * 7) % states]++;
        }
        return matrix(12, rows);
    }

    @Test
    void isNotUniqueWithTwoClosedClasses() {
        assertThat(
                        StationaryDistribution.of(
                                matrix(2, new int[][] {{2, 0, 0}, {1, 0, 1}, {0, 0, 2}})))
                .isEmpty();
    }

    @Test
    void statesThatAreLeftForGoodHaveNone() {
        assertThat(
                        StationaryDistribution.of(
                                matrix(2, new int[][] {{1, 1, 0}, {0, 0, 2}, {0, 2, 0}})))
                .contains(List.of(Real.ZERO, fraction(1, 2), fraction(1, 2)));
    }

    @Test
    void nothingCancelsInDoubles() {
        Real tiny = Real.of(1e-12);
        Real rest = Real.of(1 - 1e-12);
        List<Real> pi =
                StationaryDistribution.of(
                                List.of(List.of(rest, tiny), List.of(Real.of(3e-12), rest)))
                        .orElseThrow();
        assertThat(Reals.toDouble(pi.getFirst()))
                .isCloseTo(0.75, org.assertj.core.api.Assertions.within(1e-15));
    }

    private static Real fraction(int a, int b) {
        return Real.of(BigFraction.of(a, b));
    }

    private static List<List<Real>> matrix(int of, int[][] shares) {
        List<List<Real>> rows = new ArrayList<>();
        for (int[] row : shares)
            rows.add(Arrays.stream(row).mapToObj(n -> fraction(n, of)).toList());
        return rows;
    }
}
