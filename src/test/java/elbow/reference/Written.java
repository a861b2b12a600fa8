package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers, names, vectors, matrices and distributions in the notation of the language. */
final class Written {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Set<String> RESERVED =
            Set.of(
                    "latents",
                    "observed",
                    "ELBO",
                    "reconstruction",
                    "gap",
                    "unknown",
                    "infinite",
                    "undefined",
                    "pi",
                    "any",
                    "and",
                    "or",
                    "not",
                    "e");

    private Written() {}

    static String number(JsonNode value) {
        return number(value.asString());
    }

    /** A decimal as it stands; a whole number without its point. */
    static String number(String text) {
        BigDecimal value = new BigDecimal(text);
        if (value.signum() == 0) return "0";
        BigDecimal short_ = value.stripTrailingZeros();
        boolean plain = short_.scale() >= 0 ? short_.scale() < 20 : short_.scale() > -7;
        return plain || text.length() > 40
                ? short_.toPlainString()
                : short_.toString().replace("E+", "e").replace("E", "e");
    }

    /** A factor or term of a formula: in brackets if it is negative. */
    static String term(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }

    static String number(double value) {
        return number(Double.toString(value));
    }

    /** A name in a formula; quoted unless it is spelled as the language's own. */
    static String name(String text) {
        boolean own = PLAIN.matcher(text).matches() && !RESERVED.contains(text);
        return own || NUMBER.matcher(text).matches() ? text : "'" + text + "'";
    }

    static String names(List<String> texts) {
        return texts.stream().map(Written::name).collect(Collectors.joining(", "));
    }

    /** A key or scalar of YAML; quoted where YAML would read a sign of its own. */
    static String yaml(String text) {
        return text.matches("[A-Za-z0-9_<./+-].*") && !text.contains(": ")
                ? text
                : '"' + text + '"';
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    static List<String> counted(int n) {
        return IntStream.range(0, n).mapToObj(Integer::toString).toList();
    }

    static String list(int n, IntFunction<String> element) {
        return IntStream.range(0, n).mapToObj(element).collect(Collectors.joining(", ", "[", "]"));
    }

    static String vector(JsonNode values) {
        return list(values.size(), i -> number(values.get(i)));
    }

    static String matrix(JsonNode rows) {
        return list(rows.size(), i -> vector(rows.get(i)));
    }

    /** A number, a vector or a matrix. */
    static String array(JsonNode value) {
        if (!value.isArray()) return number(value);
        return list(value.size(), i -> array(value.get(i)));
    }

    static String vector(double[] values) {
        return list(values.length, i -> number(values[i]));
    }

    static String matrix(double[][] rows) {
        return list(rows.length, i -> vector(rows[i]));
    }

    static String categorical(List<String> states, JsonNode row) {
        List<String> cells = new ArrayList<>();
        for (int s = 0; s < states.size(); s++)
            cells.add(name(states.get(s)) + " = " + number(row.get(s)));
        return "Categorical(" + String.join(", ", cells) + ")";
    }

    /** Normal(mean = m, var = v), or sd or cov where that is what is given. */
    static String normal(JsonNode d) {
        String mean = array(d.get("mean"));
        for (String spread : List.of("sd", "var", "variance", "precision", "cov"))
            if (d.has(spread)) {
                String name = spread.equals("variance") ? "var" : spread;
                return "Normal(mean = " + mean + ", " + name + " = " + array(d.get(spread)) + ")";
            }
        throw new IllegalArgumentException(d.toString());
    }

    static String distribution(JsonNode d) {
        return distribution(d.get("dist").asString(), d);
    }

    static String distribution(String name, JsonNode d) {
        return switch (name) {
            case "normal", "mvn" -> normal(d);
            case "bernoulli" -> "Bernoulli(" + number(d.get("p")) + ")";
            case "categorical" -> categorical(counted(d.get("p").size()), d.get("p"));
            case "dirichlet" -> "Dirichlet(" + vector(d.get("alpha")) + ")";
            case "chi2" -> "Gamma(shape = " + number(d.get("df")) + "/2, rate = 1/2)";
            case "pareto" ->
                    "Pareto(shape = "
                            + number(d.has("alpha") ? d.get("alpha") : d.get("shape"))
                            + ", scale = "
                            + number(d.get("scale"))
                            + ")";
            case "binomial" -> named("Binomial", d, "n", "p");
            case "geometric" -> named("Geometric", d, "p");
            case "negative_binomial" -> named("NegativeBinomial", d, "r", "p");
            case "poisson" -> named("Poisson", d, "rate");
            case "exponential" -> named("Exponential", d, d.has("rate") ? "rate" : "scale");
            case "gamma" -> named("Gamma", d, "shape", d.has("rate") ? "rate" : "scale");
            case "inverse_gamma" -> named("InverseGamma", d, "shape", "scale");
            case "beta" -> named("Beta", d, "a", "b");
            case "uniform" -> named("Uniform", d, "low", "high");
            case "laplace" -> named("Laplace", d, "loc", "scale");
            case "cauchy" -> named("Cauchy", d, "loc", "scale");
            case "halfnormal" -> named("HalfNormal", d, "scale");
            case "gumbel" -> named("Gumbel", d, "loc", "scale");
            case "weibull" -> named("Weibull", d, "shape", "scale");
            case "lognormal" -> named("LogNormal", d, "mean", "sd");
            default -> throw new Unsayable("the language has no distribution " + name);
        };
    }

    private static String named(String name, JsonNode d, String... parameters) {
        List<String> given = new ArrayList<>();
        for (String p : parameters) given.add(p + " = " + number(d.get(p)));
        return name + "(" + String.join(", ", given) + ")";
    }
}
