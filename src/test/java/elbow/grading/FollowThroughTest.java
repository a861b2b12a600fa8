package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.grading.Verdict.Followed;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Later answers computed by hand from a wrong earlier one. */
class FollowThroughTest {
    private static Map<String, Mark> marks(Marker marker, String... texts) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i += 2) typed.put(texts[i], texts[i + 1]);
        return marker.markAll(typed);
    }

    private static List<String> followed(Map<String, Mark> marks, String part) {
        Verdict verdict = marks.get(part).verdict();
        assertThat(verdict).as(part).isInstanceOf(Followed.class);
        return ((Followed) verdict).answers();
    }

    private static Outcome outcome(Map<String, Mark> marks, String part) {
        return Lessons.open(marks.get(part));
    }

    /** log 0.6 = −0.5108, 0.4/0.6 = 0.6667. */
    @Test
    void aWrongEvidenceIsCarried() {
        var marks =
                marks(
                        Lessons.lesson(),
                        "evidence",
                        "0.6",
                        "log_evidence",
                        "-0.5108",
                        "posterior",
                        "0.6667");
        assertThat(outcome(marks, "evidence")).isEqualTo(Outcome.WRONG);
        assertThat(followed(marks, "log_evidence")).containsExactly("evidence");
        assertThat(followed(marks, "posterior")).containsExactly("evidence");
        assertThat(marks.get("posterior").carried()).containsOnlyKeys("evidence");
        assertThat(marks.get("posterior").credit()).isEqualTo(1);
        assertThat(marks.get("posterior").sentence())
                .isEqualTo("Right from your answer to evidence, which is not right yet.");
    }

    /** −0.6390 − 0.1823 = −0.8213; −0.6931 + 0.8213 = 0.1282. */
    @Test
    void onlyWhatTheAnswerRestsOnIsNamed() {
        var marks =
                marks(
                        Lessons.lesson(),
                        "evidence",
                        "0.44",
                        "log_evidence",
                        "-0.6931",
                        "reconstruction",
                        "-0.6390",
                        "kl",
                        "0.1823",
                        "elbo",
                        "-0.8213",
                        "gap",
                        "0.1282");
        assertThat(followed(marks, "elbo")).containsExactly("kl");
        assertThat(followed(marks, "gap")).containsExactly("elbo");
    }

    /** −0.7 − 0.1823 = −0.8823. */
    @Test
    void twoWrongAnswersTogether() {
        var marks =
                marks(
                        Lessons.lesson(),
                        "reconstruction",
                        "-0.7",
                        "kl",
                        "0.1823",
                        "elbo",
                        "-0.8823");
        assertThat(followed(marks, "elbo")).containsExactly("reconstruction", "kl");
        assertThat(marks.get("elbo").sentence())
                .isEqualTo(
                        "Right from your answers to reconstruction and kl, which are not right"
                                + " yet.");
    }

    /** −0.6390 − 0.1823 = −0.8213 although the reconstruction written down is −0.9. */
    @Test
    void oneWrongAnswerAlone() {
        var marks =
                marks(
                        Lessons.lesson(),
                        "reconstruction",
                        "-0.9",
                        "kl",
                        "0.1823",
                        "elbo",
                        "-0.8213");
        assertThat(followed(marks, "elbo")).containsExactly("kl");
    }

    /** KL(q ‖ (0.4, 0.6)) = 0.3 ln(0.3/0.4) + 0.7 ln(0.7/0.6) = 0.0216, the gap's second route. */
    @Test
    void byAnotherRoute() {
        var marks = marks(Lessons.lesson(), "posterior", "0.6", "gap", "0.0216");
        assertThat(followed(marks, "gap")).containsExactly("posterior");
        assertThat(((Followed) marks.get("gap").verdict()).route()).isEqualTo(2);
    }

    @Test
    void notFromAnswersThatAreNoValueOfTheirPart() {
        var marks = marks(Lessons.lesson(), "evidence", "1.5", "log_evidence", "0.4055");
        assertThat(outcome(marks, "log_evidence")).isEqualTo(Outcome.WRONG);
        marks = marks(Lessons.lesson(), "kl", "infinite", "elbo", "-infinite");
        assertThat(outcome(marks, "elbo")).isEqualTo(Outcome.WRONG);
    }

    /** A negative KL is told as impossible and carried: −0.6390 + 0.1823 = −0.4567. */
    @Test
    void fromAnImpossibleDivergence() {
        var marks =
                marks(
                        Lessons.lesson(),
                        "reconstruction",
                        "-0.6390",
                        "kl",
                        "-0.1823",
                        "elbo",
                        "-0.4567");
        assertThat(marks.get("kl").sentence()).contains("never negative");
        assertThat(followed(marks, "elbo")).containsExactly("kl");
    }

    /** Who writes the log evidence for the ELBO would get the gap for nothing. */
    @Test
    void aGiveAwayIsNotCarried() {
        var marks =
                marks(Lessons.lesson(), "log_evidence", "-0.6931", "elbo", "-0.6931", "gap", "0");
        assertThat(outcome(marks, "gap")).isEqualTo(Outcome.WRONG);
        marks = marks(Lessons.lesson(), "log_evidence", "-0.7213", "gap", "0");
        assertThat(outcome(marks, "gap")).isEqualTo(Outcome.WRONG);
    }

    /** Two wrong answers that are equal would leave no gap either. */
    @Test
    void noZeroFromTwoWrongAnswersThatCancel() {
        var marks = marks(Lessons.lesson(), "log_evidence", "-0.9", "elbo", "-0.9", "gap", "0");
        assertThat(outcome(marks, "gap")).isEqualTo(Outcome.WRONG);
    }

    /**
     * 0.8 as p(x) is the posterior where that is 0.8. Elsewhere it may be carried, but not to a
     * posterior of 0.4/0.8 = 0.5, the prior.
     */
    @Test
    void whatIsGivenIsNoAnswer() {
        String drawn =
                Lessons.yaml("given", "prior", "0.2", "0.8", "0.7")
                        .replace("model:", "parameters:\n  prior: one of [0.5]\nmodel:");
        var marks =
                marks(
                        Lessons.marker(drawn),
                        "evidence",
                        "0.80",
                        "log_evidence",
                        "-0.2231",
                        "posterior",
                        "0.5");
        assertThat(outcome(marks, "log_evidence")).isEqualTo(Outcome.WRONG);
        marks =
                marks(
                        Lessons.marker(drawn.replace("0: Bernoulli(0.2)", "0: Bernoulli(0.4)")),
                        "evidence",
                        "0.8",
                        "log_evidence",
                        "-0.2231",
                        "posterior",
                        "0.5");
        assertThat(followed(marks, "log_evidence")).containsExactly("evidence");
        assertThat(outcome(marks, "posterior")).isEqualTo(Outcome.WRONG);
    }

    @Test
    void aRightAnswerIsNeverAGiveAway() {
        Marker tight = Lessons.marker(Lessons.yaml("tight", "0.5", "0.2", "0.8", "0.8"));
        var marks = marks(tight, "log_evidence", "-0.6931", "elbo", "-0.6931", "gap", "0");
        assertThat(marks.values().stream().map(Lessons::open))
                .contains(Outcome.RIGHT)
                .doesNotContain(Outcome.WRONG);
    }

    /** 1000·0.0286/0.0819 = 349.2063, and 342.3259 by the truth: both numbers are accepted. */
    @Test
    void fromRoundedRightAnswersItIsRight() {
        Marker marker =
                Lessons.marker(
                        Lessons.yaml(
                                "ratio",
                                "0.5",
                                "0.2",
                                "0.8",
                                "0.7",
                                "ratio: 1000 * gap / KL(q(z) || p(z))"));
        var marks = marks(marker, "kl", "0.0819", "gap", "0.0286", "ratio", "349.2063");
        assertThat(outcome(marks, "ratio")).isEqualTo(Outcome.OTHER_FORM);
        assertThat(marks.get("ratio").sentence())
                .isEqualTo("Right, from your own rounded answers.");
    }

    /** (0.3, 0.7) as the posterior: its entropy is 0.6109. */
    @Test
    void aWholeTableIsCarried() {
        Marker marker =
                Lessons.marker(
                        Lessons.yaml(
                                "table",
                                "0.5",
                                "0.2",
                                "0.8",
                                "0.7",
                                "table: p(z | x)",
                                "entropy: H(p(z | x))"));
        var marks = marks(marker, "table", "0.35 0.65", "entropy", "0.6474");
        assertThat(followed(marks, "entropy")).containsExactly("table");
    }
}
