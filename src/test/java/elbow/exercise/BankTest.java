package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.source.Fault;
import elbow.source.FaultException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class BankTest {
    @TempDir private Path folder;

    @BeforeEach
    void fill() throws IOException {
        write("bayes/one.yaml", "id: one\ntopics: [bayes]\nlevel: 2\nask: [v: 1/2]\n");
        write("bayes/two.yaml", "id: two\ntopics: [bayes]\nask: [v: 1/2]\n");
        write("elbo/three.yml", "# first\nid: 'third'\ntopics: [arithmetic]\nask: [v: 1/2]\n");
        write("elbo/broken.yaml", "id: broken\nask: [v: 1/]\n");
        write("elbo/one.variants.yaml", "exercise: one\n");
        write("sets/week.yaml", "exercises: [one]\n");
        write("README.md", "id: readme\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Bank bank() {
        return new Bank(List.of(folder));
    }

    @Test
    void listsByTopicLevelAndId() {
        assertThat(bank().all().stream().map(Exercise::id)).containsExactly("third", "two", "one");
    }

    @Test
    void tellsWhatCantBeRead() {
        assertThat(bank().faults())
                .singleElement()
                .satisfies(f -> assertThat(f.place().file()).endsWith("broken.yaml"));
    }

    @Test
    void findsByIdAndByPath() {
        assertThat(bank().find("one").file()).isEqualTo(folder.resolve("bayes/one.yaml"));
        assertThat(bank().find("third").title()).isEqualTo("third");
        assertThat(bank().find(folder.resolve("bayes/two.yaml").toString()).id()).isEqualTo("two");
    }

    @Test
    void theSameIdTwiceIsAFault() throws IOException {
        write("elbo/uno.yaml", "title: x\nid: one\nask: [v: 1/2]\n");
        String fault =
                folder.resolve("elbo/uno.yaml")
                        + ":2:5: the id one is that of "
                        + folder.resolve("bayes/one.yaml")
                        + " too; give one of them another";
        assertThat(bank().faults()).extracting(Fault::toString).contains(fault).hasSize(2);
        assertThat(bank().all()).hasSize(3);
        assertThatThrownBy(() -> bank().find("one")).hasMessage(fault);
        assertThat(bank().find(folder.resolve("elbo/uno.yaml").toString()).title()).isEqualTo("x");
    }

    @Test
    void aFolderGivenTwiceIsOne() {
        Bank twice = new Bank(List.of(folder, folder.resolve("bayes")));
        assertThat(twice.all()).hasSize(3);
        assertThat(twice.find("one").id()).isEqualTo("one");
    }

    @Test
    void suggestsTheNearest() {
        assertThatThrownBy(() -> bank().find("thirt"))
                .isInstanceOf(FaultException.class)
                .hasMessage("thirt: no exercise has this id (did you mean 'third'?)");
        assertThatThrownBy(() -> bank().find("something-else"))
                .hasMessage("something-else: no exercise has this id; 'elbow list' shows all");
        assertThatThrownBy(() -> bank().find("none.yaml")).hasMessage("none.yaml: no such file");
    }

    @Test
    void anUnknownFolderIsRefused() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> new Bank(List.of(none)).all())
                .hasMessage(none + ": this folder can't be read");
    }
}
