package elbow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class FieldsTest {
    private final Faults faults = new Faults();

    private Fields fields(String yaml) {
        return new Fields((Node.Mapping) YamlReader.read(yaml, "f"), "a deck", faults);
    }

    private List<String> told() {
        return faults.sorted().stream().map(Fault::toString).toList();
    }

    @Test
    void readsByKind() {
        Fields f = fields("a: x\nb: {c: 1}\nd: [1, 2]\n").require("a", "b");
        assertThat(f.scalar("a").map(Node.Scalar::text)).contains("x");
        assertThat(f.mapping("b").flatMap(m -> m.find("c"))).isPresent();
        assertThat(f.list("d").map(List::size)).contains(2);
        assertThat(f.scalar("e")).isEmpty();
        assertThat(f.required("a")).isPresent();
        f.rejectOthers();
        assertThat(faults.isEmpty()).isTrue();
        faults.throwIfAny();
    }

    @Test
    void tellsAllFaultsInTheOrderOfPlaces() {
        Fields f = fields("titel: x\nid: [1]\nzebra: 1\n").require("title");
        assertThat(f.scalar("id")).isEmpty();
        f.rejectOthers();
        assertThatThrownBy(faults::throwIfAny)
                .hasMessage(
                        """
                        f:1:1: a deck needs the key 'title'
                        f:1:1: unknown key 'titel' in a deck (did you mean 'title'?)
                        f:2:5: 'id' must be a text, not a list
                        f:3:1: unknown key 'zebra' in a deck; known are title, id\
                        """);
    }

    @Test
    void tellsTheWrongKind() {
        Fields f = fields("a: 1\nb: {}\nc:\nd: null\n");
        assertThat(f.mapping("a")).isEmpty();
        assertThat(f.list("b")).isEmpty();
        assertThat(f.scalar("c")).isEmpty();
        assertThat(f.list("d")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "f:1:4: 'a' must be a mapping (key: value), not a text",
                        "f:2:4: 'b' must be a list (- item), not a mapping",
                        "f:3:3: 'c' has no value; a text was expected",
                        "f:4:4: 'd' has no value; a list (- item) was expected");
    }

    @Test
    void listsTheKnownKeysWhenNoneIsNear() {
        Fields f = fields("zebra: 1\n");
        assertThat(f.optional("title")).isEmpty();
        assertThat(f.optional("id")).isEmpty();
        f.rejectOthers();
        assertThat(told())
                .containsExactly("f:1:1: unknown key 'zebra' in a deck; known are title, id");
    }

    @Test
    void aFaultIsToldOnce() {
        fields("a: 1\n").require("b").require("b");
        assertThat(told()).containsExactly("f:1:1: a deck needs the key 'b'");
    }
}
