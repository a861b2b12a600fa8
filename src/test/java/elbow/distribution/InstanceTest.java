package elbow.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.formula.Formula.Family;
import elbow.formula.Formulas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class InstanceTest {
    private static Family family(String text) {
        return (Family) Formulas.parse(text);
    }

    private static String print(Instance instance) {
        return instance.parameters().entrySet().stream()
                .map(e -> e.getKey() + " = " + Formulas.text(e.getValue()))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    Normal(mean = 0, var = 4) ==> mean = 0; var = 4
                    Normal(sd = s/2, mean = m) ==> mean = m; var = (s/2)^2
                    Normal(mean = 1, precision = 4) ==> mean = 1; var = 1/4
                    Normal(mean = 1, log_var = -2) ==> mean = 1; var = exp(-2)
                    Gamma(shape = 2, scale = 4) ==> shape = 2; rate = 1/4
                    Exponential(scale = 2) ==> rate = 1/2
                    Poisson(3) ==> rate = 3
                    Bernoulli(1/3) ==> p = 1/3
                    Uniform(1 .. 6) ==> low = 1; high = 6
                    Uniform(low = 1, high = 6) ==> low = 1; high = 6
                    Dirichlet([1, 2]) ==> alpha = [1, 2]
                    Categorical(rain = 0.3, sun = 0.7) ==> p = [0.3, 0.7]
                    Point(s.1 - s.2) ==> value = s.1 - s.2
                    """)
    void asAuthorsWrite(String text, String parameters) {
        assertThat(print(Instance.of(family(text)))).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    Beta(5, 7) ==> a = 5; b = 7
                    Normal(2, sd = 3) ==> mean = 2; var = 3^2
                    Gamma(2, rate = 5) ==> shape = 2; rate = 5
                    """)
    void asLearnersMayWrite(String text, String parameters) {
        assertThat(print(Instance.ofAnswer(family(text)))).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    Beta(5, 7) ==> Beta names its parameters: write Beta(a = .., b = ..)
                    Exponential(2) ==> Exponential names its parameters: write Exponential(rate = .. or scale = ..)
                    Normal(mean = 0) ==> Normal needs var = .. or sd = .. or precision = .. or cov = .. or log_var = ..
                    Normal(mean = 0, sd = 1, var = 1) ==> Normal has var twice: write var = .. or sd = .. or precision = .. or cov = .. or log_var = ..
                    Gamma(shape = 2, rte = 1) ==> Gamma has no rte (did you mean rate?)
                    Gama(shape = 2, rate = 1) ==> there is no distribution Gama (did you mean Gamma?)
                    Categorical(0.3, 0.7) ==> Categorical names its states: write name = probability
                    """)
    void refused(String text, String message) {
        assertThatThrownBy(() -> Instance.of(family(text))).hasMessage(message);
    }

    /**
     * Every law of every distribution reads, and names only x, its parameters and what laws may.
     */
    @Test
    void lawsNameOnlyParameters() {
        for (Distribution d : Distributions.all()) {
            var allowed =
                    new java.util.HashSet<>(d.parameters().stream().map(Parameter::name).toList());
            allowed.addAll(java.util.Set.of("x", "at", "pi", "k"));
            assertThat(Formulas.names(d.logDensity())).as(d.name()).isSubsetOf(allowed);
            assertThat(Formulas.names(d.density())).as(d.name()).isSubsetOf(allowed);
            for (Statistic s : Statistic.values())
                d.law(s)
                        .ifPresent(f ->
                                assertThat(Formulas.names(f)).as(d.name()).isSubsetOf(allowed));
            d.conditions()
                    .forEach(c ->
                            assertThat(Formulas.names(c.holds())).as(d.name()).isSubsetOf(allowed));
        }
    }
}
