package elbow.reference;

import tools.jackson.databind.JsonNode;

/** ln p(x[t] | state) of a case's emission; channels add up, what is missing counts nothing. */
final class Emission {
    private Emission() {}

    static double logLikelihood(JsonNode emission, int state, JsonNode x) {
        if (x.isNull()) return 0;
        if (emission.get("type").asString().equals("likelihood"))
            return Math.log(number(x.get(state)));
        if (!x.isArray()) return one(emission, state, 0, x);
        double sum = 0;
        for (int d = 0; d < x.size(); d++) sum += one(emission, state, d, x.get(d));
        return sum;
    }

    private static double one(JsonNode emission, int state, int d, JsonNode x) {
        return switch (emission.get("type").asString()) {
            case "categorical" -> {
                JsonNode row = emission.get("table").get(state);
                int symbol =
                        emission.has("symbols")
                                ? Written.texts(emission.get("symbols")).indexOf(x.asString())
                                : x.asInt();
                yield Math.log(number((row.get(0).isArray() ? row.get(d) : row).get(symbol)));
            }
            case "gaussian" -> {
                double var = at(emission.get("var").get(state), d);
                double off = number(x) - at(emission.get("mean").get(state), d);
                yield -0.5 * (Math.log(2 * Math.PI * var) + off * off / var);
            }
            case "poisson" -> {
                double rate = at(emission.get("rate").get(state), d);
                double sum = -rate;
                for (int n = 1; n <= x.asInt(); n++) sum += Math.log(rate / n);
                yield sum;
            }
            case "exponential_scale" -> {
                double scale = at(emission.get("scale").get(state), d);
                yield -Math.log(scale) - number(x) / scale;
            }
            default -> throw new IllegalArgumentException(emission.toString());
        };
    }

    private static double at(JsonNode value, int d) {
        return number(value.isArray() ? value.get(d) : value);
    }

    private static double number(JsonNode value) {
        return Double.parseDouble(value.asString());
    }
}
