package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Which numbers are accepted: all that SUBJECT's hand computations print, and no careless ones. */
class ToleranceTest {
    private static final List<String> PARTS =
            List.of("evidence", "log_evidence", "posterior", "reconstruction", "kl", "elbo", "gap");

    /** The reference examples to six decimals, and rounded by hand to four and to three. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.2, 0.8, 0.7, 0.5 -0.693147 0.8 -0.639032 0.082283 -0.721315 0.028168",
        "0.5, 0.2, 0.8, 0.8, 0.5 -0.693147 0.8 -0.500402 0.192745 -0.693147 0",
        "0.5, 0.3, 0.9, 0.6, 0.6 -0.510826 0.75 -0.544805 0.020136 -0.564941 0.054115",
        "0.5, 0.3, 0.9, 0.75, 0.6 -0.510826 0.75 -0.380014 0.130812 -0.510826 0",
        "0.25, 0.2, 0.9, 0.8, 0.375 -0.980829 0.6 -0.406176 0.666169 -1.072345 0.091516",
        "0.5, 0.2, 0.8, 0.7, 0.5000 -0.6931 0.8000 -0.6390 0.0823 -0.7213 0.0281",
        "0.5, 0.2, 0.8, 0.7, 0.5 -0.6931 0.8 -0.6390 0.0823 -0.7214 0.0283",
        "0.5, 0.2, 0.8, 0.7, 0.5 -0.6931 0.8 -0.6391 0.0822 -0.7213 0.0282",
        "0.5, 0.2, 0.8, 0.8, 0.5 -0.6931 0.8 -0.5004 0.1927 -0.6931 0.0000",
        "0.5, 0.2, 0.8, 0.8, 0.5 -0.6932 0.8 -0.5005 0.1928 -0.6933 0.0001",
        "0.5, 0.3, 0.9, 0.6, 0.6 -0.5108 0.75 -0.5448 0.0201 -0.5649 0.0541",
        "0.5, 0.3, 0.9, 0.75, 0.6 -0.5108 0.75 -0.3800 0.1308 -0.5109 -0.0001",
        "0.25, 0.2, 0.9, 0.8, 0.375 -0.9808 0.6 -0.4062 0.6662 -1.0723 0.0915",
        "0.25, 0.2, 0.9, 0.8, 0.375 -0.981 0.6 -0.406 0.666 -1.072 0.092"
    })
    void whatIsPrintedIsAccepted(String prior, String low, String high, String q, String answers) {
        Marker marker = Lessons.marker(Lessons.yaml("reference", prior, low, high, q));
        List<String> typed = List.of(answers.split(" "));
        for (int i = 0; i < typed.size(); i++)
            assertThat(Lessons.verdict(marker, PARTS.get(i), typed.get(i)))
                    .as(PARTS.get(i) + " " + typed.get(i))
                    .isEqualTo(Outcome.RIGHT);
    }

    /**
     * Half a unit more than five of the fourth decimal is off, on both sides of a negative number.
     */
    @ParameterizedTest
    @CsvSource({
        "log_evidence, -0.6927, RIGHT", "log_evidence, -0.6936, RIGHT",
        "log_evidence, -0.69260, WRONG", "log_evidence, -0.69370, WRONG",
        "log_evidence, 0.6931, WRONG", "evidence, 0.5005, RIGHT",
        "evidence, 0.4995, RIGHT", "evidence, 0.50051, WRONG",
        "evidence, 0, WRONG", "gap, 0, WRONG",
        "gap, 0.0287, WRONG", "gap, 0.0286, RIGHT",
        "evidence, infinite, WRONG", "evidence, undefined, WRONG"
    })
    void theLessonsEdges(String part, String text, Outcome expected) {
        assertThat(Lessons.verdict(Lessons.lesson(), part, text)).isEqualTo(expected);
    }

