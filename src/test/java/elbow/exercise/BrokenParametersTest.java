package elbow.exercise;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Parameters and constraints that can't be meant are refused at their place. */
class BrokenParametersTest {
    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Broken broken) {
        broken.check();
    }

    static Stream<Broken> cases() {
        return Stream.of(
                new Broken(
                        "parameters' ranges",
                        """
                        id: a
                        parameters:
                          a: 0.1 .. 0.9 step 0.3
                          b: 0.1 .. 0.9 step 0
                          c: 5 .. 2
                          d: 0.5 .. 2
                          e: one of [0.5, 0.50]
                          f: simplex(3, step 0.3)
                          g: simplex(3, step 0.5)
                          h: 0.3
                          i: 0 .. 1e9999999 step 1
                          j: 0 .. 1 step 1e-300
                          k: 0.1 .. top step 0.1
                          l: one off [1, 2]
                          m: {a: 1}
                          n: 1 .. 1.5 step exp(1)
                        ask: [v: 1/2]
                        """,
                        """
                        f:3:13: the range ends at 0.9, which its steps miss: end it at 0.7 or 1
                        f:4:6: a step is greater than 0
                        f:5:11: the range ends at 2, before its start 5
                        f:6:6: a range without step is one of integers: add step 0.05, say
                        f:7:6: 0.50 stands twice in this list
                        f:8:22: the step of a simplex divides 1, as 0.1 or 1/3 do; 0.3 does not
                        f:9:22: 3 positive components need a step of at most 1/3
                        f:10:6: one number is no choice: write 0.3 into the formulas, or one of [0.3]
                        f:11:11: exponents beyond 400 and -400 are refused
                        f:12:11: the range has more than 1e15 values
                        f:13:13: a number is wanted here, not top
                        f:14:10: a parameter is 0.1 .. 0.9 step 0.05, 2 .. 5, one of [0.25, 0.5], simplex(3, step 0.1), derived(1 - a) or a list [0.1, 0.2], found "off"
                        f:15:6: the values of m are a text, not a mapping
                        f:16:20: exp(1) is no exact number; a decimal or a fraction is wanted
                        """),
                new Broken(
                        "derived parameters",
                        """
                        id: a
                        parameters:
                          a: 0.1 .. 0.9 step 0.1
                          b: derived(1 - aa)
                          c: derived(d + 1)
                          d: derived(c + 1)
                          e: derived(p(z = 1))
                        ask: [v: 1/2]
                        """,
                        """
                        f:4:18: no parameter is called aa (did you mean 'a'?)
                        f:5:6: a cycle: c, d are derived from each other
                        f:7:14: p(z = 1) can't stand here, only numbers and arithmetic over parameters
                        """),
                new Broken(
                        "a state among the choices that nothing has",
                        """
                        id: a
                        parameters:
                          u: one of [rain, snu]
                        model:
                          w: Categorical(rain = 0.3, sun = 0.7)
                        observe: {w: u}
                        ask: [v: p(w)]
                        """,
                        """
                        f:3:20: no variable has a state 'snu' (did you mean 'sun'?); a number or a state is chosen from
                        """),
                new Broken(
                        "a parameter's fixed list",
                        """
                        id: a
                        parameters:
                          rows: [0.1, x, [0.2]]
                          none: []
                          w: simplex(1, step 0.1)
                        model:
                          z: Bernoulli(rows[4])
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:3:15: a number is wanted here, not x
                        f:3:18: a list of a parameter holds numbers, not a list
                        f:4:9: none is an empty list
                        f:5:14: the size of a simplex is an integer from 2 to 1000
                        f:7:16: no parameter is called rows[4] (did you mean 'rows[1]'?)
                        """),
                new Broken(
                        "a list has no such element",
                        """
                        id: a
                        parameters:
                          rows: [0.1, 0.2]
                        model:
                          z: Bernoulli(rows[4])
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:5:16: no parameter is called rows[4] (did you mean 'rows[1]'?)
                        """),
                new Broken(
                        "a parameter that is a state where a number is wanted",
                        """
                        id: a
                        parameters:
                          u: one of [rain, sun]
                        model:
                          w: Categorical(rain = 0.3, sun = 0.7)
                        observe: {w: u}
                        ask:
                          - v: u + 1
                        story: ${u} ${u + 1}
                        """,
                        """
                        f:8:8: u is a state, and a number is wanted here
                        f:9:15: a number is wanted here, not u
                        """),
                new Broken(
                        "constraints that are none",
                        """
                        id: a
                        parameters:
                          a: 0.1 .. 0.9 step 0.1
                        require:
                          - a + 1
                          - a <
                          - [a]
                        model: {z: Bernoulli(a)}
                        ask: [v: p(z = 1)]
                        """,
                        """
                        f:5:5: this is no claim, which is true or false: write a comparison, as gap <= 0.5
                        f:6:8: expected a number, a name, a function or a bracket, found the end
                        f:7:5: a constraint must be a text, not a list
                        """),
                new Broken(
                        "a constraint the model can't answer",
                        """
                        id: a
                        model:
                          w: Bernoulli(0.3)
                        require:
                          - gap < 0.5
                          - p(w = 2) < 0.5
                        ask: [v: p(w)]
                        """,
                        """
                        f:5:5: this model has no q; add q: with a distribution, posterior or prior
                        f:6:11: w has no state 2; its states are 0, 1
                        """),
                new Broken(
                        "unknown names in formulas",
                        """
                        id: a
                        parameters:
                          prior: 0.1 .. 0.9 step 0.1
                        require:
                          - prio < 0.5
                          - gapp < 0.5
                        model:
                          weather: Bernoulli(prior)
                        ask:
                          - v: p(wether = 1)
                          - f: priro + 1
                        story: ${priorr} and ${prior +} and ${prior
                        """,
                        """
                        f:5:5: no parameter or variable is called prio (did you mean prior?)
                        f:6:5: no parameter or variable is called gapp (did you mean gap?)
                        f:10:10: the model has no variable wether (did you mean weather?)
                        f:11:8: no parameter or variable is called priro (did you mean prior?)
                        f:12:10: no parameter is called priorr (did you mean 'prior'?)
                        f:12:31: in ${ }: expected a number, a name, a function or a bracket, found the end
                        f:12:37: ${ without its }: write ${name}, or $${ for ${ itself
                        """));
    }
}
