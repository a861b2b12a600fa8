package elbow.reference;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The joint Normal of a linear network as one mean and one covariance: a second road for tests. */
record GaussianJoint(double[] mean, double[][] cov) {
    /** Nothing yet. */
    static GaussianJoint empty() {
        return new GaussianJoint(new double[0], new double[0][0]);
    }

    int size() {
        return mean.length;
    }

    /** Further components A s + b + noise, with s all that is there already. */
    GaussianJoint with(double[][] weights, double[] offset, double[][] noise) {
        int n = size();
        int m = offset.length;
        double[][] across = n == 0 ? new double[m][0] : Dense.times(weights, cov);
        double[][] own =
                n == 0
                        ? noise
                        : Dense.plus(noise, Dense.times(across, Dense.transpose(weights)), 1);
        double[][] all = new double[n + m][n + m];
        for (int i = 0; i < n; i++) System.arraycopy(cov[i], 0, all[i], 0, n);
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++) {
                all[n + i][j] = across[i][j];
                all[j][n + i] = across[i][j];
            }
        for (int i = 0; i < m; i++) System.arraycopy(own[i], 0, all[n + i], n, m);
        double[] means = Arrays.copyOf(mean, n + m);
        double[] further = n == 0 ? offset : Dense.plus(Dense.times(weights, mean), offset, 1);
        System.arraycopy(further, 0, means, n, m);
        return new GaussianJoint(means, all);
    }

    /** The same with weights on some components only, which are named by their places. */
    GaussianJoint with(int[] parents, double[][] weights, double[] offset, double[][] noise) {
        double[][] wide = new double[offset.length][size()];
        for (int i = 0; i < offset.length; i++)
            for (int j = 0; j < parents.length; j++) wide[i][parents[j]] = weights[i][j];
        return with(wide, offset, noise);
    }

    GaussianJoint marginal(int... places) {
        return new GaussianJoint(Dense.select(mean, places), Dense.select(cov, places, places));
    }

    /** The rest in their order, given values of some. */
    GaussianJoint given(int[] places, double[] values) {
        int[] rest =
                IntStream.range(0, size())
                        .filter(i -> Arrays.stream(places).noneMatch(p -> p == i))
                        .toArray();
        if (places.length == 0) return this;
        double[][] across = Dense.select(cov, rest, places);
        double[][] gain =
                Dense.transpose(
                        Dense.solve(Dense.select(cov, places, places), Dense.transpose(across))
                                .solution());
        double[] off = Dense.plus(values, Dense.select(mean, places), -1);
        return new GaussianJoint(
                Dense.plus(Dense.select(mean, rest), Dense.times(gain, off), 1),
                Dense.plus(
                        Dense.select(cov, rest, rest),
                        Dense.times(gain, Dense.transpose(across)),
                        -1));
    }

    double logDensity(double[] at) {
        double[] off = Dense.plus(at, mean, -1);
        double[][] column = Dense.transpose(new double[][] {off});
        Dense.Solved solved = Dense.solve(cov, column);
        double distance = Dense.dot(off, Dense.transpose(solved.solution())[0]);
        return -0.5 * (size() * Math.log(2 * Math.PI) + solved.logDeterminant() + distance);
    }

    double entropy() {
        return 0.5 * (size() * Math.log(2 * Math.PI * Math.E) + Dense.logDeterminant(cov));
    }

    double divergenceTo(GaussianJoint other) {
        double[][] column = Dense.transpose(new double[][] {Dense.plus(mean, other.mean, -1)});
        double[] off = Dense.transpose(column)[0];
        double distance =
                Dense.dot(off, Dense.transpose(Dense.solve(other.cov, column).solution())[0]);
        double trace = Dense.trace(Dense.solve(other.cov, cov).solution());
        return 0.5
                * (trace
                        + distance
                        - size()
                        + Dense.logDeterminant(other.cov)
                        - Dense.logDeterminant(cov));
    }
}