    /** p(x) = 1e-6 is asked in three significant digits. */
    @ParameterizedTest
    @CsvSource({
        "1e-6, RIGHT",
        "0.000001, RIGHT",
        "1.005e-6, RIGHT",
        "0.00000099, RIGHT",
        "0, WRONG",
        "0.0000, WRONG",
        "2e-6, WRONG",
        "1.02e-6, WRONG",
        "-1e-6, WRONG"
    })
    void smallProbabilitiesAreJudgedByShare(String text, Outcome expected) {
        Marker marker = Lessons.marker(Lessons.yaml("small", "0.5", "0.000001", "0.000001", "0.5"));
        assertThat(Lessons.verdict(marker, "evidence", text)).isEqualTo(expected);
    }

    @Test
    void logarithmsOfSmallSizeAreJudgedAbsolutely() {
        Marker marker = Lessons.marker(Lessons.yaml("near", "0.5", "0.2", "0.8", "0.51"));
        assertThat(Lessons.verdict(marker, "kl", "0.0002")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(marker, "kl", "0.0006")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(marker, "kl", "0.0008")).isEqualTo(Outcome.WRONG);
    }

    @Test
    void infiniteAndUndefinedAreAnswers() {
        Marker infinite = Lessons.marker(Lessons.yaml("infinite", "0", "0.2", "0.8", "0.7"));
        assertThat(Lessons.verdict(infinite, "kl", "infinite")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(infinite, "kl", "-infinite")).isEqualTo(Outcome.WRONG);
        assertThat(Lessons.verdict(infinite, "kl", "1e300")).isEqualTo(Outcome.WRONG);
        assertThat(Lessons.verdict(infinite, "elbo", "-∞")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(infinite, "posterior", "0")).isEqualTo(Outcome.RIGHT);
        Marker impossible = Lessons.marker(Lessons.yaml("impossible", "0.5", "0", "0", "0.7"));
        assertThat(Lessons.verdict(impossible, "posterior", "undefined")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(impossible, "posterior", "0.5")).isEqualTo(Outcome.WRONG);
    }

    @Test
    void aPartMayHaveItsOwnTolerance() {
        Marker marker =
                Lessons.marker(
                        Lessons.yaml(
                                "own",
                                "0.5",
                                "0.2",
                                "0.8",
                                "0.7",
                                "near: {formula: log p(x), tolerance: {absolute: 0.01, relative:"
                                        + " 0.1}}",
                                "coarse: {formula: log p(x), digits: 2}"));
        assertThat(Lessons.verdict(marker, "near", "-0.76")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(marker, "near", "-0.77")).isEqualTo(Outcome.WRONG);
        assertThat(Lessons.verdict(marker, "coarse", "-0.73")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(marker, "coarse", "-0.75")).isEqualTo(Outcome.WRONG);
    }

    /**
     * ln 16 = 2.77 as a sum of sixteen terms of 0.1733, which by rounded terms is 16·0.17 = 2.72.
     */
    @Test
    void whoRoundsEachOfManyTermsIsRight() {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < 16; i++) states.append(i == 0 ? "" : ", ").append("s" + i + " = 1/16");
        String yaml =
                """
                id: many
                title: Many
                topics: [entropy]
                level: 1
                model:
                  z: Categorical(%s)
                ask:
                  - h: {formula: H(p(z)), digits: %d}
                """;
        Marker marker = Lessons.marker(yaml.formatted(states, 2));
        assertThat(Lessons.verdict(marker, "h", "2.77")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(marker, "h", "2.72")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(marker, "h", "2.87")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(marker, "h", "2.88")).isEqualTo(Outcome.WRONG);
        Marker finer = Lessons.marker(yaml.formatted(states, 4));
        assertThat(Lessons.verdict(finer, "h", "2.7726")).isEqualTo(Outcome.RIGHT);
        assertThat(Lessons.verdict(finer, "h", "2.78")).isEqualTo(Outcome.WRONG);
    }
}
