package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The joints of the cases: all latent components first, then the observed ones. */
final class GaussianJoints {
    private GaussianJoints() {}

    /** z and one x. */
    static GaussianJoint linear(JsonNode model) {
        double[] mean = GaussianQ.vector(model.get("prior_mean"));
        return GaussianJoint.empty()
                .with(new double[mean.length][0], mean, GaussianQ.matrix(model.get("prior_cov")))
                .with(
                        GaussianQ.matrix(model.get("W")),
                        offset(model.path("b"), model.get("W").size()),
                        GaussianQ.matrix(model.get("noise_cov")));
    }

    private static double[] offset(JsonNode value, int size) {
        return value.isArray() ? GaussianQ.vector(value) : new double[size];
    }

    /** s[1] .. s[T], then y[1] .. y[T]. */
    static GaussianJoint stateSpace(JsonNode model, int length) {
        double[] mean = GaussianQ.vector(model.get("m0"));
        int d = mean.length;
        double[][] step = GaussianQ.matrix(model.get("A"));
        double[] drift = offset(model.path("b"), d);
        double[][] noise = GaussianQ.matrix(model.get("Q"));
        GaussianJoint joint =
                GaussianJoint.empty()
                        .with(new double[d][0], mean, GaussianQ.matrix(model.get("P0")));
        boolean before = model.path("prior_at").asString("").equals("before_first");
        if (before)
            joint = joint.with(step, drift, noise).marginal(IntStream.range(d, 2 * d).toArray());
        for (int t = 1; t < length; t++) joint = joint.with(places(t - 1, d), step, drift, noise);
        double[][] view = GaussianQ.matrix(model.get("C"));
        for (int t = 0; t < length; t++)
            joint =
                    joint.with(
                            places(t, d),
                            view,
                            offset(model.path("d"), view.length),
                            GaussianQ.matrix(model.get("R")));
        return joint;
    }

    static int[] places(int block, int size) {
        return IntStream.range(block * size, (block + 1) * size).toArray();
    }

    /** The nodes in an order in which parents come first, and their names. */
    record Named(GaussianJoint joint, List<String> names) {
        int[] places(List<String> of) {
            return of.stream().mapToInt(names::indexOf).toArray();
        }
    }

    static Named network(JsonNode nodes) {
        GaussianJoint joint = GaussianJoint.empty();
        List<String> names = new ArrayList<>();
        while (names.size() < nodes.size())
            for (var e : nodes.properties()) {
                List<String> parents =
                        e.getValue().get("parents").propertyNames().stream().toList();
                if (names.contains(e.getKey()) || !names.containsAll(parents)) continue;
                double[] weights =
                        parents.stream()
                                .mapToDouble(p -> e.getValue().get("parents").get(p).asDouble())
                                .toArray();
                joint =
                        joint.with(
                                parents.stream().mapToInt(names::indexOf).toArray(),
                                new double[][] {weights},
                                new double[] {e.getValue().path("intercept").asDouble(0)},
                                new double[][] {{e.getValue().get("variance").asDouble()}});
                names.add(e.getKey());
            }
        return new Named(joint, names);
    }
}
