package elbow.exercise;

import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Family;
import elbow.source.Suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of each distribution, and the other names that some of them have. */
final class Signatures {
    private static final Map<String, List<List<String>>> ALL = new LinkedHashMap<>();

    static {
        add("Bernoulli", "p");
        add("Categorical", "p");
        add("Binomial", "n", "p");
        add("Multinomial", "n", "p");
        add("Geometric", "p");
        add("NegativeBinomial", "r", "p");
        add("Poisson", "rate");
        add("Normal", "mean", "sd|var|precision|log_var|cov");
        add("Exponential", "rate|scale");
        add("Gamma", "shape", "rate|scale");
        add("InverseGamma", "shape", "scale");
        add("Beta", "a", "b");
        add("Dirichlet", "alpha");
        add("Uniform", "low", "high");
        add("Laplace", "loc", "scale");
        add("Cauchy", "loc", "scale");
        add("HalfNormal", "scale");
        add("Gumbel", "loc", "scale");
        add("Weibull", "shape", "scale");
        add("LogNormal", "mean", "sd");
        add("Pareto", "shape", "scale");
        add("Point", "value");
    }

    private Signatures() {}

    private static void add(String name, String... parameters) {
        List<List<String>> slots = new ArrayList<>();
        for (String p : parameters) slots.add(List.of(p.split("\\|")));
        ALL.put(name, slots);
    }

    /** Why a distribution is not written as the language has it. */
    static Optional<String> wrong(Family family) {
        List<List<String>> slots = ALL.get(family.name());
        if (slots == null)
            return Optional.of(
                    "there is no distribution "
                            + family.name()
                            + Suggest.hint(family.name(), ALL.keySet()));
        List<Argument> arguments = family.arguments();
        if (slots.size() == 1 && arguments.size() == 1 && arguments.getFirst().name().isEmpty())
            return Optional.empty();
        for (List<String> slot : slots) {
            long written = arguments.stream().filter(a -> isIn(a, slot)).count();
            if (written != 1 || arguments.size() != slots.size())
                return Optional.of(family.name() + " is written " + usage(family.name(), slots));
        }
        return Optional.empty();
    }

    private static boolean isIn(Argument argument, List<String> slot) {
        return argument.name().filter(slot::contains).isPresent();
    }

    private static String usage(String name, List<List<String>> slots) {
        List<String> parts = new ArrayList<>();
        for (List<String> slot : slots) parts.add(String.join(" or ", slot) + " = ...");
        return name + "(" + String.join(", ", parts) + ")";
    }
}
