package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.exercise.CheckReport.Left;
import elbow.source.Fault;
import elbow.source.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class CheckerTest {
    @TempDir private Path folder;

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("a.yaml"), yaml);
    }

    private List<String> faults(CheckReport report) {
        return report.faults().stream()
                .map(Fault::toString)
                .map(f -> f.replace(folder + "/", ""))
                .toList();
    }

    private List<String> faults(String parameters, String require, String model, String ask)
            throws IOException {
        return faults(Checker.check(write(yaml(parameters, require, model, ask))));
    }

    private static String yaml(String parameters, String require, String model, String ask) {
        return "id: a\nparameters: {%s}\nrequire: [%s]\nmodel: {%s}\nask: [v: '%s']\n"
                .formatted(parameters, require, model, ask);
    }

    private static final String TWO = "a: 0.1 .. 0.9 step 0.1, b: 0.1 .. 0.9 step 0.1";

    @Test
    void countsPoints() throws IOException {
        CheckReport report =
                Checker.check(
                        write(yaml(TWO, "'a + b < 1', p(z = 1) > 0.3", "z: Bernoulli(a)", "a")));
        assertThat(faults(report)).isEmpty();
        assertThat(report.isFine()).isTrue();
        assertThat(report.points()).hasValue(81);
        assertThat(report.admissible()).hasValue(15);
        assertThat(report.left())
                .containsExactly(new Left("a + b < 1", 36), new Left("p(z = 1) > 0.3", 15));
        assertThat(report.frozen()).isEmpty();
    }

    @Test
    void aRowThatIsNoDistributionSomewhereIsToldWithAPoint() throws IOException {
        assertThat(faults(TWO, "", "z: Bernoulli(a + b)", "p(z = 1)"))
                .containsExactly(
                        "a.yaml:4:22: a + b is 1.1 at a = 0.2, b = 0.9, no probability: it must lie"
                                + " in [0, 1]; add 0 <= a + b <= 1 to require");
        assertThat(faults(TWO, "a + b <= 1", "z: Bernoulli(a + b)", "p(z = 1)")).isEmpty();
        assertThat(faults(TWO, "", "z: 'Categorical(x = a, y = b)'", "p(z = x)"))
                .containsExactly("a.yaml:4:13: p(z) sums to 0.2 at a = 0.1, b = 0.1, not to 1");
    }

    @Test
    void anImpossibleConstraintIsNamed() throws IOException {
        assertThat(faults(TWO, "a > 0.5, a > 1", "z: Bernoulli(a)", "a"))
                .containsExactly(
                        "a.yaml:3:20: no point of the grid is admissible: 'a > 1' holds on none of"
                                + " its 81 points");
    }

    @Test
    void aPairOfConstraintsThatContradictIsNamed() throws IOException {
        assertThat(faults(TWO, "b > 0.2, a > 0.5, p(z = 1) < 0.3", "z: Bernoulli(a)", "a"))
                .containsExactly(
                        "a.yaml:3:29: no point of the grid is admissible: 'p(z = 1) < 0.3' and"
                                + " 'a > 0.5' (line 3) never hold together");
        assertThat(faults(TWO, "a < b, a > 0.8, b < 0.2 or b = 0.9", "z: Bernoulli(a)", "a"))
                .containsExactly(
                        "a.yaml:3:11: no point of the grid is admissible: 'a < b' and 'a > 0.8'"
                                + " (line 3) never hold together");
    }

    @Test
    void threeConstraintsThatContradictLeaveNone() throws IOException {
        assertThat(faults("a: 0 .. 2, b: 0 .. 2", "a < b, a > 0, b < 2", "", "a*b"))
                .containsExactly(
                        "a.yaml:3:11: no point of the grid is admissible: 'a < b' holds on none of"
                                + " the 4 points that the others leave");
    }

    @Test
    void drawingSaysTheSame() throws IOException {
        Exercise exercise =
                ExerciseReader.read(write(yaml(TWO, "a > 0.5, a < 0.4", "z: Bernoulli(a)", "a")));
        assertThatThrownBy(() -> exercise.variant(1))
                .isInstanceOf(FaultException.class)
                .hasMessageEndingWith("'a < 0.4' and 'a > 0.5' (line 3) never hold together");
    }

    @Test
    void drawingFromALargeGridNamesTheConstraintThatRefusedMost() {
        Exercise exercise =
                ExercisesForTests.read(
                        yaml(
                                "a: 1 .. 100000, b: 1 .. 100000",
                                "a < 50001, a > 99999 and b > 0, b < 0",
                                "",
                                "a"));
        assertThatThrownBy(() -> exercise.variant(1))
                .hasMessageContaining("none of 100000 points drawn is admissible; 'b < 0' refused");
    }

    @Test
    void aStateThatIsNoneSomewhereIsToldWithAPoint() throws IOException {
        assertThat(faults("k: 0 .. 2", "", "x: Bernoulli(0.3)}\nobserve: {x: k", "p(x)"))
                .containsExactly("a.yaml:5:14: x has no state '2'; its states are 0, 1, at k = 2");
        assertThat(faults("k: 0 .. 2", "k < 2", "x: Bernoulli(0.3)}\nobserve: {x: k", "p(x)"))
                .isEmpty();
        assertThat(faults("k: 0 .. 2", "", "x: Bernoulli(0.3)", "p(x = k)"))
                .containsExactly("a.yaml:5:17: x has no state k; its states are 0, 1, at k = 2");
        assertThat(faults("k: 0 .. 2", "p(x = k) > 0", "x: Bernoulli(0.3)", "p(x = 1)"))
                .containsExactly("a.yaml:3:17: x has no state k; its states are 0, 1, at k = 2");
    }

    @Test
    void anAnswerThatAlwaysTiesLeavesNone() throws IOException {
        assertThat(faults("k: 0 .. 2", "", "x: Bernoulli(0.5)", "argmax p(x)"))
                .containsExactly(
                        "a.yaml:5:11: no point of the grid is admissible: 'v has one best answer'"
                                + " holds on none of its 3 points");
    }

    @Test
    void undefinedAndInfiniteAnswersAreFine() throws IOException {
        assertThat(
                        faults(
                                "k: 0 .. 1",
                                "",
                                "z: Bernoulli(0), x: Bernoulli(0)}\nobserve: {x: k",
                                "log p(x) + p(z = 1 | x)"))
                .isEmpty();
    }

    @Test
    void textsHaveFiniteNumbersInEveryVariant() throws IOException {
        String yaml =
                """
                id: a
                parameters: {k: 0 .. 3}
                require: [k != 2]
                story: "Of ${1/k}, ${k} and ${1/(k - 2)}."
                ask:
                  - v: {formula: k, text: "Why ${log(k - 1)}?"}
                """;
        assertThat(faults(Checker.check(write(yaml))))
                .containsExactly(
                        "a.yaml:4:14: ${1/k} is infinite at k = 0; a number in a text must be"
                                + " finite",
                        "a.yaml:6:34: ${log(k - 1)} is undefined at k = 0; a number in a text must"
                                + " be finite");
        assertThat(faults(Checker.check(write(yaml.replace("k != 2", "k = 3"))))).isEmpty();
        assertThat(faults(Checker.check(write("id: a\nstory: ${1/0}\nask: [v: 1/2]\n"))))
                .containsExactly(
                        "a.yaml:2:10: ${1/0} is infinite; a number in a text must be finite");
    }

    @Test
    void aFixedExerciseMustFulfilItsConstraints() throws IOException {
        assertThat(faults("", "p(z = 1) > 0.5", "z: Bernoulli(0.2)", "p(z = 1)"))
                .containsExactly(
                        "a.yaml:3:11: no point of the grid is admissible: 'p(z = 1) > 0.5' holds on"
                                + " none of its 1 point");
    }

    @Test
    void whatCantBeReadIsReported() {
        CheckReport report = Checker.check(folder.resolve("none.yaml"));
        assertThat(faults(report)).containsExactly("none.yaml: no such file");
        assertThat(report.exercise()).isEmpty();
        assertThat(report.isFine()).isFalse();
    }

    @Test
    void freezes() throws IOException {
        Path file = write(ExercisesForTests.BINARY);
        Exercise unfrozen = ExerciseReader.read(file);
        assertThat(unfrozen.isFrozen()).isFalse();
        CheckReport report = Checker.freeze(file);
        assertThat(report.frozen()).hasValue(2029);
        Exercise frozen = ExerciseReader.read(file);
        assertThat(frozen.isFrozen()).isTrue();
        assertThat(frozen.warnings()).isEmpty();
        assertThat(Checker.check(file).frozen()).hasValue(2029);
        assertThat(Checker.check(file).isFine()).isTrue();
        assertThat(frozen.variant(1).parameters().values().stream().map(Shown::of))
                .containsExactly(FROZEN_FIRST);
        assertThat(frozen.variant(1).parameters()).isEqualTo(frozen.variant(1).parameters());
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.yaml", "a.variants.yaml");
        }
        assertThat(Files.readString(folder.resolve("a.variants.yaml")))
                .contains("exercise: binary-example", "points: 29070", "admissible: 2029");
    }

    private static final String[] FROZEN_FIRST = {"0.75", "0.15", "0.95", "0.8"};

    @Test
    void aFrozenFileOfAnotherExerciseIsReportedAndNotUsed() throws IOException {
        Path file = write(yaml(TWO, "", "z: Bernoulli(a*b)", "a"));
        Checker.freeze(file);
        write(yaml(TWO, "", "z: Bernoulli(a/2)", "a"));
        Exercise changed = ExerciseReader.read(file);
        assertThat(changed.isFrozen()).isFalse();
        assertThat(changed.warnings())
                .singleElement()
                .asString()
                .contains("a.variants.yaml: these variants were frozen for the exercise");
        assertThat(faults(Checker.check(file)))
                .singleElement()
                .asString()
                .matches(
                        "a.variants.yaml: these variants were frozen for the exercise \\w{16},"
                                + " which is now \\w{16}, and are not used: freeze it again");
        assertThat(Checker.freeze(file).isFine()).isTrue();
        assertThat(faults(Checker.check(file))).isEmpty();
    }

    @Test
    void aDamagedFrozenFileIsReported() throws IOException {
        Path file = write(yaml(TWO, "a < b", "z: Bernoulli(a)", "a"));
        Checker.freeze(file);
        Path variants = folder.resolve("a.variants.yaml");
        String text = Files.readString(variants);
        Files.writeString(variants, text.replace("  0 1\n", "  0 x\n"));
        assertThat(faults(Checker.check(file)))
                .containsExactly(
                        "a.variants.yaml:6:11: a variant is the numbers of its choices, not '0 x'");
        Files.writeString(variants, text.replace("  0 1\n", "  1 0\n"));
        assertThat(faults(Checker.check(file)))
                .containsExactly(
                        "a.variants.yaml: a frozen variant is not admissible: a = 0.2, b = 0.1");
        Files.writeString(variants, text.replace("  0 1\n", "  0 99\n"));
        assertThat(ExerciseReader.read(file).isFrozen()).isFalse();
    }

    @Test
    void nothingIsFrozenOfWhatIsWrong() throws IOException {
        Path file = write(yaml(TWO, "", "z: Bernoulli(a + b)", "p(z = 1)"));
        assertThat(Checker.freeze(file).isFine()).isFalse();
        Exercise exercise = ExerciseReader.read(file);
        assertThatThrownBy(() -> Freezer.freeze(exercise)).isInstanceOf(FaultException.class);
        assertThat(folder.resolve("a.variants.yaml")).doesNotExist();
    }
}
