package elbow.inference;

import elbow.distribution.Distribution;
import elbow.distribution.Distributions;
import elbow.distribution.Parameter;
import elbow.value.Real;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Distributions of one number with parameters of many sizes. */
final class Settings {
    private static final List<String> ALL =
            List.of(
                    "Bernoulli 0.3",
                    "Bernoulli 1e-9",
                    "Binomial 1 0.5",
                    "Binomial 4 0.25",
                    "Binomial 30 0.4",
                    "Binomial 2000 0.999",
                    "Geometric 0.3",
                    "Geometric 0.001",
                    "Geometric 0.999",
                    "NegativeBinomial 3 0.4",
                    "NegativeBinomial 0.5 0.1",
                    "NegativeBinomial 40 0.01",
                    "Poisson 0.01",
                    "Poisson 3.5",
                    "Poisson 1000.5",
                    "Normal 0 1",
                    "Normal -3 0.25",
                    "Normal 2 1e-12",
                    "Normal 5 1e12",
                    "Exponential 1",
                    "Exponential 1e-6",
                    "Exponential 250",
                    "Gamma 2.5 1.5",
                    "Gamma 1 4",
                    "Gamma 0.1 0.3",
                    "Gamma 400 1e5",
                    "InverseGamma 3 2",
                    "InverseGamma 0.7 1",
                    "InverseGamma 50 1e-3",
                    "Beta 2 3",
                    "Beta 1 1",
                    "Beta 0.5 4",
                    "Beta 300 200",
                    "Uniform 0 1",
                    "Uniform 0.5 4",
                    "Uniform -1000 3",
                    "Laplace 0 1",
                    "Laplace -2 1e-3",
                    "Laplace 4 2.5",
                    "Cauchy 0 1",
                    "Cauchy 3 0.01",
                    "HalfNormal 1",
                    "HalfNormal 1e3",
                    "Gumbel 0 1",
                    "Gumbel -3 4",
                    "Weibull 1 1",
                    "Weibull 3.5 2",
                    "Weibull 0.5 1",
                    "LogNormal 0 1",
                    "LogNormal 3 0.2",
                    "LogNormal -1 2",
                    "Pareto 3 1",
                    "Pareto 0.8 2",
                    "Pareto 30 0.1");

    private Settings() {}

    static Stream<Particular> all() {
        return Stream.concat(
                ALL.stream().map(Settings::of),
                Stream.of(of(Distributions.discreteUniform(), List.of("-2", "6"))));
    }

    /** {@code "Gamma 2.5 1.5"}: the parameters in their order. */
    static Particular of(String text) {
        List<String> words = List.of(text.split(" "));
        Distribution d = Distributions.named(words.getFirst()).orElseThrow();
        return of(d, words.subList(1, words.size()));
    }

    private static Particular of(Distribution d, List<String> values) {
        Map<String, Real> parameters = new LinkedHashMap<>();
        List<Parameter> names = d.parameters();
        for (int i = 0; i < names.size(); i++)
            parameters.put(names.get(i).name(), number(values.get(i)));
        return Particular.of(d, parameters);
    }

    private static Real number(String text) {
        return Real.of(elbow.model.State.fraction(new BigDecimal(text)));
    }
}
