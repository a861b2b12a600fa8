package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** W z + b and its noise, with numbers for what has one component. */
record LinearMean(JsonNode weights, JsonNode offset, JsonNode noise) {
    /**
     * {@code mean = [[1, 2], [3, 4]]*z + [0, 1], cov = ..} for a parent of that many components.
     */
    String normal(String parent, int components) {
        String mean = mean(parent, components);
        return rows() == 1
                ? "Normal(mean = " + mean + ", var = " + Written.number(noise.get(0).get(0)) + ")"
                : "Normal(mean = " + mean + ", cov = " + Written.matrix(noise) + ")";
    }

    int rows() {
        return weights.size();
    }

    private String mean(String parent, int components) {
        String shift = offset == null || offset.isMissingNode() ? "" : shift();
        if (rows() == 1 && components == 1) return term(0, 0, parent) + shift;
        if (rows() == 1) return componentwise(parent, components) + shift;
        if (components == 1)
            return Written.list(rows(), r -> Written.number(weights.get(r).get(0)))
                    + "*"
                    + parent
                    + shift;
        return Written.matrix(weights) + "*" + parent + shift;
    }

    /** w1*z.1 + w2*z.2, without what is multiplied by 0. */
    private String componentwise(String parent, int components) {
        List<String> terms = new ArrayList<>();
        for (int c = 0; c < components; c++)
            if (!Written.number(weights.get(0).get(c)).equals("0"))
                terms.add(term(0, c, parent + "." + (c + 1)));
        return terms.isEmpty() ? "0" : String.join(" + ", terms);
    }

    private String term(int row, int column, String of) {
        String weight = Written.number(weights.get(row).get(column));
        return weight.equals("1") ? of : Written.term(weight) + "*" + of;
    }

    private String shift() {
        return rows() == 1
                ? " + " + Written.term(Written.number(offset.get(0)))
                : " + " + Written.vector(offset);
    }

    /** Normal(mean, var) of a number, or of a vector where there is more than one component. */
    static String normal(JsonNode mean, JsonNode cov) {
        return mean.size() == 1
                ? "Normal(mean = "
                        + Written.number(mean.get(0))
                        + ", var = "
                        + Written.number(cov.get(0).get(0))
                        + ")"
                : "Normal(mean = " + Written.vector(mean) + ", cov = " + Written.matrix(cov) + ")";
    }
}
