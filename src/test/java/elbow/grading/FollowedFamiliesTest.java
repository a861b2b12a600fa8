package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.grading.Verdict.Followed;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers of every shape are carried on; what follows from them is plain arithmetic here. */
class FollowedFamiliesTest {
    private static Marker marker(String id, String model, String... ask) {
        StringBuilder text =
                new StringBuilder("id: " + id + "\ntopics: [elbo]\nlevel: 1\n" + model);
        text.append("ask:\n");
        for (String part : ask) text.append("  - ").append(part).append('\n');
        return Lessons.marker(text.toString());
    }

    private static Map<String, Mark> marks(Marker marker, String... texts) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i += 2) typed.put(texts[i], texts[i + 1]);
        return marker.markAll(typed);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    private static void assertFollowed(Map<String, Mark> marks, String part, String... from) {
        Mark mark = marks.get(part);
        assertThat(mark.verdict()).as(mark.toString()).isInstanceOf(Followed.class);
        assertThat(((Followed) mark.verdict()).answers()).containsExactly(from);
        assertThat(mark.carried()).containsOnlyKeys(from);
        assertThat(mark.sentence()).contains(List.of(from));
    }

    private static final String WEATHER =
            """
            model:
              z[1]: Categorical(rain = 0.5, sun = 0.5)
              z[t] | z[t-1]:
                rain: Categorical(rain = 0.7, sun = 0.3)
                sun:  Categorical(rain = 0.3, sun = 0.7)
              u[t] | z[t]:
                rain: Bernoulli(0.9)
                sun:  Bernoulli(0.2)
            observe: {u: [1, 1]}
            """;

    @Test
    void aTableOfAHiddenMarkovModel() {
        Marker marker = marker("weather", WEATHER, "now: p(z[2] | u)", "next: p(z[3] | u)");
        double rain = 0.6 * 0.7 + 0.4 * 0.3;
        var marks = marks(marker, "now", "0.6 0.4", "next", number(rain) + " " + number(1 - rain));
        assertFollowed(marks, "next", "now");
    }

    /** p(z2 = rain, u2 | u1) is 0.9·p, p the prediction from the wrong filter. */
    @Test
    void aListOfTables() {
        Marker marker =
                marker(
                        "filter",
                        WEATHER,
                        "filter: \"p(z[t] | u[1:t]) for t = 1 .. 2\"",
                        "next: p(z[3] | u)");
        double rain = 0.45 * 0.7 + 0.55 * 0.3;
        var marks =
                marks(
                        marker,
                        "filter",
                        "rain 0.6, sun 0.4; rain 0.45, sun 0.55",
                        "next",
                        number(rain) + " " + number(1 - rain));
        assertFollowed(marks, "next", "filter");
    }

    /** Of a cell the other cell follows where there are two. */
    @Test
    void aCellOfTwo() {
        Marker marker = marker("cell", WEATHER, "now: p(z[2] = sun | u)", "next: p(z[3] | u)");
        double rain = 0.6 * 0.7 + 0.4 * 0.3;
        var marks = marks(marker, "now", "0.4", "next", number(rain) + " " + number(1 - rain));
        assertFollowed(marks, "next", "now");
    }

    private static final String DICE =
            """
            model:
              k: Categorical(a = 0.5, b = 0.3, c = 0.2)
              x | k:
                a: Bernoulli(0.3)
                b: Bernoulli(0.5)
                c: Bernoulli(0.9)
            observe: {x: 1}
            """;

    private static final String[] CELLS = {
        "a: p(k = a | x)", "b: p(k = b | x)", "c: p(k = c | x)", "surprise: H(p(k | x))"
    };

    private static double entropy(double... p) {
        double sum = 0;
        for (double x : p) sum -= x * Math.log(x);
        return sum;
    }

    @Test
    void ofThreeStatesOnlyAWholeDistribution() {
        Marker marker = marker("dice", DICE, CELLS);
        String surprise = number(entropy(0.45, 0.35, 0.2));
        assertFollowed(
                marks(marker, "a", "0.45", "b", "0.35", "c", "0.2", "surprise", surprise),
                "surprise",
                "a",
                "b",
                "c");
        var two = marks(marker, "a", "0.45", "b", "0.35", "surprise", surprise);
        assertThat(Lessons.open(two.get("surprise"))).isEqualTo(Outcome.WRONG);
        String off = number(entropy(0.45, 0.35, 0.3));
        var long1 = marks(marker, "a", "0.45", "b", "0.35", "c", "0.3", "surprise", off);
        assertThat(Lessons.open(long1.get("surprise"))).isEqualTo(Outcome.WRONG);
    }

    /** Rows that don't sum to 1 are told, and carried. */
    @Test
    void aTableThatDoesNotSumToOneIsToldAndCarried() {
        Marker marker = marker("table", DICE, "table: p(k | x)", "surprise: H(p(k | x))");
        var marks =
                marks(
                        marker,
                        "table",
                        "a 0.45, b 0.35, c 0.3",
                        "surprise",
                        number(entropy(0.45, 0.35, 0.3)));
        assertThat(marks.get("table").relations()).contains(Relation.Broken.SUM_NOT_ONE);
        assertThat(marks.get("table").sentence()).contains("sum to 1");
        assertFollowed(marks, "surprise", "table");
    }

    private static final String REAL =
            """
            model:
              z: Normal(mean = 0, var = 4)
              x | z: Normal(mean = z, var = 1)
            observe: {x: 2}
            q:
              z: Normal(mean = 1, var = 0.5)
            """;

    private static double kl(double m, double v, double n, double w) {
        return Math.log(w / v) / 2 + (v + (m - n) * (m - n)) / (2 * w) - 0.5;
    }

    @Test
    void aDistributionByItsParameters() {
        Marker marker = marker("real", REAL, "posterior: p(z | x)", "gap: KL(q(z) || p(z | x))");
        var marks =
                marks(
                        marker,
                        "posterior",
                        "Normal(mean = 1.2, var = 0.9)",
                        "gap",
                        number(kl(1, 0.5, 1.2, 0.9)));
        assertFollowed(marks, "gap", "posterior");
    }

    /** A variance of −0.9 is told and none to go on with. */
    @Test
    void noDistributionThatIsNone() {
        Marker marker = marker("none", REAL, "posterior: p(z | x)", "mean: mean(p(z | x))^2 + 1");
        var marks = marks(marker, "posterior", "Normal(mean = 1.2, var = -0.9)", "mean", "2.44");
        assertThat(marks.get("posterior").sentence()).contains("the variance is positive");
        assertThat(Lessons.open(marks.get("mean"))).isEqualTo(Outcome.WRONG);
    }

    @Test
    void aVector() {
        Marker marker =
                marker(
                        "vector",
                        """
                        model:
                          s: Normal(mean = [1, 2], cov = [[1, 0.5], [0.5, 2]])
                          v | s: Normal(mean = s, cov = [[1, 0], [0, 1]])
                        observe: {v: [2, 2]}
                        """,
                        "mean: mean(p(s | v))",
                        "first: 3*mean(p(s.1 | v)) + 1",
                        "both: mean(p(s | v))*2");
        var marks = marks(marker, "mean", "[1.7, 2.9]", "both", "[3.4, 5.8]");
        assertFollowed(marks, "both", "mean");
    }

    /** KL(N(0, 1) ‖ N(m, C)) = (tr C⁻¹ + mᵀC⁻¹m − 2 + ln det C)/2. */
    @Test
    void aVectorAndAMatrix() {
        Marker marker =
                marker(
                        "matrix",
                        """
                        model:
                          s: Normal(mean = [1, 2], cov = [[1, 0.5], [0.5, 2]])
                          v | s: Normal(mean = s, cov = [[1, 0], [0, 1]])
                        observe: {v: [2, 2]}
                        q:
                          s: Normal(mean = [0, 0], cov = [[1, 0], [0, 1]])
                        """,
                        "posterior: p(s | v)",
                        "gap: KL(q(s) || p(s | v))");
        double det = 0.6 * 0.7 - 0.1 * 0.1;
        double trace = (0.7 + 0.6) / det;
        double square = (0.7 * 1.7 * 1.7 + 2 * 0.1 * 1.7 * 2.9 + 0.6 * 2.9 * 2.9) / det;
        var marks =
                marks(
                        marker,
                        "posterior",
                        "Normal(mean = [1.7, 2.9], cov = [[0.6, -0.1], [-0.1, 0.7]])",
                        "gap",
                        number((trace + square - 2 + Math.log(det)) / 2));
        assertFollowed(marks, "gap", "posterior");
    }

    /** Typed in bits, carried in nats. */
    @Test
    void bits() {
        Marker marker =
                Lessons.marker(
                        Lessons.yaml("bits", "0.5", "0.2", "0.8", "0.7")
                                .replace("elbo:         ", "elbo:         {unit: bits, formula: ")
                                .replace("ELBO\n", "ELBO}\n"));
        double nats = -1.3 * Math.log(2);
        var marks =
                marks(
                        marker,
                        "log_evidence",
                        "-0.6931",
                        "elbo",
                        "-1.3",
                        "gap",
                        number(Math.log(0.5) - nats));
        assertFollowed(marks, "gap", "elbo");
    }

    /** What is asked later and answered first is carried back to what rests on it. */
    @Test
    void inAnyOrderOfAsking() {
        Marker marker =
                marker(
                        "backwards",
                        """
                        model:
                          z: Bernoulli(0.5)
                          x | z:
                            0: Bernoulli(0.2)
                            1: Bernoulli(0.8)
                        observe: {x: 1}
                        q:
                          z: Bernoulli(0.7)
                        """,
                        "gap: gap",
                        "log_evidence: log p(x)",
                        "elbo: ELBO",
                        "evidence: p(x)");
        var marks =
                marks(
                        marker,
                        "gap",
                        number(Math.log(0.6) + 0.9),
                        "log_evidence",
                        number(Math.log(0.6)),
                        "elbo",
                        "-0.9",
                        "evidence",
                        "0.6");
        assertFollowed(marks, "log_evidence", "evidence");
        assertThat(marks.get("gap").verdict()).isInstanceOf(Followed.class);
        assertThat(Lessons.open(marks.get("evidence"))).isEqualTo(Outcome.WRONG);
    }

    /** Two cells of one table say the same: neither is right because of the other. */
    @Test
    void twoWrongCellsDoNotExcuseEachOther() {
        Marker marker =
                marker("cells", WEATHER, "rain: p(z[2] = rain | u)", "sun: p(z[2] = sun | u)");
        var marks = marks(marker, "rain", "0.6", "sun", "0.4");
        assertThat(Lessons.open(marks.get("rain"))).isEqualTo(Outcome.WRONG);
        assertFollowed(marks, "sun", "rain");
    }

    /** One round of EM on two sizes, from responsibilities that are not right. */
    @Test
    void responsibilities() {
        Marker marker =
                marker(
                        "em",
                        """
                        model:
                          c[i]: Categorical(a = 0.5, b = 0.5)
                          y[i] | c[i]:
                            a: Normal(mean = mu.1, var = 1)
                            b: Normal(mean = mu.2, var = 1)
                        observe: {y: [0, 1, 4]}
                        em:
                          start: {mu: [0, 3]}
                          rounds: 1
                        """,
                        "resp: em[1].responsibility",
                        "mean: em[1].mu.2");
        double mean = (0.1 * 0 + 0.2 * 1 + 0.9 * 4) / 1.2;
        Mark typed = marks(marker, "resp", "0.9 0.1; 0.8 0.2; 0.1 0.9").get("resp");
        assertThat(typed.value()).as(typed.sentence()).isPresent();
        var marks = marks(marker, "resp", "0.9 0.1; 0.8 0.2; 0.1 0.9", "mean", number(mean));
        assertFollowed(marks, "mean", "resp");
    }

    @Test
    void aBoundAboveTheEvidenceIsToldAndCarried() {
        var marks =
                marks(
                        Lessons.lesson(),
                        "log_evidence",
                        "-0.6931",
                        "elbo",
                        "-0.5",
                        "gap",
                        number(Math.log(0.5) + 0.5));
        assertThat(marks.get("elbo").relations())
                .contains(new Relation.Above("elbo", "log_evidence", false));
        assertThat(marks.get("elbo").sentence())
                .contains("Your elbo lies above your log_evidence, where it never can be.");
        assertFollowed(marks, "gap", "elbo");
        assertThat(marks.get("gap").sentence()).contains("never negative");
    }

    @Test
    void aGapThatIsNotTheDifferenceIsTold() {
        Mark gap =
                marks(Lessons.lesson(), "log_evidence", "-0.6931", "elbo", "-0.9", "gap", "0.77")
                        .get("gap");
        assertThat(gap.sentence())
                .isEqualTo("Not right. Your gap is not your log_evidence minus your elbo.");
    }
}
