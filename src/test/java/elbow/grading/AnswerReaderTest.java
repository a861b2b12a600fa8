package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.grading.Reading.Blank;
import elbow.grading.Reading.Understood;
import elbow.grading.Reading.Unread;
import elbow.grading.Typed.Form;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Unit;
import elbow.value.Value;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The limits of what is read, where a caret stands, and what is noted of a form. */
class AnswerReaderTest {
    private static final Asked NATS = Questions.asked("nats");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0"})
    void nothingTyped(String text) {
        assertThat(read(text, NATS)).isEqualTo(new Blank());
    }

    @Test
    void anAnswerHasALimit() {
        isUnread("1+".repeat(2000) + "1", 0, "at most 2000 characters", NATS);
    }

    @Test
    void aLongSumIsComputed() {
        isRead("1+".repeat(399) + "1", 400, NATS);
        isRead("1-".repeat(399) + "1", -398, NATS);
        isUnread("1+".repeat(999) + "1", 0, "at most 400 operations", NATS);
    }

    @Test
    void nestingHasALimit() {
        isUnread("(".repeat(500) + "1" + ")".repeat(500), 99, "at most 100 levels", NATS);
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
        Asked asked = NATS;
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
            isRead("-2 BITS", -1.3862943611198906, number("ELI", Kind.LOGARITHM, Real.ZERO));
            isRead("-LN 2", -0.6931471805599453, NATS);
            isRead("eli = 1", 1, number("ELI", Kind.LOGARITHM, Real.ZERO));
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

    private static Reading read(String text, Asked asked) {
        return new AnswerReader(asked, Questions.EARLIER).read(text);
    }

    private static void isRead(String text, double expected, Asked asked) {
        Understood read = (Understood) read(text, asked);
        assertThat(Reals.toDouble((Real) read.value())).isCloseTo(expected, Offset.offset(1e-12));
    }

    private static void isUnread(String text, int at, String problem, Asked asked) {
        Unread read = (Unread) read(text, asked);
        assertThat(read.why().offset()).isEqualTo(at);
        assertThat(read.problem()).contains(problem);
    }
}
