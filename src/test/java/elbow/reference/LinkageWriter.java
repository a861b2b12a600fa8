package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The genetic linkage of Dempster, Laird and Rubin (1977): cells 1/2 + t/4, (1 − t)/4, (1 − t)/4
 * and t/4. Half of all come into the first cell at once; of the others a share t comes into the
 * first or the last, and the rest into the two between.
 */
final class LinkageWriter extends CaseWriter {
    private static final List<String> CELLS = List.of("A", "B", "C", "D");

    LinkageWriter(Case given) {
        super(given);
    }

    private JsonNode counts() {
        return given.observed().get("counts");
    }

    private String start() {
        return Written.number(given.model().get("theta0"));
    }

    @Override
    void write(Page page) {
        model(page, start());
    }

    private void model(Page page, String theta) {
        page.model("first[i]: Bernoulli(1/2)");
        page.model("linked[i] | first[i]:");
        page.model("  0: Bernoulli(" + theta + ")");
        page.model("  1: Bernoulli(0)");
        page.model("cell[i] | first[i], linked[i]:");
        page.model("  1, any: Categorical(A = 1, B = 0, C = 0, D = 0)");
        page.model("  0, 0: Categorical(A = 0, B = 1/2, C = 1/2, D = 0)");
        page.model("  0, 1: Categorical(A = 1/2, B = 0, C = 0, D = 1/2)");
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < CELLS.size(); c++)
            for (int n = 0; n < new BigDecimal(counts().get(c).asString()).intValueExact(); n++)
                cells.add(CELLS.get(c));
        page.observe("cell: [" + String.join(", ", cells) + "]");
    }

    private Page learning(String name) {
        boolean fresh = !has(name);
        Page page = blank(name);
        if (!fresh) return page;
        model(page, "theta");
        page.line("em", "start: {theta: " + start() + "}");
        return page;
    }

    @Override
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "em_trajectory" -> {
                for (int i = 0; i < value.size(); i++) {
                    Page page = learning("em");
                    page.atLeastRounds(value.size());
                    page.ask(quantity, "em[" + (i + 1) + "].theta", Expected.numbers(value.get(i)));
                }
            }
            case "em_fixed_point" -> {
                Page page = learning("em-converged");
                page.line("em", "rounds: converged");
                page.ask(quantity, "em[T].theta", Expected.numbers(value));
            }
            case "e_step_first" ->
                    page().ask(
                                    quantity,
                                    Written.number(counts().get(0)) + "*p(first[1] = 0 | observed)",
                                    Expected.numbers(value));
            default -> throw new Unsayable("no formula for " + quantity);
        }
    }
}
