package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Option;
import elbow.formula.Formulas;
import elbow.grading.Reading.Understood;
import elbow.grading.Reading.Unread;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Digits;
import elbow.working.ValueText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How vectors, matrices, distributions, lists, options and formulas may be typed. */
class ShapesTest {
    private static final Map<String, List<String>> STATES =
            Map.of("z[1]", List.of("rain", "sun"), "z[2]", List.of("rain", "sun"));

    static final List<String> VECTORS =
            lines(
                    """
                    [0.3, 0.7] => [0.3, 0.7]
                    (0.3, 0.7) => [0.3, 0.7]
                    0.3 0.7 => [0.3, 0.7]
                    0.3, 0.7 => [0.3, 0.7]
                    0.3; 0.7 => [0.3, 0.7]
                    0,3; 0,7 => [0.3, 0.7]
                    [-1/2 30%] => [−0.5, 0.3]
                    part = [0.3, 0.7] => [0.3, 0.7]
                    undefined => undefined
                    not determined => not determined
                    [0.3] => @1 2 numbers are asked; this is one
                    [0.3, 0.7, 1] => @1 2 numbers are asked; this is 3
                    [a, 1] => @1 a is no number
                    """);

    @ParameterizedTest
    @FieldSource("VECTORS")
    void vectors(String line) {
        check(line, new Value.Vector(List.of(Real.ZERO, Real.ZERO)));
    }

    static final List<String> MATRICES =
            lines(
                    """
                    [[1, 0], [0, 1]] => [[1, 0], [0, 1]]
                    [[1 0] [0 1]] => [[1, 0], [0, 1]]
                    [1, 0], [0, 1] => [[1, 0], [0, 1]]
                    [1, 0; 0, 1] => [[1, 0], [0, 1]]
                    1 0; 0 1 => [[1, 0], [0, 1]]
                    1 1/2; -0.5 1 => [[1, 0.5], [−0.5, 1]]
                    1 0 0 1 => @0 2 rows are asked
                    [[1, 0]] => @1 2 rows are asked
                    [[1, 0], [0]] => @10 2 numbers are asked; this is one
                    """);

    @ParameterizedTest
    @FieldSource("MATRICES")
    void matrices(String line) {
        List<Real> row = List.of(Real.ZERO, Real.ZERO);
        check(line, new Value.Matrix(List.of(row, row)));
    }

    static final List<String> NORMALS =
            lines(
                    """
                    Normal(mean = 0, var = 2) => Normal(mean = 0, var = 2)
                    normal(var = 2, mean = 0) => Normal(mean = 0, var = 2)
                    Normal(0, var = 2) => Normal(mean = 0, var = 2)
                    Normal(0; var: 2) => Normal(mean = 0, var = 2)
                    Normal(0, sd = 1.5) => Normal(mean = 0, var = 2.25)
                    Normal(1/3 + 1/6, precision = 4) => Normal(mean = 0.5, var = 0.25)
                    Normal(mean = 0, log_var = 0) => Normal(mean = 0, var = 1)
                    Normal(0, 2) => @10 say which this is: var = or sd =
                    Normal(0) => @8 the parameter var is missing; Normal has mean, var
                    Normal(0, var = 1, sd = 1) => @24 the parameter var is there twice
                    Normal(0, vra = 1) => @10 Normal has no parameter vra
                    Normal(0, var = ) => @15 a number is missing here
                    Normall(0, var = 1) => @0 no distribution is called Normall
                    0.5 => @0 a distribution with its parameters is asked
                    Normal => @0 a distribution with its parameters is asked
                    """);

    @ParameterizedTest
    @FieldSource("NORMALS")
    void distributions(String line) {
        check(line, normal(Real.ZERO, Real.ONE));
    }

    static final List<String> MIXTURES =
            lines(
                    """
                    0.3 Normal(0, var = 1) + 0.7*Normal(3, sd = 2) => 0.3 Normal(mean = 0, var = 1) + 0.7 Normal(mean = 3, var = 4)
                    Normal(0, var = 1) + 0.7 Normal(3, sd = 2) => @0 a weight and a distribution are wanted here
                    0.3 Normal(0, var = 1) => @0 a mixture of 2 is asked
                    """);

    @ParameterizedTest
    @FieldSource("MIXTURES")
    void mixtures(String line) {
        Value.Mixture.Component one =
                new Value.Mixture.Component(Real.ONE, normal(Real.ZERO, Real.ONE));
        check(line, new Value.Mixture(List.of(one, one)));
    }

    static final List<String> NUMBERS =
            lines(
                    """
                    0.1; 0.2; 0.3 => 0.1; 0.2; 0.3
                    0.1, 0.2, 0.3 => 0.1; 0.2; 0.3
                    [0.1 0.2 0.3] => 0.1; 0.2; 0.3
                    0,1; 0,2; 0,3 => 0.1; 0.2; 0.3
                    0.1; 0.2 => @0 3 answers are asked, parted by semicolons; this is 2
                    0.1 => @0 3 answers are asked, parted by semicolons; this is one
                    """);

