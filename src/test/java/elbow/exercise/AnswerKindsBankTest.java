package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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

    /** By counting a thousand cats. */
    @Test
    void sleepingCat() {
        Solved.each(
                "answers/sleeping-cat",
                s -> {
                    double stove = s.given("stove");
                    double[] cats = {
                        1000 * stove * s.given("hot"),
                        1000 * stove * (1 - s.given("hot")),
                        1000 * (1 - stove) * s.given("cold"),
                        1000 * (1 - stove) * (1 - s.given("cold"))
                    };
                    double[] empty = {
                        cats[0] / 10, cats[1] * 6 / 10, cats[2] / 10, cats[3] * 6 / 10
                    };
                    double all = Arrays.stream(empty).sum();
                    double after = (empty[0] + empty[1]) / all;
                    double q = s.given("guess");
                    s.is("before", Arrays.stream(cats).map(c -> c / 1000).toArray());
                    s.is("after", Arrays.stream(empty).map(c -> c / all).toArray());
                    s.is("stove", after);
                    s.is("off", Worlds.kl(q, after));
                    double surprise = -q * Math.log(after) - (1 - q) * Math.log(1 - after);
                    offered(
                            s,
                            "turned",
                            Worlds.kl(after, q),
                            Worlds.kl(q, after),
                            Worlds.kl(q, stove),
                            surprise,
                            Math.log(q / after) + Math.log((1 - q) / (1 - after)));
                    s.is(
                            "meanings",
                            new Value.Matched(
                                    Map.of(
                                            "p(place)", "the prior",
                                            "p(bowl = empty | mood)", "the likelihood of the mood",
                                            "p(bowl = empty)", "the evidence",
                                            "p(place, mood | bowl = empty)", "the joint posterior",
                                            "q(place)", "the approximation")));
                    s.is("in_words", new Value.Name("yes"));
                });
    }

    /** By the sum of two Normals and the product of two densities of one spring each. */
    @Test
    void twoSprings() {
        Solved.each(
                "answers/two-springs",
                s -> {
                    double a = s.given("va");
                    double b = s.given("vb");
                    double v = s.given("half");
                    double all = a + b + v;
                    double off = s.given("seen") - 1;
                    s.is("mean", 1 + a * off / all, b * off / all);
                    s.is(
                            "spread",
                            a * (b + v) / all,
                            -a * b / all,
                            -a * b / all,
                            b * (a + v) / all);
                    double log = -Math.log(Math.sqrt(2 * Math.PI * all)) - off * off / all / 2;
                    s.is("evidence", log);
                    Option right = offered(s, "picked").getFirst();
                    assertThat(right.right()).isTrue();
                    assertThat(number(right)).isCloseTo(-off * off / all / 2, within(HALF_DIGIT));
                    assertThat(offered(s, "picked")).hasSizeBetween(3, 4);
                    chosen(s, "signs", SIGNS);
                    s.answer("order");
                    s.is("in_words", new Value.Name("yes"));
                });
    }

    private static final double HALF_DIGIT = 0.5001e-4;

    private static final List<String> SIGNS =
            List.of(
                    "Both variances are smaller than before.",
                    "The two entries off the diagonal are equal.");

    /** The options, the right one first. */
    private static List<Option> offered(Solved s, String part) {
        s.answer(part);
        return s.variant().options(part).stream()
                .sorted(Comparator.comparing(o -> !o.right()))
                .toList();
    }

    /** The numbers that are offered, each once, the right one of them marked so. */
    private static void offered(Solved s, String part, double right, double... wrong) {
        List<Option> options = offered(s, part);
        assertThat(options.getFirst().right()).isTrue();
        assertThat(number(options.getFirst())).isCloseTo(right, within(HALF_DIGIT));
        for (Option o : options.subList(1, options.size())) {
            assertThat(o.right()).isFalse();
            assertThat(Arrays.stream(wrong).anyMatch(w -> Math.abs(w - number(o)) <= HALF_DIGIT))
                    .as(o.text())
                    .isTrue();
        }
        assertThat(options.stream().map(Option::text)).doesNotHaveDuplicates();
        assertThat(options.size()).isBetween(2, wrong.length + 1);
    }

    private static double number(Option o) {
        return Double.parseDouble(o.text().replace('\u2212', '-'));
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
