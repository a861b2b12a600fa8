package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.value.Unit;
import elbow.grading.Reading.Blank;
import elbow.grading.Reading.Understood;
import elbow.grading.Reading.Unread;
import elbow.grading.Typed.Form;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Assignment;
import elbow.value.Value.Tabulated;
import elbow.value.Value.Tabulated.Row;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Each form a learner may type, and what it reads as; or where the caret points, and why. */
class AnswerReaderTest {
    private static final Map<String, Value> EARLIER = new LinkedHashMap<>();

    static {
        EARLIER.put("reconstruction", Real.of(-0.639));
        EARLIER.put("kl", Real.of(0.0823));
        EARLIER.put("posterior", table(List.of("z"), List.of("rain"), List.of("sun")));
    }

    /** A part in nats. */
    static final List<String> LOGARITHMS =
            lines(
                    """
                    -0.5108 => -0.5108
                    −0.5108 => -0.5108
                    –0.5108 => -0.5108
                    - 0.5108 => -0.5108
                    -.5108 => -0.5108
                    -5.108e-1 => -0.5108
                    -5.108E-1 => -0.5108
                    -5.108*10^-1 => -0.5108
                    -5.108×10^-1 => -0.5108
                    -5.108 · 10^(-1) => -0.5108
                    -5.108·10⁻¹ => -0.5108
                    = -0.5108 => -0.5108
                    ≈ -0.5108 => -0.5108
                    ~ -0.5108 => -0.5108
                    -0.5108 nats => -0.5108
                    -0.5108nats => -0.5108
                    -0.5108 nat => -0.5108
                    -0.5108 NATS => -0.5108
                    1 bit => 0.6931471805599453
                    -2 bits => -1.3862943611198906
                    elbo = -0.5108 => -0.5108
                    ELBO=-0.5108 => -0.5108
                    elbo ≈ −0.5108 nats => -0.5108
                    elbo: -0.5108 => -0.5108
                    +0.5 => 0.5
                    --0.5 => 0.5
                    1. => 1
                    2e3 => 2000
                    007 => 7
                    3/4 => 0.75
                    3 / 4 => 0.75
                    ½ => 0.5
                    -¾ => -0.75
                    0.75 => 0.75
                    0,75 => 0.75
                    -0,5108 => -0.5108
                    0,750 => 0.75
                    ,75 => 0.75
                    12,5 => 12.5
                    1234,5 => 1234.5
                    1,2345 => 1.2345
                    4 * 0,5 => 2
                    ln 0,5 => -0.6931471805599453
                    ln(.6) => -0.5108256237659907
                    log 0.6 => -0.5108256237659907
                    log(0.6) => -0.5108256237659907
                    ln(3/5) => -0.5108256237659907
                    2 ln 3 => 2.1972245773362196
                    2(3 + 4) => 14
                    log2 8 => 3
                    log10 1000 => 3
                    exp(-0.5) => 0.6065306597126334
                    sqrt 2 => 1.4142135623730951
                    e => 2.718281828459045
                    2*e => 5.43656365691809
                    pi => 3.141592653589793
                    -2^2 => -4
                    2^3^2 => 512
                    0.4*ln(0.4/0.5) + 0.6*ln(1.2) => 0.020135513550688863
                    max(1,2) => 2
                    min(0.5, 0.7) => 0.5
                    max(0.5,0.7) => 0.7
                    reconstruction - kl => -0.7213
                    Reconstruction - KL => -0.7213
                    elbo = reconstruction - kl => -0.7213
                    posterior.sun => 0.8
                    infinite => Infinity
                    -infinite => -Infinity
                    − infinite => -Infinity
                    inf => Infinity
                    Infinity => Infinity
                    ∞ => Infinity
                    -∞ => -Infinity
                    ln 0 => -Infinity
                    undefined => NaN
                    Undefined => NaN
                    1e-400 => 0
                    NaN => @0 NaN is no number
                    nan => @0 NaN is no number
                    1e400 => @0 too large
                    0.75f => @4 f is no number
                    0x1p3 => @1 x1p3 is no number
                    1_000 => @1 unexpected character _
                    1 000 => @2 expected an operator or the end
                    1'000 => @1 quote is not closed
                    1,234 => @1 1,234 can be 1234 or 1.234
                    -1,234 => @2 1,234 can be 1234 or 1.234
                    1,234.5 => @1 write one number with a point
                    1.234,5 => @5 write one number with a point
                    1,2,3 => @1 write one number with a point
                    0,2, 0,8 => @3 one number is asked
                    0.2, 0.8 => @3 one number is asked
                    max(0,5, 0,7) => @5 can separate numbers or stand for points
                    2½ => @1 write a mixed number as a sum
                    75% => @2 in nats, not a share
                    9^9^9^9 => @0 too large
                    1/9^9^9^9 => @0 too large
                    exp(1e9) => @0 too large
                    exp(-1e9) => @0 too small
                    1/0 => @0 division by 0
                    0^-1 => @0 division by 0
                    ln(-1) => @0 no value at a negative number
                    sqrt(-2) => @0 no value at a negative number
                    infinite - infinite => @0 infinite is no number to compute with
                    -undefined => @0 undefined has no sign
                    2e => @1 e beside digits is an exponent
                    1+ => @2 expected a number
                    (1+2 => @0 ( is not closed
                    1+2) => @3 this bracket was not opened
                    foo + 1 => @0 foo is no number
                    1 + reconstuction => @4 did you mean reconstruction?
                    elbo - 1 => @0 elbo is what is asked
                    posterior => @0 your answer to posterior is no number
                    posterior.snow => @0 your answer to posterior is no number
                    p(x) => @0 an answer holds numbers
                    KL(q || p) => @0 an answer holds numbers
                    0.5 0.6 => @4 expected an operator
                    kl = 0.08 => @3 one value is asked
                    elbo = 0.1 = 0.2 => @11 one value is asked
                    5! => @1 unexpected character !
                    $-0.5$ => @0 unexpected character $
                    -0.5. => @4 a point stands in a number
                    ５ => @0 unexpected character
                    1;2 => @1 expected an operator
                    -0.51 or so => @6 expected a number
                    yes => @0 yes is no number
                    nats => @0 nats is no number
                    elbo = => @6 a value is missing
                    = => @1 a value is missing
                    2^^3 => @2 expected a number
                    1/2ln 3 => @3 can be read in two ways
                    log 2^2 => @5 write log(2^2) or (log 2)^2
                    """);

