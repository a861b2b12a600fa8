package elbow.exercise;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** What is no exercise, or one that says more than is supported, is refused line by line. */
class BrokenFileTest {
    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Broken broken) {
        broken.check();
    }

    static Stream<Broken> cases() {
        return Stream.of(
                new Broken(
                        "unknown key at the top",
                        """
                        id: a
                        titel: x
                        model: {z: Bernoulli(0.3)}
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:2:1: unknown key 'titel' in an exercise (did you mean 'title'?)
                        """),
                new Broken(
                        "duplicate key",
                        """
                        id: a
                        id: b
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:2:1: duplicate key 'id': it is already on line 1; keep one
                        """),
                new Broken(
                        "alias",
                        """
                        id: &x a
                        title: *x
                        ask: [v: 1/2]
                        """,
                        """
                        f:1:5: the anchor '&x' is not allowed; write the value out where needed
                        """),
                new Broken(
                        "tag",
                        """
                        id: !!str a
                        ask: [v: 1/2]
                        """,
                        """
                        f:1:5: the tag '!!str' is not allowed; values are read by their text
                        """),
                new Broken(
                        "second document",
                        """
                        id: a
                        ask: [v: 1/2]
                        ---
                        id: b
                        """,
                        """
                        f:3:1: a second document starts here; a file holds one: remove the '---' or split the file
                        """),
                new Broken(
                        "unbalanced bracket in flow style",
                        """
                        id: a
                        model: {z: Categorical(a = 0.3, b = 0.7)}
                        ask: [v: p(z = a)]
                        """,
                        """
                        f:2:23: '(' without its partner in 'Categorical(a = 0.3': inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                        """),
                new Broken(
                        "unbalanced bracket in a formula",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        ask:
                          - v: log(p(z = 1)
                        """,
                        """
                        f:4:11: ( is not closed; inside {...} or [...] of YAML, which splits at commas, quote this, or use one row per line
                        """),
                new Broken(
                        "no mapping",
                        """
                        - id: a
                        """,
                        """
                        f:1:1: an exercise is a mapping: id: ..., model: ..., ask: ...
                        """),
                new Broken(
                        "missing keys",
                        """
                        title: a
                        model: {z: Bernoulli(0.3)}
                        """,
                        """
                        f:1:1: an exercise needs the key 'id'
                        f:1:1: an exercise needs the key 'ask'
                        """),
                new Broken(
                        "nothing asked, bad id, level, topics",
                        """
                        id: a b
                        level: 9
                        topics: [elbo, [kl]]
                        ask: []
                        """,
                        """
                        f:1:5: an id has letters, digits, - and _, not 'a b'
                        f:2:8: a level is a whole number from 1 to 5, not '9'
                        f:3:16: a topic must be a text, not a list
                        f:4:6: an exercise asks something
                        """),
                new Broken(
                        "keys that belong to nothing",
                        """
                        id: a
                        data: {columns: [a]}
                        em: {rounds: 4}
                        factors: {}
                        length: 5
                        size: {i: 4}
                        model: {z: Bernoulli(0.3)}
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:2:7: data needs the key 'rows'
                        f:3:5: em needs the key 'start'
                        f:4:10: factors: has none; write f(x1, x2): exp(x1*x2)
                        f:5:9: length belongs to a sequence, as z[t] | z[t-1]; there is none
                        f:6:11: no variable has the index i
                        f:7:8: a model is directed (model:) or undirected (factors:), not both; \
                        a distribution is a factor too
                        """),
                new Broken(
                        "no value for a key",
                        """
                        id: a
                        title:
                        model: null
                        parameters: 3
                        observe: [x]
                        ask: [v: 1/2]
                        """,
                        """
                        f:2:7: 'title' has no value; a text was expected
                        f:3:8: 'model' has no value; a mapping (key: value) was expected
                        f:4:13: 'parameters' must be a mapping (key: value), not a text
                        f:5:10: 'observe' must be a mapping (key: value), not a list
                        """),
                new Broken(
                        "several faults, in order",
                        """
                        id: a
                        level: high
                        parameters:
                          a: 0.1 .. 0.35 step 0.1
                        model:
                          z: Bernoulli(1.5)
                          x | z:
                            0: Bernoulli(0.2)
                        require:
                          - a <
                        ask:
                          - v: p(z = 1
                        story: ${b}
                        """,
                        """
                        f:2:8: a level is a whole number from 1 to 5, not 'high'
                        f:4:13: the range ends at 0.35, which its steps miss: end it at 0.3 or 0.4
                        f:6:16: 1.5 is no probability: it must lie in [0, 1]
                        f:7:3: x | z has no row for 1
                        f:10:8: expected a number, a name, a function or a bracket, found the end
                        f:12:9: ( is not closed; inside {...} or [...] of YAML, which splits at commas, quote this, or use one row per line
                        f:13:10: a number is wanted here, not b
                        """),
                new Broken(
                        "a character that is none",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        ask:
                          - v: p(z = 1) § 2
                        """,
                        """
                        f:4:17: unexpected character § (U+00A7); a name with other characters than letters, digits and _ is quoted, as in 'Asy/Patch'
                        """),
                new Broken(
                        "absurd exponents",
                        """
                        id: a
                        parameters:
                          a: 0.1 .. 1e999999999 step 0.1
                        require:
                          - 1e-999999999 < a
                        model:
                          z: Bernoulli(1e999999999)
                        soft:
                          z: {0: 1e999999999, 1: 1}
                        ask:
                          - v: p(z = 1)*1e999999999
                          - f: {formula: p(z), tolerance: {absolute: 1e999999999}, weight: 1e999999999, digits: 1e9}
                        """,
                        """
                        f:3:13: exponents beyond 400 and -400 are refused
                        f:5:5: exponents beyond 400 and -400 are refused
                        f:7:16: exponents beyond 400 and -400 are refused
                        f:11:17: exponents beyond 400 and -400 are refused
                        f:12:46: exponents beyond 400 and -400 are refused
                        f:12:68: exponents beyond 400 and -400 are refused
                        f:12:89: digits is a whole number from 0 to 12, not '1e9'
                        """),
                new Broken(
                        "powers of powers",
                        """
                        id: a
                        parameters:
                          a: 9^9^9^9 .. 9^9^9^9 step 1
                        model:
                          z: Bernoulli(9^9^9^9)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:3:6: 9^9^9^9 is no exact number; a decimal or a fraction is wanted
                        f:5:16: 9^9^9^9 = infinite is no probability: it must lie in [0, 1]
                        """));
    }
}
