package elbow.reference;

import tools.jackson.databind.JsonNode;

/** A joint table of x (rows) and y (columns). */
final class TableWriter extends CaseWriter {
    TableWriter(Case given) {
        super(given);
    }

    @Override
    void write(Page page) {
        page.model("x, y:");
        JsonNode table = given.model().get("table");
        for (int i = 0; i < table.size(); i++)
            for (int j = 0; j < table.get(i).size(); j++)
                page.model("  " + i + ", " + j + ": " + Written.number(table.get(i).get(j)));
    }

    @Override
    void ask(String quantity, JsonNode value) {
        boolean bits = quantity.endsWith("_bits");
        String stem = bits ? quantity.substring(0, quantity.length() - 5) : quantity;
        String formula =
                switch (stem) {
                    case "mutual_information" -> "I(x ; y)";
                    case "H_x", "entropy_x" -> "H(p(x))";
                    case "H_y", "entropy_y" -> "H(p(y))";
                    case "H_xy", "entropy_xy" -> "H(p(x, y))";
                    case "H_y_given_x" -> "E_{p(x)}[ H(p(y | x)) ]";
                    case "H_x_given_y" -> "E_{p(y)}[ H(p(x | y)) ]";
                    case "variation_of_information" ->
                            "E_{p(x)}[ H(p(y | x)) ] + E_{p(y)}[ H(p(x | y)) ]";
                    case "marginal_x" -> "p(x)";
                    case "marginal_y" -> "p(y)";
                    default -> throw new Unsayable("no formula for " + quantity);
                };
        page().ask(quantity, formula, bits, expected(stem, value));
    }

    private Expected expected(String stem, JsonNode value) {
        return stem.startsWith("marginal")
                ? Expected.table(java.util.List.of(Written.counted(value.size())), value)
                : Expected.numbers(value);
    }
}