    /** A probability. */
    static final List<String> PROBABILITIES =
            lines(
                    """
                    75% => 0.75
                    75 % => 0.75
                    7,5% => 0.075
                    50% + 25% => 0.75
                    .75 => 0.75
                    ¾ => 0.75
                    p = 3/4 => 0.75
                    p(z = 1 | x) = 0.75 => 0.75
                    P( z=1|x ) = 0.75 => 0.75
                    150% => 1.5
                    0.75 nats => @5 what is asked has no unit
                    0.75 bits => @5 what is asked has no unit
                    p(z = 0 | x) = 0.75 => @4 one value is asked
                    """);

    /** A table over rain and sun. */
    static final List<String> TABLES =
            lines(
                    """
                    0.2 0.8 => 0.2 0.8
                    0.2, 0.8 => 0.2 0.8
                    0.2,0.8 => 0.2 0.8
                    0.2; 0.8 => 0.2 0.8
                    [0.2, 0.8] => 0.2 0.8
                    (0.2, 0.8) => 0.2 0.8
                    0.2, 0.8, => 0.2 0.8
                    1/5 4/5 => 0.2 0.8
                    1 - 0.8, 0.8 => 0.2 0.8
                    max(0.1, 0.2), 0.8 => 0.2 0.8
                    20% 80% => 0.2 0.8
                    0,2; 0,8 => 0.2 0.8
                    0,2 0,8 => 0.2 0.8
                    1,0 => 1 0
                    0,1 => 0 1
                    rain 0.2, sun 0.8 => 0.2 0.8
                    rain 0.2 sun 0.8 => 0.2 0.8
                    rain: 0.2, sun: 0.8 => 0.2 0.8
                    sun: 0.8; rain: 0.2 => 0.2 0.8
                    rain = 0.2, sun = 0.8 => 0.2 0.8
                    Rain: 20%, SUN: 80% => 0.2 0.8
                    {rain: 0.2, sun: 0.8} => 0.2 0.8
                    {"rain": 0.2, "sun": 0.8} => 0.2 0.8
                    rain → 0.2, sun → 0.8 => 0.2 0.8
                    rain 0,2, sun 0,8 => 0.2 0.8
                    z = rain: 0.2, z = sun: 0.8 => 0.2 0.8
                    t = 0.2, 0.8 => 0.2 0.8
                    t: [0.2, 0.8] => 0.2 0.8
                    undefined => NaN NaN
                    0,2, 0,8 => @1 can separate numbers or stand for points
                    0,2,0,8 => @1 can separate numbers or stand for points
                    0.2 => @0 2 numbers are asked, one for each of rain, sun; this is one
                    0.2 0.3 0.5 => @0 2 numbers are asked, one for each of rain, sun; this is 3
                    0.2,, 0.8 => @0 2 numbers are asked
                    ln 0.6 0.8 => @0 2 numbers are asked
                    rain 0.2 => @8 a number is missing for sun
                    rain 0.2, rain 0.8 => @10 rain has two numbers
                    rain: 0.2, sun: => @15 a number is missing here
                    rian: 0.2, sun: 0.8 => @0 did you mean rain?
                    0.2, x => @5 x is no number
                    0.2 nats, 0.8 => @4 what is asked has no unit
                    """);

