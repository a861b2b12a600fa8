package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

/** Measures of information on random chains x → y → z, by the identities that bind them. */
class InformationTest {
    private static final int CHAINS = 20;

    private static double value(String model, String formula) {
        String part = formula.endsWith(" bits") ? formula.replace(" bits", "") : formula;
        String unit = formula.endsWith(" bits") ? ", unit: bits" : "";
        Exercise exercise =
                ExercisesForTests.read(
                        "id: a\n"
                                + model
                                + "ask:\n  - v: {formula: \""
                                + part
                                + "\""
                                + unit
                                + "}\n");
        return Reals.toDouble(
                (Real) List.copyOf(exercise.variant(1).answers().values()).getFirst());
    }

    private static String chain(Random random) {
        return "model:\n  x: "
                + row(random)
                + "\n"
                + rows("y", "x", random)
                + rows("z", "y", random);
    }

    private static String rows(String child, String parent, Random random) {
        StringBuilder rows = new StringBuilder("  " + child + " | " + parent + ":\n");
        for (int i = 0; i < 3; i++)
            rows.append("    ").append(i).append(": ").append(row(random)).append("\n");
        return rows.toString();
    }

    /** Thousandths; a zero now and then. */
    private static String row(Random random) {
        int a = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(499);
        int b = 1 + random.nextInt(499);
        int c = 1000 - a - b;
        return "Categorical(0 = %d/1000, 1 = %d/1000, 2 = %d/1000)".formatted(a, b, c);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " == ",
            value = {
                // the chain rules
                "H(p(x, y)) == H(p(x)) + E_{p(x)}[ H(p(y | x)) ]",
                "H(p(x, y, z)) == H(p(x)) + E_{p(x)}[ H(p(y | x)) ] + E_{p(y)}[ H(p(z | y)) ]",
                "I(x ; y, z) == I(x ; z) + I(x ; y | z)",
                "I(x, y ; z) == I(y ; z)",
                // mutual information, five ways
                "I(x ; z) == I(z ; x)",
                "I(x ; z) == H(p(x)) + H(p(z)) - H(p(x, z))",
                "I(x ; z) == H(p(z)) - E_{p(x)}[ H(p(z | x)) ]",
                "I(x ; z) == E_{p(x)}[ KL(p(z | x) || p(z)) ]",
                "I(x ; z) == sum_{x, z}[ p(x, z)*log(p(x, z)/(p(x)*p(z))) ]",
                "I(x ; z | y) == 0",
                "I(x ; y | z) == E_{p(z)}[ H(p(x | z)) ] - E_{p(y, z)}[ H(p(x | y, z)) ]",
                // cross-entropy and divergences, of one distribution given another's state
                "CE(p(y | x = 1), p(y | x = 2)) == H(p(y | x = 1)) + KL(p(y | x = 1) || p(y | x ="
                        + " 2))",
                "JS(p(y | x = 1), p(y | x = 2)) == JS(p(y | x = 2), p(y | x = 1))",
                "JS(p(y | x = 1), p(y | x = 1)) == 0",
                "KL(p(y) || p(y)) == 0",
                "Renyi(p(y | x = 1) || p(y | x = 2), alpha = 1) == KL(p(y | x = 1) || p(y | x ="
                        + " 2))",
                "Renyi(p(y | x = 1) || p(y | x = 2), alpha = 0.5) == Renyi(p(y | x = 2) || p(y | x"
                        + " = 1), alpha = 0.5)",
                "0.7*Renyi(p(y) || p(y | x = 2), alpha = 0.3) == 0.3*Renyi(p(y | x = 2) || p(y),"
                        + " alpha = 0.7)",
                // bits
                "H(p(x, z)) bits == H(p(x, z))/log 2",
                "I(x ; z) bits == sum_{x, z}[ p(x, z)*log2(p(x, z)/(p(x)*p(z))) ]",
                "KL(p(y | x = 1) || p(y)) bits == E_{p(y | x = 1)}[ log2(p(y | x = 1)/p(y)) ]",
            })
    void equals(String left, String right) {
        Random random = new Random(7);
        for (int i = 0; i < CHAINS; i++) {
            String model = chain(random);
            double is = value(model, left);
            double should = value(model, right);
            if (Double.isInfinite(should)) assertThat(is).as(model).isEqualTo(should);
            else assertThat(is).as(model).isCloseTo(should, within(1e-12));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " <= ",
            value = {
                // the data processing inequality
                "I(x ; z) <= I(x ; y)",
                "I(x ; z) <= I(y ; z)",
                "KL(p(z | x = 1) || p(z | x = 2)) <= KL(p(y | x = 1) || p(y | x = 2))",
                "JS(p(z | x = 1), p(z | x = 2)) <= JS(p(y | x = 1), p(y | x = 2))",
                // conditioning does not raise an entropy, and measures have their bounds
                "E_{p(z)}[ H(p(x | z)) ] <= H(p(x))",
                "H(p(x)) <= log 3",
                "JS(p(y | x = 1), p(y | x = 2)) <= log 2",
                // Rényi divergences rise with their order
                "Renyi(p(y | x = 1) || p(y), alpha = 0) <= Renyi(p(y | x = 1) || p(y), alpha ="
                        + " 1/2)",
                "Renyi(p(y | x = 1) || p(y), alpha = 1/2) <= KL(p(y | x = 1) || p(y))",
                "KL(p(y | x = 1) || p(y)) <= Renyi(p(y | x = 1) || p(y), alpha = 2)",
                "Renyi(p(y | x = 1) || p(y), alpha = 2) <= Renyi(p(y | x = 1) || p(y), alpha ="
                        + " infinite)",
                // the triangle inequality of the Jensen-Shannon distance
                "sqrt(JS(p(y | x = 0), p(y | x = 2))) <= sqrt(JS(p(y | x = 0), p(y | x = 1))) +"
                        + " sqrt(JS(p(y | x = 1), p(y | x = 2)))",
            })
    void atMost(String left, String right) {
        Random random = new Random(8);
        for (int i = 0; i < CHAINS; i++) {
            String model = chain(random);
            assertThat(value(model, left))
                    .as(model)
                    .isLessThanOrEqualTo(value(model, right) + 1e-12);
        }
    }

    private static final String NO_MODEL = "model: {u: Bernoulli(0.5)}\n";

    /**
     * Printed by TensorFlow Probability, PyTorch, SciPy, dlang.org and Wikipedia for these
     * distributions, or computed from them with 50 digits.
     */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " = ",
            value = {
                "KL(Bernoulli(1) || Bernoulli(0.5)) = 0.6931471805599453",
                "KL(Bernoulli(0.5) || Bernoulli(1)) = Infinity",
                "KL(Bernoulli(1) || Bernoulli(0)) = Infinity",
                "KL(Bernoulli(1) || Bernoulli(1)) = 0",
                "KL(Bernoulli(0.6) || Bernoulli(0.4)) = 0.08109302162163287",
                "CE(Bernoulli(0.6), Bernoulli(0.4)) = 0.7541046886308893",
                "JS(Bernoulli(0.6), Bernoulli(0.4)) = 0.020135513550688874",
                "JS(Bernoulli(1), Bernoulli(0)) = 0.6931471805599453",
                "JS(Bernoulli(1), Bernoulli(0)) bits = 1",
                "H(Categorical(a : 0.9, b : 0.1)) = 0.32508297339144826",
                "H(Categorical(a : 0.9, b : 0.1)) bits = 0.4689955935892812",
                "KL(Categorical(a : 0.5, b : 0.5) || Categorical(a : 0.9, b : 0.1)) ="
                        + " 0.5108256237659907",
                "KL(Categorical(a : 0.9, b : 0.1) || Categorical(a : 0.5, b : 0.5)) ="
                        + " 0.3680642071684971",
                "KL(Binomial(n : 30, p : 0.4) || Binomial(n : 30, p : 0.6)) = 2.4327906486489863",
                "H(Binomial(n : 30, p : 0.4)) = 2.4053793167403876",
                "KL(Binomial(n : 3, p : 0.4) || Binomial(n : 4, p : 0.5)) = 0.34092583879990535",
                "KL(Binomial(n : 4, p : 0.5) || Binomial(n : 3, p : 0.4)) = Infinity",
                "KL(Binomial(n : 2, p : 0.4) || Uniform(0 .. 2)) = 0.08529960131837057",
                "KL(Uniform(0 .. 2) || Binomial(n : 2, p : 0.4)) = 0.09745500678538763",
                "KL(Binomial(n : 2, p : 0.4) || Uniform(0 .. 2)) bits = 0.12306131181181891",
                "JS(Binomial(n : 2, p : 0.4), Uniform(0 .. 2)) = 0.02245986042971459",
                "KL(Uniform(1 .. 4) || Categorical(1 : 0.2, 2 : 0.2, 3 : 0.2, 4 : 0.4)) bits ="
                        + " 0.07192809488736235",
                "KL(Categorical(1 : 0.2, 2 : 0.2, 3 : 0.2, 4 : 0.4) || Uniform(1 .. 4)) bits ="
                        + " 0.07807190511263765",
                "Renyi(Bernoulli(1) || Bernoulli(0), alpha : 0.5) = Infinity",
                "Renyi(Bernoulli(0.5) || Bernoulli(1), alpha : 2) = Infinity",
                "Renyi(Bernoulli(0.5) || Bernoulli(1), alpha : infinite) = Infinity",
                "Renyi(Bernoulli(0.5) || Bernoulli(1), alpha : 0) = 0",
                "Renyi(Bernoulli(1) || Bernoulli(0.5), alpha : 0) = 0.6931471805599453",
                "Renyi(Bernoulli(1) || Bernoulli(0.25), alpha : infinite) = 1.3862943611198906",
            })
    void writtenOut(String formula, double should) {
        double is = value(NO_MODEL, formula.replace(" : ", " = "));
        if (Double.isInfinite(should)) assertThat(is).isEqualTo(should);
        else assertThat(is).isCloseTo(should, within(1e-13));
    }

    /** A word of three letters copied without fault: all of its 1.5 bits arrive. */
    @ParameterizedTest
    @ValueSource(strings = {"I(x ; y) bits", "H(p(x)) bits", "H(p(x, y)) bits"})
    void aFaultlessCopy(String formula) {
        String model =
                """
                model:
                  x: Categorical(a = 0.25, b = 0.25, c = 0.5)
                  y | x:
                    a: Point(a)
                    b: Point(b)
                    c: Point(c)
                """;
        assertThat(value(model, formula)).isCloseTo(1.5, within(1e-14));
        assertThat(value(model, "E_{p(x)}[ H(p(y | x)) ]")).isZero();
    }
}
