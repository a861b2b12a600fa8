package elbow.exercise;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Questions that can't be answered are refused at their place. */
class BrokenPartsTest {
    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Broken broken) {
        broken.check();
    }

    static Stream<Broken> cases() {
        return Stream.of(
                new Broken(
                        "parts of other kinds",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        ask:
                          - best: {choice: [{right: a}]}
                          - why: {recall: " "}
                          - f: {formula: p(z), trut: 1}
                          - g: {digits: 3}
                          - h: {formula: p(z), truth: p(z = 1) = 1}
                        """,
                        """
                        f:4:5: there are 2 to 26 options to choose from
                        f:5:5: recall: holds the model answer, and it is empty
                        f:6:24: unknown key 'trut' in a part (did you mean 'truth'?)
                        f:7:8: a part has one of the keys formula, truth, choice, select, largest, order, expression, match, recall
                        f:8:8: a part has one of the keys formula, truth, choice, select, largest, order, expression, match, recall
                        """),
                new Broken(
                        "what is chosen, ordered and written as a formula",
                        """
                        id: a
                        parameters: {n: 1 .. 3, k: "one of [2]"}
                        model: {z: "Bernoulli(n/(n + k))"}
                        ask:
                          - a: {choice: [{right: a}, {right: b}]}
                          - b: {choice: [{right: a}, {wrong: a}]}
                          - c: {choice: [{right: a, wrong: b}, {because: b}]}
                          - d: {choice: [{right: a}, {mistake: no-such-mistake, of: d}]}
                          - f: {select: [{right: {formula: p(y)}}, {wrong: {formul: 1}}]}
                          - g: {largest: {A: p(z = 1)}}
                          - h: {order: [a, b, a], wrong: [b]}
                          - i: {order: [a]}
                          - j: {expression: p(z = 1)}
                          - l: {expression: p(z = 1), in: [m, k, n]}
                          - o: {expression: p(z = 1), in: [n], answer: n/q}
                          - q: {choice: [{right: a}, {wrong: b}], unit: bits, tolerance: {absolute: 1}}
                        """,
                        """
                        f:5:5: a choice has one right option, this has 2; where several or none may be right, write select
                        f:6:30: another option says the same
                        f:7:18: an option is right: ..., wrong: ... or mistake: ... of: a part
                        f:7:40: an option is right: ..., wrong: ... or mistake: ... of: a part
                        f:8:40: no mistake is called 'no-such-mistake'
                        f:9:52: a computed option needs the key 'formula'
                        f:9:53: unknown key 'formul' in a computed option (did you mean 'formula'?)
                        f:10:18: the largest is of two or more: {A: ..., B: ...}
                        f:11:23: another step says the same
                        f:11:35: another step says the same
                        f:12:5: there are 2 to 26 steps to put in order
                        f:13:8: a part needs the key 'in'
                        f:14:36: no parameter that is a number is called 'm'
                        f:14:39: k is not drawn from several values, at which a formula is checked
                        f:15:50: no parameter is called q; the parameters are n, k
                        f:16:49: only numbers have a unit
                        f:16:66: only numbers have a tolerance
                        """),
                new Broken(
                        "what is matched, recalled and made by mistake",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        q: {z: Bernoulli(0.4)}
                        ask:
                          - kl: KL(q(z) || p(z))
                          - one: {match: {left: right}}
                          - two: {match: {a: same, b: same}}
                          - list: {match: [a, b]}
                          - hole: {match: {a: "${c}", b: x}}
                          - both: {recall: text, match: {a: b, c: d}}
                          - many: {recall: [a]}
                          - bits: {recall: text, unit: bits}
                          - m1: {choice: [{right: 1}, {mistake: kl-swaped, of: kl}]}
                          - m2: {choice: [{right: 1}, {mistake: kl-swapped, of: k}]}
                          - m3: {choice: [{right: 1}, {mistake: kl-swapped}]}
                          - m4: {choice: [{right: 1}, {mistake: kl-swapped, of: m4}]}
                          - m6: {choice: [{right: 1}, {mistake: kl-swapped, of: kl, right: 2}]}
                          - m7: {choice: [{right: 1}, {mistake: kl-swapped, off: kl, of: kl}]}
                          - m8: {choice: [{right: p(y)}, {mistake: kl-swapped, of: kl}]}
                        """,
                        """
                        f:6:5: there are 2 to 26 pairs: {left: right, ...}
                        f:7:31: this already belongs to another of the left
                        f:8:19: 'match' must be a mapping (key: value), not a list
                        f:9:26: a number is wanted here, not c
                        f:10:11: a part has one of the keys formula, truth, choice, select, largest, order, expression, match, recall
                        f:11:20: 'recall' must be a text, not a list
                        f:12:32: only numbers have a unit
                        f:13:41: no mistake is called 'kl-swaped' (did you mean 'kl-swapped'?)
                        f:14:57: a mistake is made in a part that asks for a formula, and 'k' is none (did you mean 'kl'?)
                        f:15:31: an option needs the key 'of'
                        f:16:57: a mistake is made in a part that asks for a formula, and 'm4' is none; there are kl
                        f:17:31: an option is right: ..., wrong: ... or mistake: ... of: a part
                        f:18:53: unknown key 'off' in an option (did you mean 'of'?)
                        f:19:29: the model has no variable y
                        """),
                new Broken(
                        "a mistake that can't be made",
                        """
                        id: a
                        parameters: {a: "0.1 .. 0.4 step 0.1"}
                        model: {z: Bernoulli(a)}
                        q: {z: Bernoulli(0.4)}
                        ask:
                          - kl: KL(q(z) || p(z))
                          - m5: {choice: [{right: 1}, {mistake: best-path, of: kl}]}
                        """,
                        """
                        f:7:41: the mistake best-path changes nothing in kl
                        """),
                new Broken(
                        "bits of what has no unit",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        q: posterior
                        ask:
                          - a: {formula: p(z = 1), unit: bits}
                          - b: {formula: q(z), unit: bits}
                          - c: {formula: argmax p(z), unit: bits}
                          - d: {formula: p(z = 1) < 1, unit: bits}
                          - f: {formula: log p(z = 1), unit: bits}
                          - g: {formula: H(p(z)), unit: bits}
                          - h: {formula: -H(p(z)), unit: bits}
                          - i: {formula: p(z = 1), unit: nats}
                        """,
                        """
                        f:5:34: only logarithms, entropies, divergences and bounds have a unit
                        f:6:30: only logarithms, entropies, divergences and bounds have a unit
                        f:7:37: only logarithms, entropies, divergences and bounds have a unit
                        f:8:38: only logarithms, entropies, divergences and bounds have a unit
                        """),
                new Broken(
                        "parts that answers could not name",
                        """
                        id: a
                        ask:
                          - e: 1/2
                          - pi: 1/2
                          - hint: 1/2
                          - steps: 1/2
                          - skip: 1/2
                          - again: 1/2
                          - Quit: 1/2
                          - help: 1/2
                        """,
                        """
                        f:3:5: e is a number in answers; give the part another name
                        f:4:5: pi is a number in answers; give the part another name
                        f:5:5: hint is typed to practice in place of an answer; give the part another name
                        f:6:5: steps is typed to practice in place of an answer; give the part another name
                        f:7:5: skip is typed to practice in place of an answer; give the part another name
                        f:8:5: again is typed to practice in place of an answer; give the part another name
                        f:9:5: Quit is typed to practice in place of an answer; give the part another name
                        f:10:5: help is typed to practice in place of an answer; give the part another name
                        """),
                new Broken(
                        "unknown word in a part",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        ask:
                          - v: MLE(p(z = 1))
                          - f: unknown
                        """,
                        """
                        f:4:8: MLE is found from data, and there are none: add data:
                        f:5:8: the word unknown is not supported
                        """),
                new Broken(
                        "states of a part and of the observed, sound model",
                        """
                        id: a
                        model:
                          w: Categorical(rain = 0.3, sun = 0.7)
                        ask:
                          - v: p(w = rian)
                        """,
                        """
                        f:5:14: w has no state rian (did you mean rain?); its states are rain, sun
                        """),
                new Broken(
                        "parts' options",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        ask:
                          - v: {formula: H(p(z)), unit: bit, digits: 13, weight: 0}
                          - f: {formula: H(p(z)), tolerance: {absolute: -1, relativ: 2}, text: "${zz}"}
                          - g: {truth: H(p(z))}
                          - h: {truth: p(z = 1) = 1, unit: bits}
                          - v: p(z)
                          - log: p(z)
                          - i:
                          - j: [1]
                          - p(z)
                          - k l: p(z)
                        """,
                        """
                        f:4:33: a unit is nats or bits, not 'bit' (did you mean 'bits'?)
                        f:4:46: digits is a whole number from 0 to 12, not '13'
                        f:4:58: a weight is greater than 0, not 0
                        f:5:49: a tolerance is at least 0, not -1
                        f:5:53: unknown key 'relativ' in a tolerance (did you mean 'relative'?)
                        f:5:75: a number is wanted here, not zz
                        f:6:16: this is no claim, which is true or false: write a comparison, as gap <= 0.5
                        f:7:36: what is true or false has no unit
                        f:8:5: two parts are called v
                        f:9:5: log is a word of the language; give it another name
                        f:10:5: i asks nothing
                        f:11:8: j must be a formula or a mapping, not a list
                        f:12:5: a part is its name and what it asks: - evidence: p(x)
                        f:13:5: 'k l' is no name: write letters, digits and _, a letter first
                        """),
                new Broken(
                        "q is missing",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        ask:
                          - v: E_q[ log p(z) ]
                          - f: KL(q(z) || p(z))
                        """,
                        """
                        f:4:8: this model has no q; add q: with a distribution, posterior or prior
                        f:5:11: this model has no q; add q: with a distribution, posterior or prior
                        """),
                new Broken(
                        "different variables",
                        """
                        id: a
                        model:
                          z: Bernoulli(0.3)
                          x | z: Bernoulli(0.1 + 0.2*z)
                        q: {z: Bernoulli(0.3)}
                        ask:
                          - v: KL(q(z) || p(z, x))
                          - f: p(z | z)
                        """,
                        """
                        f:7:8: q(z) and p(z, x) are not distributions of the same variables: [z] and [z, x]
                        f:8:8: z stands on both sides of the bar
                        """),
                new Broken(
                        "an index or a component of a variable",
                        """
                        id: a
                        model:
                          w: Bernoulli(0.3)
                        ask:
                          - v: p(w[2] = 1)
                          - f: p(w.1 = 1)
                          - g: p(w[t] | w) for t = 1 .. 3
                        """,
                        """
                        f:5:10: the model has no variable w[2]
                        f:6:10: w is no vector and has no components
                        f:7:28: the model has no variable w[1]
                        """));
    }
}