    /** A joint table over x in 0, 1 and y in a, b. */
    static final List<String> JOINT_TABLES =
            lines(
                    """
                    0.1 0.2 0.3 0.4 => 0.1 0.2 0.3 0.4
                    0, a: 0.1; 0, b: 0.2; 1, a: 0.3; 1, b: 0.4 => 0.1 0.2 0.3 0.4
                    0,a:0.1, 0,b:0.2, 1,a:.3, 1,b:.4 => 0.1 0.2 0.3 0.4
                    (0, a): 0.1, (0, b): 0.2, (1, a): 0.3, (1, b): 0.4 => 0.1 0.2 0.3 0.4
                    1, b: 0.4; 0, a: 0.1; 0, b: 0.2; 1, a: 0.3 => 0.1 0.2 0.3 0.4
                    x=0, y=a: .1; x=0, y=b: .2; x=1, y=a: .3; x=1, y=b: .4 => 0.1 0.2 0.3 0.4
                    0, a: 0.1; 0, b: 0.2; 1, a: 0.3 => @31 a number is missing for 1, b
                    0.1, 0.2, 0.3 => @0 4 numbers are asked, one for each of 0, a; 0, b; 1, a; 1, b
                    """);

    /** Two states, in the order a, b; each 0 or 1. */
    static final List<String> STATES =
            lines(
                    """
                    1, 0 => 1 0
                    1 0 => 1 0
                    1.0, 0 => 1 0
                    [1, 0] => 1 0
                    1 -> 0 => 1 0
                    1 → 0 => 1 0
                    a = 1, b = 0 => 1 0
                    b = 0, a = 1 => 1 0
                    a=1 b=0 => 1 0
                    a: 1; b: 0 => 1 0
                    1 => @0 one state is asked for each of a, b
                    1, 0, 1 => @0 one state is asked for each of a, b
                    a = 1 => @0 one state is asked for each of a, b
                    a = 1, a = 0 => @0 one state is asked for each of a, b
                    2, 0 => @0 a has no state 2; its states are 0, 1
                    a = 1, c = 0 => @7 what is asked has no variable c
                    """);

    @ParameterizedTest
    @FieldSource("LOGARITHMS")
    void inNats(String line) {
        check(line, number("elbo", Kind.LOGARITHM, Real.ZERO));
    }

