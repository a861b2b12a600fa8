package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every wrong use is one line on stderr, names what is wrong, and exits with 2. */
class WrongUseTest {
    @TempDir Path home;

    @BeforeEach
    void fill() throws IOException {
        Path exercises = Files.createDirectories(home.resolve("exercises/elbo"));
        Samples.write(exercises, "binary.yaml", Samples.BINARY);
        Samples.write(home, "broken.yaml", "id: a\nask: [\n");
        Samples.write(home, "file", "");
        Files.createDirectories(home.resolve("empty"));
    }

    private Run run(String line) {
        return Run.of(home, line.replace("HOME", home.toString()).split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '"',
            value = {
                "prac § unknown command 'prac' (did you mean practice?); see elbow --help",
                "--versio § unknown option '--versio'",
                "practice --sed 3 § unknown option '--sed' (did you mean --seed?)",
                "practice --seed § missing required parameter for option '--seed'",
                "practice --seed x § '--seed': 'x' is no whole number; see elbow practice --help",
                "show binary-latent-elbo --seed 1.5 § '1.5' is no whole number",
                "show § missing required parameter: 'EXERCISE'; see elbow show --help",
                "show a b § unknown argument 'b'",
                "show nope § nope: no exercise has this id",
                "show binary-latent-elb § did you mean 'binary-latent-elbo'?",
                "show HOME/empty § this is a folder, not a file",
                "show HOME/none.yaml § no such file",
                "show HOME/broken.yaml § broken.yaml:3:1: ",
                "show binary-latent-elbo --format html § expected one of [text, markdown]",
                "list --bank HOME/none § none: there is no such folder",
                "list --bank HOME/file § file: there is no such folder",
                "solve binary-latent-elbo --exact § --exact goes with --format json",
                "solve binary-latent-elbo --set § missing required parameter for option '--set'",
                "solve binary-latent-elbo --set prior § write it as name=value",
                "solve binary-latent-elbo --set =1 § write it as name=value",
                "solve binary-latent-elbo --set pior=0.3 § no parameter is called pior (did you"
                        + " mean",
                "solve binary-latent-elbo --set prior=1/( § --set prior=1/(: expected",
                "solve binary-latent-elbo --set prior=x § prior is a number, not x",
                "solve binary-latent-elbo --set prior=1/0 § '1/0' is no finite number",
                "solve binary-latent-elbo --set prior=p(x) § neither a number nor",
                "solve binary-latent-elbo --set 2=3 § '2' is no name of a parameter",
                "solve binary-latent-elbo --set prior=0.3 --set prior=0.4 § it is set twice",
                "solve binary-latent-elbo --set prior=1.5 § [0, 1]",
                "practice binary-latent-elbo --learner ann § --learner goes with --submit",
                "practice binary-latent-elbo --submit HOME/empty § it is a folder",
                "practice binary-latent-elbo --submit HOME/no/s.yaml § there is no such folder",
                "practice binary-latent-elbo --submit HOME/broken.yaml § broken.yaml:",
                "check HOME/none.yaml § there is no such file or folder",
                "grade HOME/none --out HOME/o § there is no such file or folder",
                "grade HOME/empty --out HOME/o § there is no submission",
                "grade HOME/broken.yaml § missing required option: '--out=DIR'",
                "grade HOME/broken.yaml --out HOME/file § this is a file, a folder is needed",
                "grade HOME/broken.yaml --out HOME/o --policy exacct § did you mean 'exact'?",
                "cards prin § unknown command 'prin' (did you mean print?)",
                "cards print first-ten § missing required option: '--out=FILE.pdf'",
                "cards print nope --out HOME/c.pdf § there is no deck nope",
                "cards print HOME/broken.yaml --out HOME/no/c.pdf § there is no such folder",
                "cards print HOME/broken.yaml --out HOME/empty § this is a folder, a file is"
                        + " needed",
                "cards print HOME/broken.yaml --out HOME/broken.yaml § the name of a PDF ends in"
                        + " .pdf",
                "cards print HOME/broken.yaml --out HOME/c.pdf § broken.yaml:",
                "completion fish § expected one of [bash, zsh]"
            })
    void isOneLineAndTwo(String line, String message) {
        Run run = run(line);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void everyFaultOfAFileHasItsLine() {
        Path file = Samples.write(home, "two.yaml", "id: a\ntitel: b\nask:\n  - x: 1 +\n");
        Run run = Run.of(home, "show", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSizeGreaterThan(1).allMatch(l -> l.startsWith(file + ":"));
    }

    @Test
    void debugShowsWhere() {
        Run run = Run.of(home, "show", "nope", "--debug");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("FaultException");
    }

    @Test
    void withoutExercisesItSaysWhatToDo() {
        Path empty = home.resolve("empty");
        assertThat(Run.of(empty, "list").err()).contains("add some with --bank");
        assertThat(Run.of(empty, "practice").err()).contains("add a folder with --bank");
        assertThat(Run.of(empty, "check").err()).contains("name the files or folders to check");
    }
}
