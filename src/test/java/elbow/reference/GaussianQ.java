package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A joint Normal over several variables as one line each: a later variable given the earlier ones
 * it depends on, N(b, | a) = N(m_b + M (a − m_a), S_bb − M S_ab) with M = S_ba S_aa^-1.
 */
final class GaussianQ {
    private final List<String> names;
    private final int size;
    private final double[] mean;
    private final double[][] cov;

    /** Variables of {@code size} components each (numbers where it is 1). */
    GaussianQ(List<String> names, int size, double[] mean, double[][] cov) {
        this.names = names;
        this.size = size;
        this.mean = mean;
        this.cov = cov;
    }

    static double[] vector(JsonNode values) {
        return values.valueStream().mapToDouble(v -> Double.parseDouble(v.asString())).toArray();
    }

    static double[][] matrix(JsonNode rows) {
        return rows.valueStream().map(GaussianQ::vector).toArray(double[][]::new);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) lines.add(line(k));
        return lines;
    }

    private String line(int k) {
        int[] own = IntStream.range(k * size, (k + 1) * size).toArray();
        int[] before = IntStream.range(0, k * size).toArray();
        double[][] across = Dense.select(cov, own, before);
        double[][] gain =
                k == 0
                        ? across
                        : Dense.transpose(
                                Dense.solve(
                                                Dense.select(cov, before, before),
                                                Dense.transpose(across))
                                        .solution());
        double[] shift =
                Dense.plus(
                        Dense.select(mean, own), Dense.times(gain, Dense.select(mean, before)), -1);
        double[][] rest =
                k == 0
                        ? Dense.select(cov, own, own)
                        : Dense.plus(
                                Dense.select(cov, own, own),
                                Dense.times(gain, Dense.transpose(across)),
                                -1);
        List<String> parents = new ArrayList<>();
        StringBuilder sum = new StringBuilder();
        for (int j = 0; j < k; j++) {
            double[][] block =
                    Dense.select(
                            gain,
                            IntStream.range(0, size).toArray(),
                            IntStream.range(j * size, (j + 1) * size).toArray());
            if (IntStream.range(0, size)
                    .allMatch(r -> IntStream.range(0, size).allMatch(c -> block[r][c] == 0)))
                continue;
            parents.add(names.get(j));
            sum.append(coefficient(block)).append('*').append(names.get(j)).append(" + ");
        }
        return names.get(k)
                + (parents.isEmpty() ? "" : " | " + String.join(", ", parents))
                + ": Normal(mean = "
                + sum
                + (size == 1
                        ? Written.number(shift[0]) + ", var = " + Written.number(rest[0][0])
                        : Written.vector(shift) + ", cov = " + Written.matrix(rest))
                + ")";
    }

    private String coefficient(double[][] block) {
        return size == 1 ? Written.term(Written.number(block[0][0])) : Written.matrix(block);
    }
}
