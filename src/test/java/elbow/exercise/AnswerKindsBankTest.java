package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** The bank's exercises on kinds of answers, each solved once by another road. */
class AnswerKindsBankTest {
    private static final double CLOSE = 1e-12;
    private static final List<String> PROOF =
            List.of(
                    "log p(x) is the log of the sum of p(x, z) over z.",
                    "Each term is multiplied and divided by q(z).",
                    "The sum is now the mean of p(x, z)/q(z) under q.",
                    "The log is concave, so the log of a mean is at least the mean of the log.",
                    "So log p(x) >= E_q[ log p(x, z) - log q(z) ].");

    private static final List<String> NEVER_LOWER =
            List.of(
                    "Replacing q(z) by p(z | x).",
                    "Keeping q(z) and raising p(x | z) for both values of z.");

    /** By counting: 2^(m + 1) equally likely ways to throw each of n coins, and who shows heads. */
    @Test
    void twoHeaded() {
        Exercise exercise = ExerciseReader.read(Path.of("exercises/answers/two-headed.yaml"));
        for (int seed = 1; seed <= 10; seed++) {
            Variant v = exercise.variant(seed);
            for (String part : List.of("once", "odds", "later", "next"))
                for (Variant.Sample s : v.samples(part)) {
                    long n = given(s, "n");
                    long k = given(s, "k");
                    long m = part.equals("once") || part.equals("odds") ? 1 : given(s, "m");
                    long ways = 1L << (m + 1);
                    double fake = k * ways;
                    double first = (n - k) * (double) ways / 2;
                    double all = n - k;
                    double should =
                            switch (part) {
                                case "once" -> fake / (fake + first);
                                case "odds" -> fake / first;
                                case "later" -> fake / (fake + all);
                                default -> (fake + all) / (fake + first);
                            };
                    assertThat(Reals.toDouble(s.value()))
                            .as(part + s.at())
                            .isCloseTo(should, within(CLOSE));
                }
        }
    }

    private static long given(Variant.Sample sample, String name) {
        return sample.at().entrySet().stream()
                .filter(e -> e.getKey().name().equals(name))
                .mapToLong(e -> Math.round(Reals.toDouble((Real) e.getValue())))
                .findFirst()
                .orElse(0);
    }

    /** By odds, and by which masses are 0. */
    @Test
    void noNumber() {
        Solved.each(
                "answers/no-number",
                s -> {
                    double dark = 1 - 0.9 * s.given("hit");
                    double odds = s.given("a") / ((1 - s.given("a")) * dark);
                    double blown = odds / (1 + odds);
                    double q = s.given("guess");
                    s.is("blown", blown);
                    s.is("gap", Worlds.kl(q, blown));
                    s.is("seen", Double.POSITIVE_INFINITY);
                    s.is("turned", -Math.log(1 - q));
                    s.is("bound", Double.NEGATIVE_INFINITY);
                    s.is("never", Real.UNDEFINED);
                    s.is("neighbour", new Value.NotDetermined());
                });
    }

    /** The bound of each q as the log evidence less the divergence of two-state distributions. */
    @Test
    void boundInTwoLines() {
        Solved.each(
                "answers/bound-in-two-lines",
                s -> {
                    double prior = s.given("prior");
                    double evidence = (1 - prior) * s.given("low") + prior * s.given("high");
                    double fire = prior * s.given("high") / evidence;
                    double own = Math.log(evidence) - Worlds.kl(s.given("enc"), fire);
                    double lazy = Math.log(evidence) - Worlds.kl(prior, fire);
                    assertThat(Math.log(evidence)).isGreaterThan(Math.max(own, lazy));
                    s.is("best", new Value.Name("posterior"));
                    s.is("below", own < Math.log(evidence));
                    s.is("tight", true);
                    s.is("fire", fire > 0.5);
                    chosen(s, "proof", PROOF);
                    chosen(s, "lost", List.of("KL(q(z) || p(z | x))"));
                    chosen(s, "holds", NEVER_LOWER);
                });
    }

    /** What the options say that are right, by the labels under which this variant shows them. */
    private static void chosen(Solved s, String part, List<String> should) {
        Value answer = s.answer(part);
        List<String> labels =
                answer instanceof Value.Chosen c
                        ? c.labels()
                        : List.of(((Value.Name) answer).text());
        List<String> says =
                labels.stream()
                        .map(value ->
                                s.variant().options(part).stream()
                                        .filter(o -> o.value().equals(value))
                                        .map(Option::text)
                                        .findFirst()
                                        .orElseThrow())
                        .toList();
        if (answer instanceof Value.Chosen c && c.ordered())
            assertThat(says).as(part).isEqualTo(should);
        else assertThat(says).as(part).containsExactlyInAnyOrderElementsOf(should);
    }
}
