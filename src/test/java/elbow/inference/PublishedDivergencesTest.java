package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.distribution.Instance;
import elbow.formula.Formula;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Divergences and entropies of distributions that others' tests and pages use. */
class PublishedDivergencesTest {
    record Row(String quantity, String p, String q, String value) {}

    static Stream<Row> rows() {
        try (InputStream in =
                PublishedDivergencesTest.class.getResourceAsStream("divergences.txt")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(l -> !l.startsWith("#")).map(PublishedDivergencesTest::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split(" \\| ");
        return new Row(cells[0], cells[1], cells[2].strip(), cells[3]);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agrees(Row row) {
        Measured measured = new Measured(Accuracy.STRICT);
        Particular p = particular(row.p());
        Real found =
                switch (row.quantity()) {
                    case "kl_pq" -> measured.kl(p, particular(row.q())).orElseThrow();
                    case "kl_qp" -> measured.kl(particular(row.q()), p).orElseThrow();
                    case "cross_entropy_pq" ->
                            measured.crossEntropy(p, particular(row.q())).orElseThrow();
                    case "entropy_p" -> measured.entropy(p).orElseThrow();
                    default -> throw new AssertionError(row);
                };
        if (row.value().equals("infinite")) assertThat(found).isEqualTo(Real.INFINITE);
        else {
            double value = Double.parseDouble(row.value());
            assertThat(Reals.toDouble(found))
                    .isCloseTo(value, within(1e-12 + 1e-9 * Math.abs(value)));
        }
    }

    /** A written distribution with its numbers; a vector lies over the variable k. */
    static Particular particular(String text) {
        Instance instance = Instance.of((Family) Formulas.parse(text));
        Map<String, Table> parameters = new LinkedHashMap<>();
        instance.parameters().forEach((name, f) -> parameters.put(name, table(f)));
        List<Variable> over =
                parameters.values().stream().flatMap(t -> t.axes().stream()).distinct().toList();
        return new Particular(instance.distribution(), parameters, over);
    }

    static Table table(Formula f) {
        if (!(f instanceof Vector v)) return interpreter().evaluate(f);
        List<State> states =
                IntStream.rangeClosed(1, v.elements().size())
                        .mapToObj(i -> State.of(Integer.toString(i)))
                        .toList();
        return Table.of(
                List.of(new Variable("k", states)),
                v.elements().stream().map(e -> interpreter().evaluate(e).number()).toList());
    }

    private static Interpreter<Table> interpreter() {
        return new Interpreter<>(
                new Tables(),
                r -> {
                    throw new AssertionError(r);
                },
                List.of());
    }
}
