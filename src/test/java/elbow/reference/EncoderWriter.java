package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** A data set with one q per observation; weighted sums over the observations. */
final class EncoderWriter extends CaseWriter {
    private final JsonNode prior;
    private final JsonNode decoder;
    private final JsonNode encoder;
    private final JsonNode data;
    private final JsonNode weights;

    EncoderWriter(Case given) {
        super(given);
        prior = given.model().get("prior");
        decoder = given.model().get("decoder");
        encoder = given.q().get("encoder");
        data = given.observed().get("data");
        weights = given.observed().path("data_weights");
    }

    private List<String> codes() {
        return Written.counted(prior.size());
    }

    @Override
    void write(Page page) {
        page.model("z[i]: " + Written.categorical(codes(), prior));
        page.model("x[i] | z[i]:");
        for (int k = 0; k < prior.size(); k++)
            page.model(
                    "  "
                            + k
                            + ": "
                            + Written.categorical(
                                    Written.counted(decoder.get(k).size()), decoder.get(k)));
        page.observe("x: " + Written.array(data));
        if (ofSymbols()) {
            page.q("z[i] | x[i]:");
            rows().forEach((x, row) -> page.q("  " + x + ": " + Written.categorical(codes(), row)));
        } else
            for (int i = 0; i < data.size(); i++)
                page.q("z[" + (i + 1) + "]: " + Written.categorical(codes(), encoder.get(i)));
    }

    /** The encoder's row of each symbol; those of symbols not seen, the prior's. */
    private Map<String, JsonNode> rows() {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        for (int x = 0; x < decoder.get(0).size(); x++) rows.put(String.valueOf(x), prior);
        for (int i = 0; i < data.size(); i++) rows.put(data.get(i).asString(), encoder.get(i));
        return rows;
    }

    /** Whether equal observations have equal rows. */
    private boolean ofSymbols() {
        Map<String, JsonNode> rows = rows();
        for (int i = 0; i < data.size(); i++)
            if (!encoder.get(i).equals(rows.get(data.get(i).asString()))) return false;
        return true;
    }

    private String weight(int i) {
        return weights.isArray() ? Written.number(weights.get(i)) : "1/" + data.size();
    }

    private String sum(IntFunction<String> term) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) terms.add(weight(i) + "*" + term.apply(i + 1));
        return String.join(" + ", terms);
    }

    @Override
    void ask(String quantity, JsonNode value) {
        String formula =
                switch (quantity) {
                    case "avg_log_evidence" -> sum(i -> "log p(x[%d])".formatted(i));
                    case "avg_reconstruction" ->
                            sum(i -> "E_q[ log p(x[%1$d] | z[%1$d]) ]".formatted(i));
                    case "avg_kl_q_prior" -> sum(i -> "KL(q(z[%1$d]) || p(z[%1$d]))".formatted(i));
                    case "avg_elbo" ->
                            sum(i ->
                                    "(E_q[ log p(x[%1$d] | z[%1$d]) ] - KL(q(z[%1$d]) || p(z[%1$d])))"
                                            .formatted(i));
                    case "avg_gap", "avg_kl_q_posterior" ->
                            sum(i -> "KL(q(z[%1$d]) || p(z[%1$d] | x[%1$d]))".formatted(i));
                    case "avg_entropy_q" -> sum(i -> "H(q(z[%d]))".formatted(i));
                    default -> "";
                };
        if (formula.isEmpty()) aggregate(quantity, value);
        else page().ask(quantity, formula, Expected.numbers(value));
    }

    /** The encoder as a model of its own: an observation d is drawn, and from it a code. */
    private void aggregate(String quantity, JsonNode value) {
        boolean fresh = !has("aggregate");
        Page page = blank("aggregate");
        if (fresh) {
            List<String> draws = new ArrayList<>();
            for (int i = 0; i < data.size(); i++) draws.add(i + " = " + weight(i));
            page.model("d: Categorical(" + String.join(", ", draws) + ")");
            page.model("z | d:");
            for (int i = 0; i < data.size(); i++)
                page.model("  " + i + ": " + Written.categorical(codes(), encoder.get(i)));
        }
        String against = Written.categorical(codes(), prior);
        switch (quantity) {
            case "aggregate_posterior" ->
                    page.ask(quantity, "p(z)", Expected.table(List.of(codes()), value));
            case "mutual_information_q" -> page.ask(quantity, "I(d ; z)", Expected.numbers(value));
            case "kl_aggregate_prior" ->
                    page.ask(quantity, "KL(p(z) || " + against + ")", Expected.numbers(value));
            case "kl_prior_aggregate" ->
                    page.ask(quantity, "KL(" + against + " || p(z))", Expected.numbers(value));
            default -> throw new Unsayable("no formula for " + quantity);
        }
    }
}
