package elbow.exercise;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Models that are none are refused at their place. */
class BrokenModelTest {
    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Broken broken) {
        broken.check();
    }

    static Stream<Broken> cases() {
        return Stream.of(
                new Broken(
                        "model from a file",
                        """
                        id: a
                        model: {file: asia.bif}
                        ask: [v: 1/2]
                        """,
                        """
                        asia.bif: no such file
                        """),
                new Broken(
                        "plate and sequence",
                        """
                        id: a
                        model:
                          theta: Bernoulli(0.3)
                          x[i] | theta: Bernoulli(0.3)
                          z[t] | z[t-1]: Bernoulli(0.2)
                          y[1:2]: Bernoulli(0.2)
                          w[j] | x[k]: Bernoulli(0.2)
                        ask: [v: p(theta = 1)]
                        """,
                        """
                        f:4:3: how many elements x has is not known: observe a list, or add size: {i: 5}
                        f:5:3: how many elements z has is not known: observe a list, or add length: 5
                        f:6:3: y[1:2]: an element is written with one index, as x[i], z[1] or z[t-1]
                        f:7:10: x[k]: its index must be a number or follow from j
                        """),
                new Broken(
                        "distributions that are not written so",
                        """
                        id: a
                        model:
                          z: Normal(mean = 0, std = 1)
                          t: Beta(a = 2)
                          u: Uniform(0, 1)
                          b: Bernouli(0.3)
                          v: Normal(mean = [0, 1], var = [1, 2, 3])
                          w | z: Normal(mean = [1, 2]*z + [1, 2, 3], var = 1)
                          r: Normal(mean = b, var = 1)
                        ask: [v: p(b = 1)]
                        """,
                        """
                        f:3:6: Normal has no std (did you mean sd?)
                        f:4:6: Beta needs b = ..
                        f:5:6: Uniform names its parameters: write Uniform(low = .., high = ..)
                        f:6:6: no distribution is called Bernouli (did you mean Bernoulli?)
                        f:7:6: the parameters of Normal do not fit: [1, 2, 3] is a vector of 3, another has 2 components
                        f:9:20: b is a variable; only parameters, and parents that are numbers, stand in a distribution
                        """),
                new Broken(
                        "mean field",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        q: {mean_field: {start: {y: 0.3}, order: [z, z], rounds: 1.5}}
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:3:26: no latent variable is called y
                        f:3:43: z is updated twice
                        f:3:58: rounds is a whole number from 0 to 1000, or converged, not '1.5'
                        """),
                new Broken(
                        "observations that do not fit",
                        """
                        id: a
                        model:
                          x: Bernoulli(0.3)
                          y[i]: Bernoulli(0.3)
                          s: Normal(mean = [0, 0], var = 1)
                        observe:
                          x: [1, 0, 1]
                          y: [1, 3, null]
                          s: [1, 2, 3]
                        length: 3
                        size: {k: 3}
                        ask: [v: p(x = 1)]
                        """,
                        """
                        f:7:6: x is one variable, and this is a list
                        f:8:10: y[2] has no state '3'; its states are 0, 1
                        f:9:6: s is a vector of 2, and here are 3 numbers
                        f:11:11: no variable has the index k
                        """),
                new Broken(
                        "unknown without data",
                        """
                        id: a
                        model:
                          z: Bernoulli(unknown)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:3:16: unknown is what is estimated from data, and there are none: add data:
                        """),
                new Broken(
                        "what formulas mean by elements",
                        """
                        id: a
                        model:
                          z[1]: Bernoulli(0.3)
                          z[t] | z[t-1]: Bernoulli(0.3)
                        length: 3
                        ask:
                          - v: p(z[0] = 1)
                          - w: p(z[t] = 1)
                          - x: p(z[1:2] = 1)
                          - y: p(z[t] = 1) for t = 3 .. 1
                          - u: sum_i[ p(z[i] = 1) ]
                          - c: z
                        """,
                        """
                        f:7:10: z[0] does not exist: z goes from 1 to 3
                        f:8:10: the index of z[t] is no whole number: write one, T for the end, or a letter that a sum or 'for' goes over
                        f:9:10: z[1:2] stands for several variables; give each its value
                        f:10:8: 'for t' goes over 1 to 10000 numbers
                        f:11:19: the model has no variable i
                        f:12:8: z stands for several variables, and a number is wanted
                        """),
                new Broken(
                        "unknown names",
                        """
                        id: a
                        parameters:
                          prior: 0.1 .. 0.9 step 0.1
                        model:
                          z: Bernoulli(prio)
                          x | y: Bernoulli(0.2)
                        observe: {w: 1}
                        ask:
                          - v: p(zz = 1)
                        """,
                        """
                        f:5:16: no parameter is called prio (did you mean 'prior'?)
                        f:6:7: no variable is called y; each parent has a distribution too
                        f:7:11: no variable is called w
                        """),
                new Broken(
                        "unknown states",
                        """
                        id: a
                        model:
                          grade:
                            A: 0.3
                          w: Categorical(rain = 0.3, sun = 0.7)
                          u | w:
                            rainy: Bernoulli(0.9)
                            sun: Bernoulli(0.2)
                        observe: {w: snu}
                        soft:
                          u: {0: 0.2, 2: 0.9}
                        ask:
                          - v: p(w = rian)
                        """,
                        """
                        f:4:5: grade has no parents, so it has one distribution, as Bernoulli(0.3) or Categorical(a = 0.2, b = 0.8)
                        f:7:5: w has no state 'rainy' (did you mean 'rain'?); its states are rain, sun
                        f:9:14: w has no state 'snu' (did you mean 'sun'?); its states are rain, sun
                        """),
                new Broken(
                        "states that rows disagree about",
                        """
                        id: a
                        model:
                          z: Bernoulli(0.5)
                          x | z:
                            0: Categorical(low = 0.2, high = 0.8)
                            1: Categorical(low = 0.4, hgh = 0.6)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:6:31: x has no state 'hgh' (did you mean 'high'?); its states are low, high
                        """),
                new Broken(
                        "a row misses a state",
                        """
                        id: a
                        model:
                          z: Bernoulli(0.5)
                          x | z:
                            0: Categorical(a = 0.2, b = 0.3, c = 0.5)
                            1: Categorical(a = 0.4, b = 0.6)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:6:8: this distribution of x misses c: every row names the same states, some perhaps with 0
                        """),
                new Broken(
                        "missing and doubled rows",
                        """
                        id: a
                        model:
                          z: Bernoulli(0.5)
                          x | z:
                            0: Bernoulli(0.2)
                          y | z:
                            0: Bernoulli(0.2)
                            0.0: Bernoulli(0.3)
                            1: Bernoulli(0.3)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:4:3: x | z has no row for 1
                        f:8:5: the row '0.0' stands twice, first in line 7
                        """),
                new Broken(
                        "ambiguous any",
                        """
                        id: a
                        model:
                          a: Bernoulli(0.5)
                          b: Bernoulli(0.5)
                          x | a, b:
                            any, 1: Bernoulli(0.2)
                            1, any: Bernoulli(0.3)
                            0, 0: Bernoulli(0.4)
                        ask: [v: p(x = 1)]
                        """,
                        """
                        f:7:5: the rows 'any, 1' and '1, any' both hold for 1, 1 and neither is more specific: add the row '1, 1'
                        """),
                new Broken(
                        "a row with too few states",
                        """
                        id: a
                        model:
                          a: Bernoulli(0.5)
                          b: Bernoulli(0.5)
                          x | a, b:
                            0: Bernoulli(0.2)
                            1: Bernoulli(0.2)
                        ask: [v: p(x = 1)]
                        """,
                        """
                        f:6:5: the row '0' needs a state for each of 2 parents: a, b
                        f:7:5: the row '1' needs a state for each of 2 parents: a, b
                        """),
                new Broken(
                        "rows that do not sum to 1",
                        """
                        id: a
                        model:
                          z: Categorical(a = 0.33, b = 0.33, c = 0.33)
                          y: Categorical(a = 0.5, b = 0.4)
                          w: Categorical(a = 0.67, b = 0.17, c = 0.17)
                        ask: [v: p(z = a)]
                        """,
                        """
                        f:3:6: p(z) sums to 0.99, not to 1: write 1/3
                        f:4:6: p(y) sums to 0.9, not to 1
                        f:5:6: p(w) sums to 1.01, not to 1: write 2/3, 1/6
                        """),
                new Broken(
                        "probabilities out of range",
                        """
                        id: a
                        model:
                          z: Bernoulli(1.2)
                          y | z:
                            0: Bernoulli(-0.1)
                            1: Categorical(0 = 1.5, 1 = -0.5)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:3:16: 1.2 is no probability: it must lie in [0, 1]
                        f:5:18: -0.1 is no probability: it must lie in [0, 1]
                        f:6:24: 1.5 is no probability: it must lie in [0, 1]
                        """),
                new Broken(
                        "a cycle",
                        """
                        id: a
                        model:
                          a | c: Bernoulli(0.3)
                          b | a: Bernoulli(0.3)
                          c | b: Bernoulli(0.3)
                        ask: [v: p(a = 1)]
                        """,
                        """
                        f:3:3: a cycle: a depends on c depends on b depends on a; a network has none
                        """),
                new Broken(
                        "its own parent",
                        """
                        id: a
                        model:
                          a | a: Bernoulli(0.3)
                        ask: [v: p(a = 1)]
                        """,
                        """
                        f:3:3: a cycle: a depends on a; a network has none
                        """),
                new Broken(
                        "joint table",
                        """
                        id: a
                        model:
                          a, b:
                            0, 0: 0.4
                            0, 1: 0.1
                            1, 0: 0.2
                          c, d:
                            0, 0: 0.5
                            any, 1: 0.1
                            1: 0.3
                          e, f | a:
                            0, 0: 1
                        ask: [v: p(a = 1)]
                        """,
                        """
                        f:3:3: a, b has no row for a = 1, b = 1: write 0 if it is impossible
                        f:9:5: the row 'any, 1' needs a state for each of c, d
                        f:10:5: the row '1' needs a state for each of c, d
                        f:11:3: a joint table of e, f given others is not supported; write a table for each variable
                        """),
                new Broken(
                        "joint table off 1, doubled by number",
                        """
                        id: a
                        model:
                          a, b:
                            0, 0: 0.4
                            0, 1: 0.1
                            1, 0: 0.2
                            1, 1: 0.2
                          c, d:
                            0, 0: 0.5
                            0, 0.0: 0.5
                        ask: [v: p(a = 1)]
                        """,
                        """
                        f:4:11: p(a, b) sums to 0.9, not to 1
                        f:10:5: the row '0, 0.0' stands twice, first in line 9
                        """),
                new Broken(
                        "two distributions, a parameter's name, reserved names",
                        """
                        id: a
                        parameters:
                          k: 1 .. 3
                          gap: 1 .. 2
                          2x: 1 .. 2
                        model:
                          z: Bernoulli(0.3)
                          z, y:
                            0, 0: 1
                          k: Bernoulli(0.1)
                          observed: Bernoulli(0.1)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:4:3: gap is a word of the language; give it another name
                        f:5:3: '2x' is no name: write letters, digits and _, a letter first
                        f:8:3: z has a distribution already, in line 7
                        f:10:3: k is a parameter; a variable needs a name of its own
                        f:11:3: observed is a word of the language; give it another name
                        """),
                new Broken(
                        "q over what is none of its",
                        """
                        id: a
                        model:
                          z: Bernoulli(0.3)
                          y: Bernoulli(0.3)
                          x | z:
                            0: Bernoulli(0.2)
                            1: Bernoulli(0.4)
                        observe: {x: 1}
                        q:
                          x: Bernoulli(0.4)
                          zz: Bernoulli(0.4)
                          z | y:
                            0: Categorical(0 = 0.2, 2 = 0.8)
                            1: Bernoulli(0.4)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:10:3: x is observed; q is over latent variables
                        f:11:3: q is over variables of the model, and none is called zz (did you mean 'z'?)
                        f:12:7: y is given to q, so it must be observed or have a distribution in q
                        f:13:26: z has no state '2'; its states are 0, 1
                        """),
                new Broken(
                        "q is no word",
                        """
                        id: a
                        model: {z: Bernoulli(0.3)}
                        q: posterios
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:3:4: q is posterior, prior or a mapping of distributions, not 'posterios' (did you mean 'posterior'?)
                        """),
                new Broken(
                        "soft evidence",
                        """
                        id: a
                        model:
                          z: Bernoulli(0.3)
                          x | z: Bernoulli(0.1 + 0.2*z)
                        observe: {x: 1}
                        soft:
                          x: {0: 0.1, 1: 0.2}
                          z: {0: 0.1}
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:7:3: x is observed, so soft evidence on it says nothing
                        f:8:3: soft evidence on z misses the likelihood of 1
                        """),
                new Broken(
                        "soft evidence out of range",
                        """
                        id: a
                        model:
                          z: Bernoulli(0.3)
                        soft:
                          z: {0: -0.1, 1: 0.2}
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:5:10: -0.1 is no likelihood: it must be finite and at least 0
                        """),
                new Broken(
                        "a table as a list, a distribution as a number, a mapping without parents",
                        """
                        id: a
                        model:
                          z: 0.3
                          y: [0.3, 0.7]
                          w:
                            0: 0.3
                          v:
                          u | z: Point(z + 0.5)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:3:6: z needs a distribution, as Bernoulli(0.3), not '0.3'
                        f:4:6: a table is written one row per line, the parents' states: distribution
                        f:6:5: w has no parents, so it has one distribution, as Bernoulli(0.3) or Categorical(a = 0.2, b = 0.8)
                        f:7:3: v has no distribution
                        """),
                new Broken(
                        "a variable in a distribution that is no parent",
                        """
                        id: a
                        model:
                          z: Bernoulli(0.3)
                          x: Bernoulli(z)
                          w: Categorical(rain = 0.3, sun = 0.7)
                          u | w: Bernoulli(w)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:4:16: z is a variable; only parameters, and parents whose states are numbers, stand in a distribution
                        f:6:20: w is a variable; only parameters, and parents whose states are numbers, stand in a distribution
                        """),
                new Broken(
                        "states of nobody, states twice",
                        """
                        id: a
                        states: {z: [1, 0, 1.0], y: [0, 1]}
                        model:
                          z: Bernoulli(0.3)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:2:20: the state 1.0 stands twice
                        f:2:26: no variable of the model is called y
                        """),
                new Broken(
                        "too large a table",
                        """
                        id: a
                        model:
                          z: Uniform(1 .. 1000)
                          y: Uniform(1 .. 1000)
                          x | y, z: Bernoulli(0.2)
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:5:3: this table has more than 200000 rows
                        """),
                new Broken(
                        "a state named by a text that is none",
                        """
                        id: a
                        model:
                          w: Categorical(rain = 0.3, sun = 0.7)
                        observe: {w: "rain "}
                        ask: [v: p(w)]
                        """,
                        """
                        f:4:15: w has no state 'rain ' (did you mean 'rain'?); its states are rain, sun
                        """),
                new Broken(
                        "observed by arithmetic",
                        """
                        id: a
                        model:
                          w: Bernoulli(0.3)
                        observe: {w: 1 + 1}
                        ask: [v: p(w)]
                        """,
                        """
                        f:4:14: w has no state '2'; its states are 0, 1
                        """),
                new Broken(
                        "two faults in one row",
                        """
                        id: a
                        model:
                          w: Bernoulli(0.3)
                          x | w:
                            0: Bernoulli(0.3
                            2: Bernoulli(p = 0.3, q = 1)
                        ask: [v: p(w)]
                        """,
                        """
                        f:5:17: ( is not closed; inside {...} or [...] of YAML, which splits at commas, quote this, or use one row per line
                        f:6:5: w has no state '2'; its states are 0, 1
                        """),
                new Broken(
                        "a distribution that names a state twice",
                        """
                        id: a
                        model:
                          w: Categorical(0 = 0.3, 0.0 = 0.7)
                          v: Categorical(0.3, 0.7)
                        ask: [v: p(w)]
                        """,
                        """
                        f:3:6: Categorical names the state 0.0 twice
                        f:4:6: Categorical names its states: write name = probability
                        """));
    }
}
