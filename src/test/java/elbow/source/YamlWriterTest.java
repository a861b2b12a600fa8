package elbow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** {@code read(write(x)) = x}. */
class YamlWriterTest {
    /** The texts, lists and mappings of a node. */
    private static Object plain(Node node) {
        return switch (node) {
            case Node.Scalar s -> s.missing() ? "missing!" : s.text();
            case Node.Sequence s -> s.items().stream().map(YamlWriterTest::plain).toList();
            case Node.Mapping m -> {
                Map<String, Object> map = new LinkedHashMap<>();
                m.entries().forEach(e -> map.put(e.key().text(), plain(e.value())));
                yield map;
            }
        };
    }

    private static void survives(Map<String, ?> document) {
        String yaml = YamlWriter.write(document);
        Object back = plain(YamlReader.read(yaml, "f"));
        assertThat(back).as(yaml).isEqualTo(document);
        assertThat(back).as("order").hasToString(document.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- 0.72",
                "-0.72",
                "[0.3, 0.7]",
                "{a: 1}",
                "yes",
                "NO",
                "null",
                "~",
                "",
                " ",
                ": ",
                "a: b",
                "a:",
                ":a",
                "#",
                "a #b",
                "a#b",
                "'",
                "\"",
                "it's",
                "\\",
                "\\n",
                "a\nb",
                "a\n",
                "\na",
                "\r\n",
                "\t",
                "a\tb",
                " a",
                "a ",
                "a  b",
                "…",
                "é",
                "𝔼[x]",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\u0000",
                "\u001B[31m",
                "\u007F",
                "!x",
                "&x",
                "*x",
                "%",
                "@x",
                "`",
                "|",
                ">",
                "> 3",
                "? x",
                "?",
                "-",
                "--",
                "---",
                "...",
                "--- a",
                "<<",
                "=",
                ",",
                "ln(0.6",
                "ln(.6)",
                "3/5)",
                "0.4*ln(0.4/0.5) + 0.6*ln(1.2)",
                "p(z = 1 | x)",
                "(a",
                ")",
                "(a) b",
                "1e-3",
                "0x1p3",
                "1:30",
                "−0.5108",
                "= -0.5108",
                "≈ 1",
                "75%",
                "0,75",
                "true",
                "a - b",
                "- - -",
                "- -",
                "x|",
                "${a}"
            })
    void everyTextSurvives(String text) {
        survives(Map.of("key", text));
        survives(Map.of(text, "value"));
        survives(Map.of("list", List.of(text, "a", text)));
        survives(Map.of("list", List.of(Map.of(text, text), List.of(List.of(text)), text)));
    }

    @Test
    void longTextsSurvive() {
        survives(Map.of("x ".repeat(3000), "(a b) ".repeat(3000)));
        survives(Map.of("x".repeat(2000), List.of(Map.of("y".repeat(2000), List.of("z")))));
        survives(Map.of("x".repeat(2000), Map.of("y".repeat(2000), Map.of())));
    }

    @Test
    void randomTextsSurvive() {
        Random random = new Random(42);
        String signs = "ab01 -:?#[]{},&*!|>'\"%@`\\\n\t\r()=~.é\uFFFD\u0000\u0085";
        for (int n = 0; n < 3000; n++) {
            StringBuilder s = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                s.append(signs.charAt(random.nextInt(signs.length())));
            }
            String text = s.toString();
            survives(Map.of(text, List.of(text, text, Map.of(text, text))));
        }
    }

    @Test
    void looksLikeWrittenByHand() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("exercise", "binary-latent-elbo");
        answer.put("seed", 7);
        answer.put("parts", new LinkedHashMap<>(Map.of("elbo", "- 0.72")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learner", "s1234");
        document.put("p", new BigDecimal("0.10"));
        document.put("certified", true);
        document.put("answers", List.of(answer, answer));
        document.put("rows", List.of(List.of(1, 2), List.of(3, "a b")));
        document.put("none", List.of());
        document.put("empty", Map.of());
        assertThat(YamlWriter.write(document))
                .isEqualTo(
                        """
                        learner: s1234
                        p: 0.10
                        certified: true
                        answers:
                          - exercise: binary-latent-elbo
                            seed: 7
                            parts:
                              elbo: "- 0.72"
                          - exercise: binary-latent-elbo
                            seed: 7
                            parts:
                              elbo: "- 0.72"
                        rows:
                          - [1, 2]
                          - [3, a b]
                        none: []
                        empty: {}
                        """);
        assertThat(YamlWriter.write(Map.of())).isEqualTo("{}\n");
    }

    @Test
    void halfACharacterBecomesTheReplacementCharacter() {
        assertThat(YamlWriter.write(Map.of("a", "x\uD800"))).isEqualTo("a: \"x\uFFFD\"\n");
    }

    @Test
    void writesNothingElse() {
        assertThatThrownBy(() -> YamlWriter.write(Map.of("a", 'c')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Character");
    }
}
