package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import static java.lang.Math.abs;
import static java.lang.Math.log;
import static java.util.Map.entry;

import elbow.exercise.Certificate.Unsafe;
import elbow.exercise.CheckReport;
import elbow.exercise.Checker;
import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.formula.Formula.Ref;
import elbow.source.Fault;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is certified holds: the frozen variants of an exercise with formulas written here, and small
 * exercises of which it is known by head what is safe.
 */
class CertificationTest {
    private static final Path TWO_STATES = Path.of("exercises/elbo/two-state-elbo.yaml");
    private static final Path LINES = Path.of("exercises/elbo/two-state-elbo.variants.yaml");
    private static final Policies POLICIES = Policies.read(Path.of("grader/policy.yaml"));

    @TempDir private Path folder;

    /** The two states of the latent, and one observation. */
    private record Fox(double prior, double low, double high, double enc) {
        double evidence() {
            return prior * high + (1 - prior) * low;
        }

        double posterior() {
            return prior * high / evidence();
        }

        /** Σ weight·log likelihood. */
        double fit(double weight) {
            return weight * log(high) + (1 - weight) * log(low);
        }

        static double kl(double a, double b) {
            return a * log(a / b) + (1 - a) * log((1 - a) / (1 - b));
        }

        double elbo() {
            return fit(enc) - kl(enc, prior);
        }

        Map<String, Double> right() {
            return Map.ofEntries(
                    entry("evidence", evidence()),
                    entry("log_evidence", log(evidence())),
                    entry("posterior", posterior()),
                    entry("reconstruction", fit(enc)),
                    entry("kl", kl(enc, prior)),
                    entry("elbo", elbo()),
                    entry("gap", kl(enc, posterior())));
        }

        /** By part and what was done. */
        Map<String, Double> wrong() {
            double joint = prior * high;
            double entropy = -enc * log(enc) - (1 - enc) * log(1 - enc);
            Map<String, Double> wrong = new LinkedHashMap<>();
            wrong.put("evidence plain average", (low + high) / 2);
            wrong.put("evidence under q", enc * high + (1 - enc) * low);
            wrong.put("evidence of one branch", joint);
            wrong.put("evidence with the prior of the other", (1 - prior) * high + prior * low);
            wrong.put("evidence without the prior", high + low);
            wrong.put("log_evidence in bits", log(evidence()) / log(2));
            wrong.put("log_evidence to base 10", log(evidence()) / log(10));
            wrong.put("log_evidence mean of logs", fit(prior));
            wrong.put("log_evidence not taken", evidence());
            wrong.put("log_evidence the bound", elbo());
            wrong.put("posterior base rate neglected", high / (high + low));
            wrong.put("posterior the likelihood", high);
            wrong.put("posterior the joint", joint);
            wrong.put("posterior of the other state", 1 - posterior());
            wrong.put("posterior q", enc);
            wrong.put("reconstruction weights of the prior", fit(prior));
            wrong.put("reconstruction weights of the posterior", fit(posterior()));
            wrong.put("reconstruction weights exchanged", fit(1 - enc));
            wrong.put("reconstruction unweighted", log(high) + log(low));
            wrong.put("reconstruction log of the mean", log(enc * high + (1 - enc) * low));
            wrong.put("reconstruction in bits", fit(enc) / log(2));
            wrong.put("kl swapped", kl(prior, enc));
            wrong.put("kl to the posterior", kl(enc, posterior()));
            wrong.put("kl negative", -kl(enc, prior));
            wrong.put("kl in bits", kl(enc, prior) / log(2));
            wrong.put("kl unweighted", log(enc / prior) + log((1 - enc) / (1 - prior)));
            wrong.put("kl the entropy of q", entropy);
            wrong.put("kl the cross-entropy", kl(enc, prior) + entropy);
            wrong.put("elbo kl swapped", fit(enc) - kl(prior, enc));
            wrong.put("elbo kl added", fit(enc) + kl(enc, prior));
            wrong.put("elbo kl forgotten", fit(enc));
            wrong.put("elbo kl twice", fit(enc) - 2 * kl(enc, prior));
            wrong.put("elbo posterior kl", fit(enc) - kl(enc, posterior()));
            wrong.put("elbo the loss", -elbo());
            wrong.put("gap kl swapped", kl(posterior(), enc));
            wrong.put("gap to the prior", kl(enc, prior));
            wrong.put("gap negative", -kl(enc, posterior()));
            return wrong;
        }
    }

