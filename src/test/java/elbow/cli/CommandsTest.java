package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.Samples;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Columns;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class CommandsTest {
    private static final String ID = "binary-latent-elbo";

    @TempDir Path home;
    private Path binary = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        Path exercises = Files.createDirectories(home.resolve("exercises/elbo"));
        binary = Samples.write(exercises, "binary.yaml", Samples.BINARY);
        Samples.write(exercises, "weather.yaml", Samples.WEATHER);
    }

    private Run run(String... args) {
        return Run.of(home, args);
    }

    private String out(String... args) {
        Run run = run(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }

    @Test
    void aloneItHelps() {
        assertThat(out()).isEqualTo(out("--help")).contains("Begin with the command practice.");
        String help = out("--help");
        assertThat(help.indexOf("practice  ")).isLessThan(help.indexOf("list  "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "practice",
                "list",
                "show",
                "solve",
                "grade",
                "check",
                "completion",
                "cards"
            })
    void everyCommandHelps(String command) {
        assertThat(out(command, "--help")).startsWith("Usage: elbow " + command);
    }

    @Test
    void listsByTopicAndLevel() {
        assertThat(out("list"))
                .isEqualTo(
                        """
                        elbo
                          binary-latent-elbo  The ELBO of a binary latent variable (level 2, 7
                                              questions, fresh numbers, not certified)

                        posterior
                          weather             Weather and an umbrella (level 1, 6 questions, fixed
                                              numbers)

                        Start one: elbow practice weather
                        """);
    }

    @Test
    void anUnreadableExerciseIsToldAndTheOthersListed() {
        Samples.write(home.resolve("exercises"), "broken.yaml", "id: a\nask: [\n");
        Run run = run("list");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("broken.yaml:3:1: ");
        assertThat(run.out()).contains("binary-latent-elbo");
    }

    @Test
    void aBankIsAdded() throws IOException {
        Path more = Files.createDirectories(home.resolve("more"));
        Samples.write(more, "w.yaml", Samples.WEATHER.replace("id: weather", "id: other"));
        assertThat(out("list", "--bank", more.toString())).contains("  other ");
        assertThat(out("show", "other", "--bank", more.toString())).contains("other, level 1");
    }

    @Test
    void showsTheFirstVariantWithoutItsAnswers() {
        assertThat(out("show", ID))
                .isEqualTo(out("show", ID, "--seed", "1"))
                .isEqualTo(out("show", binary.toString()))
                .contains("seed 1", "Given", "Asked", "gap")
                .doesNotContain("Answers");
        assertThat(out("show", ID, "--seed", "2")).isNotEqualTo(out("show", ID));
    }

    @Test
    void theSolutionAddsTheAnswers() {
        assertThat(out("show", "weather", "--solution"))
                .startsWith(out("show", "weather"))
                .endsWith(
                        """

                        Answers
                          table     = rain: 0.75, sun: 0.25
                          likely    = rain
                          more      = true
                          same      = false
                          free      = false
                          surprise  ≈ 0.971 bits
                        """);
    }

    @Test
    void showsMarkdown() {
        assertThat(out("show", "weather", "--format", "markdown", "--solution"))
                .startsWith("# Weather and an umbrella\n\n`weather`, level 1, seed 1\n")
                .contains(
                        "1. **table**: $p(w \\mid u = 1)$\n",
                        "(in bits)\n",
                        "| table | rain: 0.75, sun: 0.25 |\n");
    }

    @Test
    void solvesForSetValues() {
        String solved =
                out(
                        "solve",
                        ID,
                        "--set",
                        "prior=1/2",
                        "--set",
                        "low=.2",
                        "--set",
                        "high=0.8",
                        "--set",
                        "enc=0.7");
        assertThat(solved)
                .contains(
                        "  elbo            ≈ −0.7213\n",
                        "  gap = log p(x = 1) − ELBO\n",
                        "  ELBO = E_q[ log p(x = 1 | z) ] − KL(q(z) ‖ p(z))\n")
                .doesNotContain("never draws");
    }

    @Test
    void valuesOffTheGridAreAllowedAndSaid() {
        assertThat(out("solve", ID, "--set", "prior=0.33"))
                .contains("Note: prior is set to a value this exercise never draws");
        Run json = run("solve", ID, "--set", "prior=0.33", "--set", "low=0.01", "--format", "json");
        assertThat(json.code()).isZero();
        assertThat(json.err())
                .isEqualTo("elbow: prior, low are set to a value this exercise never draws\n");
    }

    @Test
    void jsonIsTheContract() {
        String text = out("solve", ID, "--seed", "7", "--format", "json");
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.propertyNames())
                .containsExactly("exercise", "seed", "parameters", "answers");
        assertThat(json.get("exercise").asString()).isEqualTo(ID);
        assertThat(json.get("seed").asLong()).isEqualTo(7);
        Variant variant = ExerciseReader.read(binary).variant(7);
        assertThat(json.get("parameters").propertyNames())
                .containsExactly("prior", "low", "high", "enc");
        variant.answers()
                .forEach((part, value) ->
                        assertThat(json.get("answers").get(part).asDouble())
                                .isEqualTo(Reals.toDouble((Real) value)));
        assertThat(json.get("answers").size()).isEqualTo(7);
    }

    @Test
    void exactJsonHasFractions() {
        String text = out("solve", ID, "--set", "prior=1/2", "--format", "json", "--exact");
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.get("parameters").get("prior").asString()).isEqualTo("1/2");
        assertThat(json.get("answers").get("posterior").asString()).contains("/");
        assertThat(json.get("answers").get("elbo").isNumber()).isTrue();
    }

    @Test
    void latexSaysItsSeedAndClosesWhatItOpens() {
        String latex = out("solve", ID, "--format", "latex");
        assertThat(latex).startsWith("% binary-latent-elbo, seed 1; needs amsmath\n");
        assertThat(latex).contains("\\paragraph{log\\_evidence}");
        assertThat(latex.split("\\\\begin\\{align\\*}", -1))
                .hasSameSizeAs(latex.split("\\\\end\\{align\\*}", -1));
    }

    @Test
    void practiceReadsLinesAndEndsWithTheInput() {
        Run run = Run.typing(home, "0.5\nhint\nskip\n", "practice", "weather");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("seed 1", "Summary: ")
                .endsWith("These numbers again: elbow practice weather --seed 1\n");
        assertThat(run.out().chars()).noneMatch(c -> c < ' ' && c != '\n');
    }

    @Test
    void practiceSaysHowToRepeatIt() {
        Run run = Run.typing(home, "", "practice", ID, "--seed", "42", "--bank", home.toString());
        String again = "elbow practice " + ID + " --bank " + home;
        assertThat(run.out())
                .contains("seed 42")
                .contains(again + " --seed 42\n")
                .contains(again + "\n");
        Run drawn = Run.typing(home, "", "practice", ID);
        String seed = drawn.out().replaceAll("(?s).*--seed ([0-9]+).*", "$1");
        assertThat(drawn.out()).contains(", seed " + seed + ", ");
    }

    @Test
    void withoutANameTheEasiestBegins() {
        assertThat(Run.typing(home, "skip\n", "practice").out())
                .startsWith("elbo\n")
                .contains("weather, level 1, seed 1");
    }

    @Test
    void answersAreSubmittedAndAddedToWhatStandsThere() {
        Path file = home.resolve("ann.yaml");
        String[] args = {"practice", "weather", "--submit", file.toString(), "--learner", "ann"};
        Run.typing(home, "0.75, 0.25\nrain\n", args);
        args[1] = ID;
        Run.typing(home, "0.5\n", args);
        assertThat(file)
                .content()
                .contains("learner: ann", "exercise: weather", "likely: rain", ID);
        Run other =
                Run.typing(
                        home,
                        "0.5\n",
                        "practice",
                        ID,
                        "--submit",
                        file.toString(),
                        "--learner",
                        "bob");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("it holds the answers of ann");
        Run graded = run("grade", file.toString(), "--out", home.resolve("out").toString());
        assertThat(graded.code()).as(graded.err()).isZero();
        assertThat(graded.out()).startsWith("1 submission, ");
        assertThat(home.resolve("out/grades.csv")).exists();
    }

    @Test
    void answersAreReplacedPartByPartAndItIsSaid() {
        Path file = home.resolve("ann.yaml");
        String[] args = {"practice", "weather", "--submit", file.toString(), "--learner", "ann"};
        String warning =
                file
                        + " holds answers to this exercise; what you answer now replaces them,"
                        + " part by part.\n";
        assertThat(Run.typing(home, "0.75, 0.25\nrain\n", args).out()).doesNotContain("replaces");
        assertThat(Run.typing(home, "skip\nsun\n", args).out()).startsWith(warning);
        assertThat(file)
                .content()
                .contains("0.75, 0.25", "likely: sun")
                .doesNotContain("likely: rain");
        Samples.write(
                home.resolve("exercises/elbo"),
                "weather.yaml",
                Samples.WEATHER.replace("rain = 0.4, sun = 0.6", "rain = 0.5, sun = 0.5"));
        assertThat(Run.typing(home, "skip\nrain\n", args).out())
                .startsWith(file + " holds answers to another version of this exercise; ");
        assertThat(file).content().contains("likely: rain").doesNotContain("0.75, 0.25");
    }

    @Test
    void anUnreadableSubmissionIsOne() {
        Path file = Samples.write(home, "sub.yaml", "learner: [\n");
        Run run = run("grade", file.toString(), "--out", home.resolve("out").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("unreadable.csv: 1 thing could not be marked");
    }

    @Test
    void checksFilesAndFolders() {
        assertThat(out("check", home.resolve("exercises").toString()))
                .contains("binary.yaml: fine, 7 questions, ", "weather.yaml: fine, 6 questions");
        assertThat(out("check").lines()).hasSize(2);
        Path broken = Samples.write(home, "broken.yaml", "id: a\nask: [\n");
        Run run = run("check", broken.toString(), binary.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith(broken + ":3:1: ").hasLineCount(1);
        assertThat(run.out()).contains("binary.yaml: fine");
    }

    @Test
    void frozenVariantsAreSaid() {
        Path small =
                Samples.write(
                        home,
                        "small.yaml",
                        """
                        id: small
                        topics: [a]
                        parameters: {a: 0.1 .. 0.9 step 0.1}
                        model:
                          z: Bernoulli(a)
                        ask:
                          - half: {truth: "p(z = 1) > 1/2"}
                          - p: p(z = 1)
                        """);
        assertThat(out("check", "--freeze", small.toString()))
                .contains("9 settings admissible, 8 of 9 safe, 8 frozen");
        assertThat(out("list", "--bank", home.toString())).contains("2 questions, fresh numbers)");
    }

    @Test
    void coloursOnlyOnATerminalAndWhereWanted() {
        Map<String, String> colours = Map.of("TERM", "xterm", "COLUMNS", "80");
        assertThat(Run.in(home, colours, true, "", "show", ID).out()).contains("\033[1m");
        List<Map<String, String>> plain =
                List.of(
                        Map.of("TERM", "dumb", "COLUMNS", "80"),
                        Map.of("TERM", "xterm", "COLUMNS", "80", "NO_COLOR", "1"));
        for (Map<String, String> environment : plain)
            assertThat(Run.in(home, environment, true, "", "show", ID).out())
                    .doesNotContain("\033");
        assertThat(Run.in(home, colours, true, "", "show", ID, "--no-color").out())
                .doesNotContain("\033");
        assertThat(Run.in(home, colours, false, "", "show", ID).out()).doesNotContain("\033");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void theWidthIsKept(int width) {
        Map<String, String> environment = Map.of("COLUMNS", String.valueOf(width));
        for (String[] args : new String[][] {{"list"}, {"show", ID}, {"solve", ID}})
            assertThat(Run.in(home, environment, false, "", args).out().lines())
                    .allMatch(l -> Columns.of(l) <= width || l.startsWith("    = "));
    }

    @Test
    void completionIsAScript() {
        assertThat(out("completion", "bash")).startsWith("#!/").contains("practice", "--seed");
        assertThat(out("completion", "zsh")).contains("bashcompinit");
    }

    @Test
    void quotesForAShell() {
        assertThat(Words.quoted("a/b-c.yaml")).isEqualTo("a/b-c.yaml");
        assertThat(Words.quoted("a b")).isEqualTo("'a b'");
        assertThat(Words.quoted("it's")).isEqualTo("'it'\\''s'");
    }
}
