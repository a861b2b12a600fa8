package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** s[t] ~ N(A s[t-1] + b, Q), y[t] ~ N(C s[t] + d, R). */
final class StateSpaceWriter extends CaseWriter {
    private final JsonNode model;
    private final JsonNode y;
    private final int dimension;
    private final LinearMean step;
    private final LinearMean view;

    StateSpaceWriter(Case given) {
        super(given);
        model = given.model();
        y = given.observed().get("y");
        dimension = model.get("A").size();
        step = new LinearMean(model.get("A"), model.path("b"), model.get("Q"));
        view = new LinearMean(model.get("C"), model.path("d"), model.get("R"));
    }

    @Override
    void write(Page page) {
        boolean before = model.path("prior_at").asString("first_state").equals("before_first");
        page.model(
                "s["
                        + (before ? 0 : 1)
                        + "]: "
                        + LinearMean.normal(model.get("m0"), model.get("P0")));
        page.model("s[t] | s[t-1]: " + step.normal("s[t-1]", dimension));
        page.model("y[t] | s[t]: " + view.normal("s[t]", dimension));
        page.observe("y: " + Written.list(y.size(), t -> value(y.get(t))));

        if (given.hasQ()) q().lines().forEach(page::q);
    }

    private String value(JsonNode observed) {
        if (observed.isNull()) return "null";
        return view.rows() == 1 && observed.isArray()
                ? value(observed.get(0))
                : Written.array(observed);
    }

    private GaussianQ q() {
        List<String> names = new ArrayList<>();
        int first = model.path("prior_at").asString("").equals("before_first") ? 0 : 1;
        int count = flat(given.q().get("mean")).length / dimension;
        boolean alsoStart = count == y.size() + 1;
        for (int t = 0; t < count; t++) names.add("s[" + (t + (alsoStart ? first : 1)) + "]");
        return new GaussianQ(
                names,
                dimension,
                flat(given.q().get("mean")),
                GaussianQ.matrix(given.q().get("cov")));
    }

    /** The mean of the stacked states, whether or not it is written in rows. */
    private static double[] flat(JsonNode mean) {
        return mean.get(0).isArray()
                ? mean.valueStream()
                        .flatMapToDouble(row ->
                                IntStream.range(0, row.size())
                                        .mapToDouble(
                                                i -> Double.parseDouble(row.get(i).asString())))
                        .toArray()
                : GaussianQ.vector(mean);
    }

    private static String at(int t) {
        return "s[" + (t + 1) + "]";
    }

    /** {@code | y[1:3]}; nothing where none of these was observed. */
    private String until(int t) {
        boolean seen = IntStream.range(0, t).anyMatch(i -> !y.get(i).isNull());
        return !seen ? "" : t == 1 ? " | y[1]" : " | y[1:" + t + "]";
    }

    @Override
    void ask(String quantity, JsonNode value) {
        String spread = dimension == 1 ? "var" : "cov";
        switch (quantity) {
            case "filtered_mean" -> each(quantity, value, t -> "mean(" + filtered(t) + ")");
            case "filtered_cov" -> each(quantity, value, t -> spread + "(" + filtered(t) + ")");
            case "predicted_mean" -> each(quantity, value, t -> "mean(" + predicted(t) + ")");
            case "predicted_cov" -> each(quantity, value, t -> spread + "(" + predicted(t) + ")");
            case "smoothed_mean" -> each(quantity, value, t -> "mean(" + smoothed(t) + ")");
            case "smoothed_cov" -> each(quantity, value, t -> spread + "(" + smoothed(t) + ")");
            case "lag_one_cov" ->
                    each(quantity, value, t -> "cov(" + at(t + 1) + ", " + at(t) + " | observed)");
            case "log_evidence_skip_first" ->
                    page().ask(
                                    quantity,
                                    "log p(y[2:" + y.size() + "] | y[1])",
                                    Expected.numbers(value));
            case "per_step_log_evidence" ->
                    each(quantity, value, t -> "log p(y[" + (t + 1) + "]" + until(t) + ")");
            default -> {
                if (!BoundParts.ask(page(), quantity, value))
                    throw new Unsayable("no formula for " + quantity);
            }
        }
    }

    private String filtered(int t) {
        return "p(" + at(t) + until(t + 1) + ")";
    }

    private String predicted(int t) {
        return "p(" + at(t) + until(t) + ")";
    }

    private static String smoothed(int t) {
        return "p(" + at(t) + " | observed)";
    }

    /** Given at all times, or at those listed (counted from 0). */
    private void each(String quantity, JsonNode value, IntFunction<String> formula) {
        boolean some = value.isObject();
        JsonNode rows = some ? value.get("values") : value;
        for (int i = 0; i < rows.size(); i++)
            page().ask(
                            quantity,
                            formula.apply(some ? value.get("times").get(i).asInt() : i),
                            Expected.numbers(rows.get(i)));
    }
}
