package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import elbow.source.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the language has and this engine can't compute is refused at load, in one line. */
class UnsupportedTest {
    private static String refusal(String yaml) {
        FaultException e =
                catchThrowableOfType(
                        FaultException.class, () -> ExerciseReader.read(yaml, Path.of("f")));
        assertThat(e).isNotNull();
        return String.valueOf(e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "model: {'x[i]': Bernoulli(0.3)} ! how many elements x has is not known",
                "model: {z: Bernoulli(unknown)} ! unknown is what is estimated from data",
                "length: 5 ! length belongs to a sequence",
                "size: {i: 4} ! no variable has the index i",
                "observe: {z: [1, 0]} ! z is one variable, and this is a list"
            })
    void inAModel(String yaml, String named) {
        String model = yaml.startsWith("model") ? "" : "model: {z: Bernoulli(0.3)}\n";
        assertThat(refusal("id: a\n" + model + yaml + "\nask: [v: 1/2]\n"))
                .hasLineCount(1)
                .startsWith("f:")
                .contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ELBO(samples = 2.5) ! from 1 to 1000",
                "ELBO(samples = 0) ! from 1 to 1000",
                "ELBO(samples = 1001) ! from 1 to 1000",
                "ELBO(samples = infinite) ! from 1 to 1000",
                "ELBO(samples = 2, beta = 3) ! ELBO(samples = 3)",
                "ELBO(3) ! ELBO(samples = 3)",
                "ELBO(samples = 0/0) ! an order must be a number",
                "ELBO(samples = k) ! k",
                "Renyi(n = 0.5) ! Renyi(alpha = 0.5)",
                "CUBO(n = 0) ! an order above 0",
                "CUBO(n = -1) ! an order above 0",
                "CUBO(n = infinite) ! an order above 0",
                "Renyi(p(z) || q(z), alpha = -1) ! at least 0",
                "Renyi(p(z) || q(x), alpha = 2) ! q does not cover x",
                "Renyi(p(z) || p(x), alpha = 2) ! not distributions of the same variables",
                "max_q[ x + 1 ] + Z ! Z",
                "MLE(p(z = 1)) ! MLE",
                "Z ! Z",
                "cov(p(z)) ! cov is not supported",
                "KL(Dirichlet([1, 2]) || p(z)) ! not distributions of the same variables",
                "p(z[2]) ! no variable z[2]",
                "sum_i[ p(z = 1) ] ! i",
                "1 + [1, 2] ! is no number",
                "unknown ! unknown",
                "Bernoulli(0.3) ! Bernoulli"
            })
    void inAQuestion(String formula, String named) {
        assertThat(asked(formula)).hasLineCount(1).startsWith("f:9:").contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "KL(q(z) || p(z, x)) ! not distributions of the same variables",
                "KL(q(z) || p(x)) ! not distributions of the same variables",
                "E_q[ q(x) ] ! q does not cover x",
                "p(z | z) ! both sides of the bar",
                "z + 1 ! neither observed nor bound",
                "argmax p(z | x) + 1 ! names states",
                "p(z = 1) and 1 ! condition",
                "mean(p(z, x)) ! several variables",
                "H(p(z = 1)) ! all states",
                "p(z > 3) ! no state of z is in this range",
                "E_{0.5}[ 1 ] ! under"
            })
    void whatCantBeMeant(String formula, String named) {
        assertThat(asked(formula)).hasLineCount(1).startsWith("f:9:").contains(named);
    }

    private static String asked(String formula) {
        return refusal(
                """
                id: a
                model:
                  z: Bernoulli(0.3)
                  x | z:
                    {0: Bernoulli(0.2), 1: Bernoulli(0.8)}
                observe: {x: 1}
                q: {z: Bernoulli(0.7)}
                ask:
                  - v: FORMULA
                """
                        .replace("FORMULA", formula));
    }

    /** Every pair of 40 latents has a child that was seen: any elimination couples them all. */
    @Test
    void aTooLargeModelIsRefusedBeforeItIsTried() {
        StringBuilder yaml = new StringBuilder("id: a\nmodel:\n");
        for (int i = 0; i < 40; i++) yaml.append("  z" + i + ": Bernoulli(0.5)\n");
        StringBuilder observe = new StringBuilder("observe:\n");
        for (int i = 0; i < 40; i++)
            for (int j = i + 1; j < 40; j++) {
                String x = "x" + i + "_" + j;
                yaml.append("  " + x + " | z" + i + ", z" + j + ":\n");
                yaml.append("    any, any: Bernoulli(0.3)\n    1, 1: Bernoulli(0.6)\n");
                observe.append("  " + x + ": 1\n");
            }
        String text = yaml.toString() + observe + "ask:\n  - v: p(observed)\n";
        long before = System.nanoTime();
        String refusal = refusal(text);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(refusal).hasLineCount(1).contains("1099511627776 cells");
    }

    @Test
    void aTooLargeAnswerIsRefusedBeforeItIsTried() {
        String names =
                IntStream.range(0, 40).mapToObj(i -> "z" + i).collect(Collectors.joining(", "));
        String model =
                Arrays.stream(names.split(", "))
                        .map(z -> "  " + z + ": Bernoulli(0.5)\n")
                        .collect(Collectors.joining());
        String refusal = refusal("id: a\nmodel:\n" + model + "ask:\n  - v: \"p(" + names + ")\"\n");
        assertThat(refusal).hasLineCount(1).contains("cells");
    }

    /** No graph is kept for so many variables, but what can't be meant is still found at load. */
    @Test
    void manyVariablesAreNoExcuse() {
        StringBuilder model = new StringBuilder("  z0: Bernoulli(0.5)\n");
        for (int i = 1; i < 60; i++)
            model.append("  z" + i + " | z" + (i - 1) + ": Bernoulli(0.2)\n");
        String yaml = "id: a\nmodel:\n" + model + "q: posterior\nask:\n  - v: ";
        assertThat(refusal(yaml + "KL(q(z0) || p(z1))\n"))
                .hasLineCount(1)
                .contains("not distributions of the same variables");
        assertThat(ExercisesForTests.read(yaml + "KL(q(z9) || p(z9))\n").variant(1).answers())
                .containsOnlyKeys("v");
    }
}
