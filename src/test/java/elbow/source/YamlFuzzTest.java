package elbow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Whatever the text, the reader answers with a tree or a fault inside the text, and soon. */
class YamlFuzzTest {
    private static final List<String> SEEDS =
            List.of(
                    """
                    id: binary-latent-elbo
                    title: The ELBO of a binary latent variable
                    topics: [elbo, posterior, kl]
                    parameters:
                      prior: 0.1 .. 0.9 step 0.05
                      b: one of [0.25, 0.5, 1]
                    require:
                      - 0.02 <= gap <= 0.5
                    model:
                      z: Bernoulli(prior)
                      x | z:
                        0: Bernoulli(low)
                        1: Bernoulli(high)
                    observe: {x: 1, u: [[1, 1, null], [0, 1]]}
                    story: |
                      A sensor fires (x = 1).

                      Its encoder says ${enc}.
                    ask:
                      - surprise: {formula: "H(p(z))", unit: bits, digits: 3}
                      - best: {choice: [{right: 'p(z | x)'}, {wrong: "p(z)", because: "it''s"}]}
                    """,
                    """
                    # comment
                    q: {mean_field: {start: {s1: 0.9}, order: [s1, s2], rounds: 1}}
                    "a \\u00e9\\x41\\U0001D53C": >-
                      folded
                        text

                    ? explicit
                    : 'single ''quoted''
                      over lines'
                    list:
                    - - a
                      - b: ~
                        c:
                    - "dou\\
                      ble"
                    """);

    private static final List<String> BITS =
            List.of(
                    ":",
                    ": ",
                    "- ",
                    "? ",
                    "#",
                    " #",
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    "&a ",
                    "*a ",
                    "!t ",
                    "!!int ",
                    "|",
                    ">",
                    "|2-",
                    "'",
                    "\"",
                    "%",
                    "@",
                    "`",
                    "\\",
                    "\\x",
                    "\\u00",
                    "\\UFFFFFFFF",
                    "\n",
                    "\n\n",
                    "\r",
                    "\t",
                    " ",
                    "  ",
                    "\n---\n",
                    "\n...\n",
                    "<<: ",
                    "%YAML 1.2\n",
                    "%TAG ! x\n",
                    "(",
                    ")",
                    "\u0000",
                    "\uFEFF",
                    "\uD835",
                    "𝔼",
                    "\u0085",
                    "\u2028",
                    "~",
                    "null",
                    "0x",
                    "0b2",
                    "1e999",
                    "!<",
                    "!%zz ",
                    "!!binary ",
                    "&",
                    "*");

    /** A node's places lie inside the text, and its exact characters stand there. */
    private static void check(Node node, List<String> lines) {
        Place p = node.place();
        assertThat(p.line()).isBetween(1, lines.size() + 1);
        switch (node) {
            case Node.Scalar s -> checkText(s, lines);
            case Node.Sequence s -> s.items().forEach(i -> check(i, lines));
            case Node.Mapping m ->
                    m.entries()
                            .forEach(e -> {
                                check(e.key(), lines);
                                check(e.value(), lines);
                            });
        }
    }

    private static void checkText(Node.Scalar s, List<String> lines) {
        if (s.exact() == 0) return;
        String line = lines.get(s.place().line() - 1);
        int start = line.offsetByCodePoints(0, s.place().column() - 1);
        assertThat(line.substring(start)).startsWith(s.text().substring(0, s.exact()));
    }

    private static void attempt(String text) {
        List<String> lines = List.of(text.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1));
        try {
            check(YamlReader.read(text, "f"), lines);
        } catch (FaultException e) {
            assertThat(e.faults()).hasSize(1);
            Fault fault = e.faults().getFirst();
            assertThat(fault.toString()).doesNotContain("\n").doesNotContain("not YAML");
            assertThat(fault.place().line()).as(shown(text, fault)).isBetween(1, lines.size());
            String line = lines.get(fault.place().line() - 1);
            int length = line.codePointCount(0, line.length());
            assertThat(fault.place().column()).as(shown(text, fault)).isBetween(1, length + 1);
        }
    }

    private static String shown(String text, Fault fault) {
        return fault + " in " + text.substring(0, Math.min(2000, text.length()));
    }

    private static String mutated(String text, Random random) {
        StringBuilder s = new StringBuilder(text);
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(s.length() + 1);
            int to = Math.min(s.length(), at + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> s.delete(at, to);
                case 1 -> s.insert(at, s.substring(at, to));
                case 2 -> s.setLength(at);
                default -> s.insert(at, BITS.get(random.nextInt(BITS.size())));
            }
        }
        return s.toString();
    }

    @Test
    void seedsAreGood() {
        for (String seed : SEEDS) assertThat(YamlReader.read(seed, "f")).isNotNull();
    }

    @Test
    void mutationsGiveATreeOrOneFaultInsideTheText() {
        Random random = new Random(20260101);
        int rounds = Integer.getInteger("fuzz", 3000);
        assertTimeout(
                Duration.ofMillis(20_000 + rounds),
                () -> {
                    for (int n = 0; n < rounds; n++) {
                        attempt(mutated(SEEDS.get(n % SEEDS.size()), random));
                    }
                });
    }

    @Test
    void bitsInAnyOrder() {
        Random random = new Random(7);
        for (int n = 0; n < Integer.getInteger("fuzz", 3000); n++) {
            StringBuilder s = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                s.append(BITS.get(random.nextInt(BITS.size())));
                if (random.nextBoolean()) s.append('a');
            }
            attempt(s.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{a: ",
                "- ",
                "? ",
                "a: ",
                "[],",
                "a\n",
                "\"",
                "#\n",
                "&a ",
                " ",
                "(((",
                "x: [a, {b: c}]\n"
            })
    void aMegabyteOfAnythingIsQuick(String bit) {
        String text = bit.repeat((TextFile.LIMIT - 10) / bit.length());
        assertTimeout(Duration.ofSeconds(10), () -> attempt(text));
        assertTimeout(Duration.ofSeconds(10), () -> attempt("k: [" + text + "]"));
    }
}