    /** The numbers of the choices, each on a grid of steps of 0.05. */
    private static List<int[]> frozen() throws IOException {
        List<String> lines = Files.readAllLines(LINES);
        return lines.subList(lines.indexOf("variants: |") + 1, lines.size()).stream()
                .map(l -> Arrays.stream(l.strip().split(" ")).mapToInt(Integer::parseInt).toArray())
                .toList();
    }

    private static final int[] FIRST = {1, 1, 10, 1};

    private static double grid(int[] point, int axis) {
        return (FIRST[axis] + point[axis]) / 20.0;
    }

    private static Variant variant(Exercise exercise, int[] point) {
        Map<Ref, Value> set = new LinkedHashMap<>();
        List<String> names = List.of("prior", "low", "high", "enc");
        for (int i = 0; i < point.length; i++)
            set.put(new Ref(names.get(i)), Real.of(BigFraction.of(FIRST[i] + point[i], 20)));
        return exercise.variant(set, OptionalLong.empty());
    }

    @Test
    void noMistakeIsAcceptedOnAFrozenVariantUnderAnyPolicy() throws IOException {
        Exercise exercise = ExerciseReader.read(TWO_STATES);
        Kinds kinds = new Kinds(exercise);
        List<int[]> points = frozen();
        assertThat(points).hasSizeGreaterThan(500);
        List<Variant> variants = points.stream().map(p -> variant(exercise, p)).toList();
        List<Map<String, double[]>> honest = exercise.honestErrors(variants);
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            int[] p = points.get(i);
            Fox fox = new Fox(grid(p, 0), grid(p, 1), grid(p, 2), grid(p, 3));
            Map<String, Double> right = fox.right();
            for (Part part : exercise.parts()) {
                Real truth = (Real) variants.get(i).answers().get(part.name());
                double error = honest.get(i).get(part.name())[0];
                for (Policy policy : POLICIES.all()) {
                    Kind kind = kinds.of(part, truth);
                    Interval interval = policy.accepted(exercise, part, kind, truth, error);
                    assertThat(interval.contains(right.get(part.name()))).isTrue();
                    double reach = (interval.high() - interval.low()) / 2 + error;
                    fox.wrong()
                            .forEach((what, value) -> {
                                if (!what.startsWith(part.name() + " ")) return;
                                if (abs(value - right.get(part.name())) <= reach)
                                    accepted.add(what + " " + policy.name() + " " + fox);
                            });
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    private static final String DRAWN =
            """
            id: drawn
            parameters: {a: %s}
            require: [%s]
            model: {z: Bernoulli(a)}
            ask: [p: %s]
            """;

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("drawn.yaml"), yaml);
    }

    private CheckReport check(Path file, boolean freeze) {
        return new Checker(new Certification(POLICIES)).check(file, freeze);
    }

    private List<String> faults(CheckReport report) {
        return report.faults().stream()
                .map(Fault::toString)
                .map(f -> f.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void aPointOnWhichAMistakeIsRightIsNotFrozen() throws IOException {
        Path file = write(DRAWN.formatted("0.1 .. 0.9 step 0.1", "", "p(z = 1)"));
        CheckReport report = check(file, true);
        assertThat(faults(report)).isEmpty();
        assertThat(report.frozen()).hasValue(8);
        assertThat(report.certificate().orElseThrow().unsafe())
                .contains(new Unsafe("p", "complement", 1, ""));
        assertThat(Files.readAllLines(folder.resolve("drawn.variants.yaml")))
                .contains("safe: 8 of 9", "  3", "  5")
                .doesNotContain("  4");
        assertThat(check(file, false).isFine()).isTrue();
    }

    @Test
    void theClosestMistakeIsOneOfASafeVariant() throws IOException {
        Path file = write(DRAWN.formatted("'one of [0.4999, 0.498, 0.4]'", "", "p(z = 1)"));
        CheckReport report = check(file, true);
        assertThat(report.frozen()).hasValue(2);
        var closest = report.certificate().orElseThrow().closest().orElseThrow();
        assertThat(closest.mistake()).isIn("complement", "prior-exchanged");
        assertThat(closest.distance()).isCloseTo(0.004, within(1e-12));
        assertThat(closest.needed()).isBetween(0.0005, 0.0006);
        assertThat(closest.variant().point()).isEqualTo("a = 0.498");
    }

    @Test
    void whereNoPointIsSafeThereIsOneFaultAndNoFile() throws IOException {
        Path file = write(DRAWN.formatted("'one of [0.49999, 0.50001]'", "", "p(z = 1)"));
        assertThat(faults(check(file, true)))
                .containsExactly(
                        "drawn.yaml:5:7: no variant is safe: prior-exchanged can't be told from the"
                                + " right value of p under the policy practice on 2 of them");
        assertThat(folder.resolve("drawn.variants.yaml")).doesNotExist();
    }

    @Test
    void aToleranceTooNarrowForHonestRoundingIsRefused() throws IOException {
        String part = "{formula: log p(z = 1), tolerance: {absolute: 0.000001}}";
        Path file = write(DRAWN.formatted("0.1 .. 0.4 step 0.1", "", part));
        assertThat(faults(check(file, true)))
                .containsExactly(
                        "drawn.yaml:5:7: no variant is safe: honest rounding of every line is not"
                                + " accepted in p on 4 of them");
        assertThat(folder.resolve("drawn.variants.yaml")).doesNotExist();
    }

    @Test
    void aMistakeThatIsRightOnEveryVariantIsListedAndRefusesNone() throws IOException {
        Path file =
                write(
                        """
                        id: drawn
                        parameters: {h: 0.6 .. 0.9 step 0.1}
                        model:
                          z: Bernoulli(1/2)
                          x | z: {0: Bernoulli(0.2), 1: Bernoulli(h)}
                        observe: {x: 1}
                        ask: [p: p(z = 1 | x)]
                        """);
        CheckReport report = check(file, true);
        assertThat(faults(report)).isEmpty();
        assertThat(report.certificate().orElseThrow().inert())
                .contains(new Unsafe("p", "base-rate-neglected", 4, ""));
        assertThat(report.frozen().orElseThrow()).isPositive();
    }

    @Test
    void aFixedExerciseListsWhatItCantTellApart() {
        CheckReport report = check(Path.of("exercises/elbo/first-elbo.yaml"), false);
        assertThat(report.isFine()).isTrue();
        assertThat(report.certificate().orElseThrow().inert())
                .extracting(Unsafe::part, Unsafe::what)
                .contains(
                        tuple("evidence", "plain-average"),
                        tuple("posterior", "base-rate-neglected"))
                .doesNotContain(tuple("kl", "kl-swapped"));
    }

    @Test
    void whatAConstraintKeepsOutIsLookedAt() throws IOException {
        Path file = write(DRAWN.formatted("0.1 .. 0.9 step 0.1", "a < 0.4", "p(z = 1)"));
        assertThat(check(file, true).loosened())
                .containsExactly(new CheckReport.Loosened("a < 0.4", 6, 6, 5));
        assertThat(check(file, false).loosened()).isEmpty();
    }

    @Test
    void variantsFrozenWithoutACatalogueAreNotCertified() throws IOException {
        Path file = write(DRAWN.formatted("0.1 .. 0.9 step 0.1", "", "p(z = 1)"));
        check(file, true);
        assertThat(ExerciseReader.read(file).isCertified()).isTrue();
        Path variants = folder.resolve("drawn.variants.yaml");
        List<String> before =
                Files.readAllLines(variants).stream()
                        .filter(l -> !l.startsWith("catalogue:") && !l.startsWith("safe:"))
                        .toList();
        Files.write(variants, before);
        Exercise exercise = ExerciseReader.read(file);
        assertThat(exercise.isFrozen()).isTrue();
        assertThat(exercise.isCertified()).isFalse();
        Files.writeString(
                variants, String.join("\n", before).replace("  3\n", "  3\n  4\n") + "\n");
        assertThat(faults(check(file, false)))
                .containsExactly(
                        "drawn.yaml:5:7: prior-exchanged can't be told from the right value of p on"
                                + " 1 of the frozen variants: freeze it again");
    }
}