    @ParameterizedTest
    @FieldSource("PROBABILITIES")
    void probabilities(String line) {
        List<String> spellings = List.of("p", "p(z = 1 | x)");
        check(line, asked("p", spellings, Real.ZERO, Map.of()));
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void tables(String line) {
        Tabulated shape = table(List.of("z"), List.of("rain"), List.of("sun"));
        check(line, asked("t", List.of("t"), shape, Map.of()));
    }

    @ParameterizedTest
    @FieldSource("JOINT_TABLES")
    void jointTables(String line) {
        Tabulated shape =
                table(
                        List.of("x", "y"),
                        List.of("0", "a"),
                        List.of("0", "b"),
                        List.of("1", "a"),
                        List.of("1", "b"));
        check(line, asked("t", List.of("t"), shape, Map.of()));
    }

    @ParameterizedTest
    @FieldSource("STATES")
    void states(String line) {
        Value shape = new Assignment(List.of("a", "b"), List.of(List.of("0", "0")));
        List<String> binary = List.of("0", "1");
        check(line, asked("s", List.of("s"), shape, Map.of("a", binary, "b", binary)));
    }

    @Test
    void aTableOfRowsNamedByNumbers() {
        Tabulated shape = table(List.of("z"), List.of("0"), List.of("1"));
        Asked asked = asked("t", List.of("t"), shape, Map.of());
        check("0: 0.2; 1: 0.8 => 0.2 0.8", asked);
        check("1: 0.8, 0: 0.2 => 0.2 0.8", asked);
        check("z = 1: 0.8, z = 0: 0.2 => 0.2 0.8", asked);
        check("\n  0: 0.2\n  1: 0.8\n => 0.2 0.8", asked);
        check("0 0.2, 1 0.8 => @2 expected an operator", asked);
    }

    @Test
    void oneStateByItsNameInAnyCase() {
        Value shape = new Assignment(List.of("z"), List.of(List.of("sun")));
        Asked asked = asked("best", List.of("best"), shape, Map.of("z", List.of("rain", "sun")));
        check("rain => rain", asked);
        check("Rain => rain", asked);
        check("z = rain => rain", asked);
        check("best = 'rain' => rain", asked);
        check("rian => @0 did you mean rain?", asked);
        check("undefined => NaN", asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "yes", "Y", "t", " true ", "c = true"})
    void truths(String text) {
        assertThat(read(text, truth())).isEqualTo(new Understood(new Value.Truth(true), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "maybe", "0.5", "truee"})
    void whatIsNoTruth(String text) {
        check(text + " => @0 write true or false", truth());
    }

    private static Asked truth() {
        return asked("c", List.of("c"), new Value.Truth(false), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0"})
    void nothingTyped(String text) {
        assertThat(read(text, number("elbo", Kind.LOGARITHM, Real.ZERO))).isEqualTo(new Blank());
    }

    @Test
    void anAnswerHasALimit() {
        check("1+".repeat(2000) + "1 => @0 at most 2000 characters", truth());
    }

    @Test
    void aLongSumIsComputed() {
        check("1+".repeat(399) + "1 => 400", number("elbo", Kind.LOGARITHM, Real.ZERO));
        check("1-".repeat(399) + "1 => -398", number("elbo", Kind.LOGARITHM, Real.ZERO));
        check(
                "1+".repeat(999) + "1 => @0 at most 400 operations",
                number("elbo", Kind.LOGARITHM, Real.ZERO));
    }

    @Test
    void nestingHasALimit() {
        Asked asked = number("elbo", Kind.LOGARITHM, Real.ZERO);
        check("(".repeat(500) + "1" + ")".repeat(500) + " => @99 at most 100 levels", asked);
    }

    @Test
    void theFormIsNoted() {
        assertThat(forms("-0.737 bits", Kind.LOGARITHM)).containsExactly(Form.UNIT);
        assertThat(forms("75%", Kind.PROBABILITY)).containsExactly(Form.PERCENT);
        assertThat(forms("3/4", Kind.PROBABILITY)).containsExactly(Form.CALCULATION);
        assertThat(forms("-0.5108 nats", Kind.LOGARITHM)).isEmpty();
    }

    @Test
    void theDigitsTypedAreKept() {
        assertThat(digits("-0.50")).isEqualTo(2);
        assertThat(digits("-5.10*10^-1")).isEqualTo(3);
        assertThat(digits("0,0281")).isEqualTo(3);
        assertThat(typed("1/2", Kind.LOGARITHM).significantDigits()).isEmpty();
    }

    @Test
    void theCaretStandsUnderTheCharacterTyped() {
        Asked asked = number("elbo", Kind.LOGARITHM, Real.ZERO);
        assertThat(((Unread) read("elbo = 2 + ½*klx", asked)).caret())
                .isEqualTo(
                        """
                        elbo = 2 + ½*klx
                                     ^
                        klx is no number, and you have given no answer of that name (did you mean kl?)\
                        """);
    }

    @Test
    void nothingDependsOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            check("-2 BITS => -1.3862943611198906", number("ELI", Kind.LOGARITHM, Real.ZERO));
            check("INFINITE => Infinity", number("ELI", Kind.LOGARITHM, Real.ZERO));
            check("eli = 1 => 1", number("ELI", Kind.LOGARITHM, Real.ZERO));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** A number of this kind, in nats if it has a unit. */
    private static Asked number(String name, Kind kind, Value truth) {
        Optional<Unit> unit = kind.hasUnit() ? Optional.of(Unit.NATS) : Optional.empty();
        return new Asked(name, List.of(name), kind, unit, truth, Map.of());
    }

    private static Typed typed(String text, Kind kind) {
        return ((Understood) read(text, number("x", kind, Real.ZERO))).numbers().getFirst();
    }

    private static Iterable<Form> forms(String text, Kind kind) {
        return typed(text, kind).forms();
    }

    private static int digits(String text) {
        return typed(text, Kind.LOGARITHM).significantDigits().orElseThrow();
    }

    private static List<String> lines(String table) {
        return table.lines().toList();
    }

    private static Asked asked(
            String name, List<String> spellings, Value shape, Map<String, List<String>> states) {
        return new Asked(name, spellings, Kind.PROBABILITY, Optional.empty(), shape, states);
    }

    @SafeVarargs
    private static Tabulated table(List<String> variables, List<String>... rows) {
        List<Row> all = new ArrayList<>();
        for (List<String> row : rows) all.add(new Row(row, Real.of(all.isEmpty() ? 0.2 : 0.8)));
        return new Tabulated(variables, all);
    }

    private static Reading read(String text, Asked asked) {
        return new AnswerReader(asked, EARLIER).read(text);
    }

    private static void check(String line, Asked asked) {
        int arrow = line.lastIndexOf(" => ");
        String expected = line.substring(arrow + 4);
        switch (read(line.substring(0, arrow), asked)) {
            case Understood u -> same(u.value(), expected);
            case Unread u ->
                    assertThat("@" + u.why().offset() + " " + u.why().problem())
                            .startsWith(expected.split(" ", 2)[0] + " ")
                            .contains(expected.split(" ", 2)[1]);
            case Blank b -> assertThat("blank").isEqualTo(expected);
        }
    }

    private static void same(Value value, String expected) {
        if (value instanceof Assignment a) {
            assertThat(String.join(" ", a.best().getFirst())).isEqualTo(expected);
            return;
        }
        List<Double> numbers =
                value instanceof Tabulated t
                        ? t.rows().stream().map(r -> Reals.toDouble(r.value())).toList()
                        : List.of(Reals.toDouble((Real) value));
        List<Double> wanted = Stream.of(expected.split(" ")).map(Double::valueOf).toList();
        assertThat(numbers).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).isNaN() || wanted.get(i).isInfinite())
                assertThat(numbers.get(i)).isEqualTo(wanted.get(i));
            else assertThat(numbers.get(i)).isCloseTo(wanted.get(i), Offset.offset(1e-12));
        }
    }
}
