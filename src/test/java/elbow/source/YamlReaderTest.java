package elbow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read: every key and value by its text, at its place. */
class YamlReaderTest {
    /** {@code text@line:column}, with q for quoted and b for block. */
    static String show(Node node) {
        return switch (node) {
            case Node.Scalar s -> s.text() + (s.quoted() ? "q" : s.block() ? "b" : "") + at(s);
            case Node.Sequence q ->
                    q.items().stream().map(YamlReaderTest::show).toList() + at(node);
            case Node.Mapping m -> m.entries().stream().map(YamlReaderTest::show).toList() + at(m);
        };
    }

    private static String show(Node.Entry e) {
        return show(e.key()) + " -> " + show(e.value());
    }

    private static String at(Node node) {
        return "@" + node.place().line() + ":" + node.place().column();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    a: 1                      ~ [a@1:1 -> 1@1:4]@1:1
                    - a                       ~ [a@1:3]@1:1
                    a: "b"                    ~ [a@1:1 -> bq@1:5]@1:1
                    a: 'it''s'                ~ [a@1:1 -> it'sq@1:5]@1:1
                    "a": b                    ~ [aq@1:2 -> b@1:6]@1:1
                    a: {b: [1, x]}            ~ [a@1:1 -> [b@1:5 -> [1@1:9, x@1:12]@1:8]@1:4]@1:1
                    a: []                     ~ [a@1:1 -> []@1:4]@1:1
                    a: b # c                  ~ [a@1:1 -> b@1:4]@1:1
                    a: b#c                    ~ [a@1:1 -> b#c@1:4]@1:1
                    a: |⏎  x⏎  y              ~ [a@1:1 -> x⏎yb@1:4]@1:1
                    a: >-⏎  x⏎  y             ~ [a@1:1 -> x yb@1:4]@1:1
                    a: x⏎  y                  ~ [a@1:1 -> x y@1:4]@1:1
                    a:⏎- b⏎c: 1               ~ [a@1:1 -> [b@2:3]@2:1, c@3:1 -> 1@3:4]@1:1
                    z[t] | z[t-1]: 1          ~ [z[t] | z[t-1]@1:1 -> 1@1:16]@1:1
                    0, 1: 0.4                 ~ [0, 1@1:1 -> 0.4@1:7]@1:1
                    x: Normal(mean = 0, sd=1) ~ [x@1:1 -> Normal(mean = 0, sd=1)@1:4]@1:1
                    {a: f(x)}                 ~ [a@1:2 -> f(x)@1:5]@1:1
                    {a: "f(x, y)"}            ~ [a@1:2 -> f(x, y)q@1:6]@1:1
                    {f(x): "("}               ~ [f(x)@1:2 -> (q@1:9]@1:1
                    a: the interval [0, 1)    ~ [a@1:1 -> the interval [0, 1)@1:4]@1:1
                    [a: 1, b]                 ~ [[a@1:2 -> 1@1:5]@1:2, b@1:8]@1:1
                    "é𝔼": 𝔼                  ~ [é𝔼q@1:2 -> 𝔼@1:7]@1:1
                    𝔼𝔼: {a: "x"}             ~ [𝔼𝔼@1:1 -> [a@1:6 -> xq@1:10]@1:5]@1:1
                    a: 1⏎...                  ~ [a@1:1 -> 1@1:4]@1:1
                    ---⏎a: 1                  ~ [a@2:1 -> 1@2:4]@2:1
                    # c⏎⏎a: 1                 ~ [a@3:1 -> 1@3:4]@3:1
                    """)
    void readsEveryTextAtItsPlace(String document, String tree) {
        Node node = YamlReader.read(document.replace('⏎', '\n'), "f");
        assertThat(show(node).replace('\n', '⏎')).isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "no", "True", "1", "01", "1_000", "0x1F", "0o7", ".5", "-.5", "1e400",
                "1.50", "+1", "NaN", ".inf", "1:30", "2026-01-01", "1/3", "-x", "a - b", "<", "=",
                "99999999999999999999999999999999999999999999999999", "null", "~"
            })
    void keepsTheExactLexeme(String text) {
        Node.Mapping m = (Node.Mapping) YamlReader.read(text + ": " + text, "f");
        assertThat(m.entries().getFirst().key().text()).isEqualTo(text);
        assertThat(((Node.Scalar) m.find(text).orElseThrow()).text()).isEqualTo(text);
    }

    @Test
    void tellsNullFromTheTextNull() {
        Node.Sequence s = (Node.Sequence) YamlReader.read("- null\n- 'null'\n-\n- ''\n- ~", "f");
        assertThat(s.items().stream().map(n -> ((Node.Scalar) n).missing()))
                .containsExactly(true, false, true, false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    a: p(x)       ~ 2 ~ 1:6
                    a: p(x)       ~ 4 ~ 1:8
                    a: "p(x)"     ~ 2 ~ 1:7
                    a: 'p(x)'     ~ 0 ~ 1:5
                    a: 𝔼𝔼+x      ~ 5 ~ 1:7
                    a: "p\\u0028x" ~ 1 ~ 1:6
                    a: "p\\u0028x" ~ 2 ~ 1:5
                    a: 'it''s'    ~ 2 ~ 1:7
                    a: 'it''s'    ~ 4 ~ 1:5
                    a: x +⏎  y    ~ 3 ~ 1:7
                    a: x +⏎  y    ~ 5 ~ 1:4
                    a: |⏎  x      ~ 1 ~ 1:4
                    """)
    void pointsIntoTheText(String document, int offset, String place) {
        Node.Mapping m = (Node.Mapping) YamlReader.read(document.replace('⏎', '\n'), "f");
        Node.Scalar s = (Node.Scalar) m.find("a").orElseThrow();
        assertThat(s.at(offset)).hasToString("f:" + place);
    }

    @Test
    void linesEndWithAnyOfThree() {
        Node node = YamlReader.read("a: 1\r\nb: 2\rc: 3\nd: 4", "f");
        assertThat(show(node))
                .isEqualTo("[a@1:1 -> 1@1:4, b@2:1 -> 2@2:4, c@3:1 -> 3@3:4, d@4:1 -> 4@4:4]@1:1");
    }

    @Test
    void byteOrderMarkTakesNoColumn() {
        assertThat(show(YamlReader.read("\uFEFFa: 1", "f"))).isEqualTo("[a@1:1 -> 1@1:4]@1:1");
    }

    @Test
    void nestsAHundredDeepAndNoDeeper() {
        assertThat(YamlReader.read("[".repeat(100) + "]".repeat(100), "f")).isNotNull();
        assertThatThrownBy(() -> YamlReader.read("[".repeat(102) + "]".repeat(102), "f"))
                .isInstanceOf(FaultException.class)
                .hasMessage("f:1:102: nested more than 100 deep; write it with fewer levels");
    }
}
