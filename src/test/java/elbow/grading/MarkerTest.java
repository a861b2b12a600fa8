package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.grading.Relation.Broken;
import elbow.grading.Verdict.FewDigits;
import elbow.grading.Verdict.OtherForm;
import elbow.grading.Verdict.Unread;
import elbow.value.Unit;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class MarkerTest {
    private static final String[] MORE = {
        "bits: {formula: \"KL(q(z) || p(z))\", unit: bits}",
        "table: p(z | x)",
        "joint: p(z, x)",
        "best: argmax p(z | x)",
        "fair: {truth: \"p(x) = 0.5\"}",
        "tiny: p(x) / 1000"
    };

    private static Marker marker() {
        return Lessons.marker(Lessons.yaml("lesson", "0.5", "0.2", "0.8", "0.7", MORE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "evidence; 0.5; RIGHT",
                "evidence; 1/2; RIGHT",
                "evidence; 50%; RIGHT",
                "evidence; 0,5; RIGHT",
                "evidence; 0.6; WRONG",
                "evidence; 50; WRONG",
                "evidence; 0.5 nats; UNREAD",
                "evidence; half; UNREAD",
                "evidence; ''; MISSING",
                "log_evidence; -0.6931; RIGHT",
                "log_evidence; ln 0.5; RIGHT",
                "log_evidence; -1 bit; OTHER_FORM",
                "log_evidence; -1 bits; OTHER_FORM",
                "log_evidence; -0.6931 nats; RIGHT",
                "log_evidence; -1; WRONG",
                "log_evidence; -0.69; FEW_DIGITS",
                "log_evidence; -6.9e-1; FEW_DIGITS",
                "log_evidence; -0.7; WRONG",
                "log_evidence; -0.70; WRONG",
                "log_evidence; -0.68; WRONG",
                "log_evidence; -69/100; WRONG",
                "kl; 0.082; RIGHT",
                "gap; 0.028; RIGHT",
                "gap; 0.03; WRONG",
                "elbo; -0.72; WRONG",
                "elbo; -1.041 bits; OTHER_FORM",
                "log_evidence; -1.0 bits; OTHER_FORM",
                "bits; 0.1187; RIGHT",
                "bits; 0.1187 bits; RIGHT",
                "bits; 0.08228 nats; OTHER_FORM",
                "table; 0.2 0.8; RIGHT",
                "table; 1: 0.8, 0: 0.2; RIGHT",
                "table; 0.8 0.2; WRONG",
                "table; 0.2 0.79; WRONG",
                "joint; 0.1 0.4; RIGHT",
                "best; 1; RIGHT",
                "best; z = 1; RIGHT",
                "best; 0; WRONG",
                "best; 2; UNREAD",
                "fair; true; RIGHT",
                "fair; no; WRONG",
                "fair; 1; UNREAD",
                "tiny; 0.0005; RIGHT",
                "tiny; 0; WRONG",
                "tiny; 5.04e-4; RIGHT",
                "tiny; 5.1e-4; WRONG"
            })
    void verdicts(String part, String text, Outcome expected) {
        assertThat(Lessons.verdict(marker(), part, text)).isEqualTo(expected);
    }

    /** The bound with a squared difference for the divergence is −0.6390 − 2·0.2² = −0.7190. */
    @Test
    void fewDigitsThatAMistakeHasTooAreToldSo() {
        assertThat(marker().mark("elbo", "-0.72", Map.of()).sentence())
                .isEqualTo(
                        "With so few digits this could be a mistake's value too: give 4 decimals.");
        assertThat(marker().mark("elbo", "-0.719", Map.of()).verdict().outcome())
                .isEqualTo(Outcome.MISTAKE);
    }

    @Test
    void creditIsThePolicys() {
        Mark mark = marker().mark("log_evidence", "-0.69", Map.of());
        assertThat(mark.credit()).isEqualTo(0.5);
        assertThat(mark.verdict()).isInstanceOf(FewDigits.class);
        assertThat(mark.sentence()).isEqualTo("Right as far as it goes: give 4 decimals.");
    }

    @Test
    void aConvertedUnitIsNamed() {
        Mark mark = marker().mark("log_evidence", "-1 bit", Map.of());
        assertThat(mark.verdict()).isEqualTo(new OtherForm(Optional.of(Unit.BITS), 1));
        assertThat(mark.sentence()).isEqualTo("Right, converted from bits.");
    }

    @Test
    void whatIsNotUnderstoodIsShown() {
        Mark mark = marker().mark("elbo", "-0.72 + x", Map.of());
        assertThat(mark.value()).isEmpty();
        assertThat(((Unread) mark.verdict()).caret().lines()).startsWith("-0.72 + x", "        ^");
        assertThat(mark.sentence())
                .isEqualTo(
                        "Not understood: x is no number, and you have given no answer of that name,"
                                + " at character 9.");
    }

    @Test
    void brokenLawsAreTold() {
        assertThat(broken("evidence", "1.2")).containsExactly(Broken.NOT_A_PROBABILITY);
        assertThat(broken("kl", "-0.0823")).containsExactly(Broken.NEGATIVE);
        assertThat(broken("gap", "-0.0282")).containsExactly(Broken.NEGATIVE);
        assertThat(broken("table", "0.3 0.8")).containsExactly(Broken.SUM_NOT_ONE);
        assertThat(broken("joint", "0.3 0.8")).isEmpty();
        assertThat(broken("elbo", "0.7")).isEmpty();
        assertThat(marker().mark("kl", "-0.4823", Map.of()).sentence())
                .isEqualTo("Not right. What is asked is never negative.");
    }

    private static List<Relation> broken(String part, String text) {
        return marker().mark(part, text, Map.of()).relations();
    }

    @Test
    void anAnswerMayUseEarlierOnesByName() {
        Map<String, Mark> marks =
                Lessons.lesson()
                        .markAll(
                                Map.of(
                                        "reconstruction", "-0.6390",
                                        "kl", "0.0823",
                                        "elbo", "reconstruction - kl",
                                        "gap", "log_evidence - elbo"));
        assertThat(outcome(marks, "elbo")).isEqualTo(Outcome.RIGHT);
        assertThat(outcome(marks, "gap")).isEqualTo(Outcome.UNREAD);
        assertThat(outcome(marks, "evidence")).isEqualTo(Outcome.MISSING);
    }

    @Test
    void noSentenceGivesTheAnswerAway() {
        for (Mark mark : marker().markAll(Map.of("evidence", "0.9", "elbo", "3")).values())
            assertThat(mark.sentence()).doesNotContain("0.5", "0.72", "-0.69");
    }

    private static Outcome outcome(Map<String, Mark> marks, String part) {
        return marks.get(part).verdict().outcome();
    }

    @Test
    void valuesAreWhatWasRead() {
        Mark mark = marker().mark("evidence", "3/4", Map.of());
        assertThat(mark.value().map(Value::toString)).hasValue("Exact[value=3 / 4]");
    }
}