    @ParameterizedTest
    @FieldSource("NUMBERS")
    void listsOfNumbers(String line) {
        check(line, new Value.Listed(List.of(Real.ZERO, Real.ZERO, Real.ZERO)));
    }

    static final List<String> TABLES =
            lines(
                    """
                    rain 0.3, sun 0.7; rain 0.2, sun 0.8 => rain: 0.3, sun: 0.7; rain: 0.2, sun: 0.8
                    0.3 0.7; 0.2 0.8 => rain: 0.3, sun: 0.7; rain: 0.2, sun: 0.8
                    [0.3, 0.7], [0.2, 0.8] => rain: 0.3, sun: 0.7; rain: 0.2, sun: 0.8
                    [[0.3, 0.7], [0.2, 0.8]] => rain: 0.3, sun: 0.7; rain: 0.2, sun: 0.8
                    0.3 0.7 => @0 2 answers are asked
                    0.3 0.7; 0.2 => @9 2 numbers are asked
                    """);

    @ParameterizedTest
    @FieldSource("TABLES")
    void listsOfTables(String line) {
        Value.Tabulated table =
                new Value.Tabulated(
                        List.of("z[1]"),
                        List.of(
                                new Value.Tabulated.Row(List.of("rain"), Real.ZERO),
                                new Value.Tabulated.Row(List.of("sun"), Real.ZERO)));
        check(line, new Value.Listed(List.of(table, table)));
    }

    static final List<String> WORDS =
            lines(
                    """
                    rain; sun => rain; sun
                    rain, sun => rain; sun
                    rain sun => rain; sun
                    rain; snow => @6 z[2] has no state snow
                    """);

    @ParameterizedTest
    @FieldSource("WORDS")
    void listsOfStates(String line) {
        Value first = new Value.Assignment(List.of("z[1]"), List.of(List.of("rain")));
        Value second = new Value.Assignment(List.of("z[2]"), List.of(List.of("rain")));
        check(line, new Value.Listed(List.of(first, second)));
    }

    static final List<String> CHOICES =
            lines(
                    """
                    b => prior
                    B => prior
                    b) => prior
                    b. => prior
                    Prior => prior
                    d => @0 there is no option d; there are a, b, c
                    not determined => @0 there is no option not determined
                    a b => @0 there is no option a b; there are a, b, c
                    """);

    @ParameterizedTest
    @FieldSource("CHOICES")
    void choices(String line) {
        check(line, new Value.Name("posterior"));
    }

    static final List<String> SELECTIONS =
            lines(
                    """
                    a, c => posterior; evidence
                    a c => posterior; evidence
                    ac => posterior; evidence
                    a; evidence => posterior; evidence
                    {a, c} => posterior; evidence
                    none => none
                    a, a => @0 one of the options is named twice
                    a, x => @3 there is no option x
                    """);

    @ParameterizedTest
    @FieldSource("SELECTIONS")
    void selections(String line) {
        check(line, new Value.Chosen(List.of("prior"), false));
    }

    static final List<String> FORMULAS =
            lines(
                    """
                    k/(n + 2) => k/(n + 2)
                    2k => 2·k
                    part = ln n => ln(n)
                    k² => k^2
                    e^k => e^k
                    m/2 => @0 m is not among the names of this answer: n, k
                    k + => @3 expected a number
                    """);

    @ParameterizedTest
    @FieldSource("FORMULAS")
    void formulas(String line) {
        check(line, new Value.Expression(Formulas.parse("n")));
    }

    private static Value.Described normal(Real mean, Real var) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        parameters.put("mean", mean);
        parameters.put("var", var);
        return new Value.Described("Normal", parameters);
    }

    private static void check(String line, Value shape) {
        int arrow = line.lastIndexOf(" => ");
        String expected = line.substring(arrow + 4);
        List<Option> options =
                List.of(option("a", "posterior"), option("b", "prior"), option("c", "evidence"));
        Asked asked =
                new Asked(
                        "part",
                        List.of("part"),
                        Kind.NUMBER,
                        Optional.empty(),
                        shape,
                        STATES,
                        options,
                        List.of("n", "k"));
        switch (new AnswerReader(asked, Map.of()).read(line.substring(0, arrow))) {
            case Understood u ->
                    assertThat(ValueText.of(u.value(), new Digits(4))).isEqualTo(expected);
            case Unread u ->
                    assertThat("@" + u.why().offset() + " " + u.why().problem())
                            .startsWith(expected);
            case Reading.Blank b -> assertThat("blank").isEqualTo(expected);
        }
    }

    private static Option option(String label, String text) {
        return new Option(label, text, text, false, Optional.empty());
    }

    private static List<String> lines(String table) {
        return table.lines().toList();
    }
}
