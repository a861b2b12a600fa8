package elbow.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A linear-Gaussian network of scalars and vectors with drawn numbers, and its joint Normal. */
final class RandomGaussian {
    private final Random random;
    private final StringBuilder yaml = new StringBuilder("id: f\nmodel:\n");
    private final Map<String, int[]> places = new LinkedHashMap<>();
    private final List<String> points = new ArrayList<>();
    private final List<String> observed = new ArrayList<>();
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private GaussianJoint joint = GaussianJoint.empty();

    RandomGaussian(long seed, boolean withPoints) {
        this.random = new Random(seed);
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            boolean point = withPoints && i > 0 && random.nextInt(3) == 0;
            variable("v" + (char) ('a' + i), 1 + random.nextInt(3), point);
        }
        observe();
    }

    String yaml() {
        return yaml.toString();
    }

    int[] places(String name) {
        return places.getOrDefault(name, new int[0]);
    }

    int dimension(String name) {
        return places(name).length;
    }

    List<String> observed() {
        return observed;
    }

    /** Those that are neither observed nor a point given others. */
    List<String> spread() {
        return hidden().stream().filter(n -> !points.contains(n)).toList();
    }

    List<String> hidden() {
        return places.keySet().stream().filter(n -> !observed.contains(n)).toList();
    }

    GaussianJoint joint() {
        return joint;
    }

    /** The joint of some variables given all that is observed. */
    GaussianJoint given(String... names) {
        int[] seen = all(observed);
        double[] at = observed.stream().flatMapToDouble(n -> Arrays.stream(value(n))).toArray();
        int[] rest =
                IntStream.range(0, joint.size())
                        .filter(i -> Arrays.stream(seen).noneMatch(s -> s == i))
                        .toArray();
        int[] wanted =
                Arrays.stream(all(List.of(names))).map(p -> Arrays.binarySearch(rest, p)).toArray();
        return joint.given(seen, at).marginal(wanted);
    }

    double logEvidence() {
        double[] at = observed.stream().flatMapToDouble(n -> Arrays.stream(value(n))).toArray();
        return joint.marginal(all(observed)).logDensity(at);
    }

    private double[] value(String name) {
        return values.getOrDefault(name, new double[0]);
    }

    private int[] all(List<String> names) {
        return names.stream().flatMapToInt(n -> Arrays.stream(places(n))).toArray();
    }

    private double number(double size) {
        return Math.round(100 * size * (2 * random.nextDouble() - 1)) / 100.0;
    }

    private double[] numbers(int size) {
        return IntStream.range(0, size).mapToDouble(i -> number(2)).toArray();
    }

    private double[][] matrix(int rows, int columns) {
        return IntStream.range(0, rows).mapToObj(i -> numbers(columns)).toArray(double[][]::new);
    }

    /** Symmetric, with a diagonal that outweighs the rest. */
    double[][] covariance(int size) {
        double[][] s = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) s[i][j] = s[j][i] = number(0.3);
            s[i][i] = 1 + Math.abs(number(2));
        }
        return s;
    }

    private void variable(String name, int size, boolean point) {
        List<String> parents =
                places.keySet().stream().filter(p -> point || random.nextBoolean()).toList();
        List<String> terms = new ArrayList<>();
        double[][] weights = new double[size][joint.size()];
        for (String parent : parents) {
            int[] at = places(parent);
            double[][] w = matrix(size, at.length);
            for (int i = 0; i < size; i++)
                for (int j = 0; j < at.length; j++) weights[i][at[j]] = w[i][j];
            terms.add(term(w, parent));
        }
        double[] offset = numbers(size);
        terms.add(size == 1 ? "(" + offset[0] + ")" : Arrays.toString(offset));
        double[][] noise = point ? new double[size][size] : covariance(size);
        String mean = String.join(" + ", terms);
        String family =
                point
                        ? "Point(" + mean + ")"
                        : "Normal(mean = " + mean + ", " + spread(noise) + ")";
        String left = parents.isEmpty() ? name : name + " | " + String.join(", ", parents);
        yaml.append("  ").append(left).append(": ").append(family).append('\n');
        int first = joint.size();
        places.put(name, IntStream.range(first, first + size).toArray());
        joint = joint.with(weights, offset, noise);
        if (point) points.add(name);
    }

    private static String term(double[][] w, String parent) {
        if (w.length == 1 && w[0].length > 1)
            return IntStream.range(0, w[0].length)
                    .mapToObj(j -> "(" + w[0][j] + ")*" + parent + "." + (j + 1))
                    .collect(Collectors.joining(" + "));
        if (w.length == 1) return "(" + w[0][0] + ")*" + parent;
        if (w[0].length == 1) return Arrays.toString(Dense.transpose(w)[0]) + "*" + parent;
        return Arrays.deepToString(w) + "*" + parent;
    }

    /** Numbers of a precision are those of a covariance here, so what it stands for is inverted. */
    private String spread(double[][] noise) {
        int size = noise.length;
        boolean precision = random.nextInt(3) == 0;
        String written = size == 1 ? "" + noise[0][0] : Arrays.deepToString(noise);
        if (precision) {
            double[][] inverse = Dense.inverse(noise);
            for (int i = 0; i < size; i++) noise[i] = inverse[i];
        }
        return (precision ? "precision = " : size == 1 ? "var = " : "cov = ") + written;
    }

    private void observe() {
        for (String name : places.keySet())
            if (!points.contains(name) && random.nextInt(3) == 0) observed.add(name);
        if (hidden().isEmpty()) observed.removeLast();
        List<String> written = new ArrayList<>();
        for (String name : observed) {
            double[] value = numbers(dimension(name));
            values.put(name, value);
            written.add(name + ": " + (value.length == 1 ? "" + value[0] : Arrays.toString(value)));
        }
        if (!written.isEmpty())
            yaml.append("observe: {").append(String.join(", ", written)).append("}\n");
    }

    /** One Normal for each variable that is not observed; returns them all as one. */
    GaussianJoint q() {
        GaussianJoint q = GaussianJoint.empty();
        yaml.append("q:\n");
        for (String name : hidden()) {
            int size = dimension(name);
            double[] mean = numbers(size);
            double[][] cov = covariance(size);
            q = q.with(new double[size][q.size()], mean, cov);
            yaml.append("  ")
                    .append(name)
                    .append(": Normal(mean = ")
                    .append(size == 1 ? "" + mean[0] : Arrays.toString(mean))
                    .append(size == 1 ? ", var = " : ", cov = ")
                    .append(size == 1 ? "" + cov[0][0] : Arrays.deepToString(cov))
                    .append(")\n");
        }
        return q;
    }
}
