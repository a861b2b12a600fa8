package elbow.exercise;

import java.nio.file.Path;

/** Exercises that several tests look at. */
final class ExercisesForTests {
    static final String BINARY =
            """
            id: binary-example
            parameters:
              prior: 0.1 .. 0.9 step 0.05
              low:   0.05 .. 0.45 step 0.05
              high:  0.5 .. 0.95 step 0.05
              enc:   0.05 .. 0.95 step 0.05
            require:
              - decimals(p(z = 1 | x)) <= 4
              - 0.02 <= gap <= 0.5
            model:
              z: Bernoulli(prior)
              x | z:
                0: Bernoulli(low)
                1: Bernoulli(high)
            observe: {x: 1}
            q:
              z: Bernoulli(enc)
            story: The encoder says ${enc}, ${100*enc} %.
            ask:
              - evidence: p(x)
              - posterior: p(z = 1 | x)
              - gap: gap
            """;

    /** Every kind of parameter, table, evidence and part there is. */
    static final String EVERYTHING =
            """
            id: everything
            title: All there is
            topics: [bayes, elbo]
            level: 3
            parameters:
              p: 0.1 .. 0.4 step 0.1
              k: 1 .. 2
              b: one of [0.25, 0.5]
              w: simplex(3, step 0.1)
              rows: [0.1, 0.2, 0.3]
              s: derived(1 - t)
              t: derived(p/2)
              u1: one of [rain, sun]
              u2: one of [rain, sun]
            require:
              - u1 != u2 or w.1 < w.2
              - p(c = a | weather) >= 0.2
            model:
              weather: Categorical(rain = p, sun = 1 - p)
              c: Categorical(a = w.1, b = w.2, c = w.3)
              d | c, weather:
                any, any: Bernoulli(rows[1])
                a, any: Bernoulli(rows[2])
                a, rain: Bernoulli(rows[3])
              m | d: Bernoulli(s*d)
              Asy/Patch | d:
                0: Point('0-3_days')
                1: Categorical('0-3_days' = 0.2, other = 0.8)
              h: Binomial(n = 2, p = b)
              x, y:
                0, 0: 0.4
                0, 1: 0.1
                1, 0: 0.2
                1, 1: 0.3
            observe: {weather: u1, m: null, Asy/Patch: other}
            soft:
              h: {0: 0.2, 1: 0.9, 2: t}
            q: posterior
            story: |
              ${p} ${100*p} ${w.2} ${u1} ${1/3} ${k/7} ${exp(p)} $${p} ${s}
            ask:
              - v: p(c | weather)
              - f: p(d = 1 | weather, 'Asy/Patch')
              - g: {formula: log p(observed), unit: bits, digits: 3, weight: 2, text: "How many bits with p = ${p}?"}
              - bits: {formula: H(p(c)), unit: bits}
              - h: gap
              - i: argmax p(c | weather)
              - j: p(x | y = 1)
              - l: {truth: "independent(x, y)", tolerance: {absolute: 0.001, relative: 1/100}}
            """;

    private ExercisesForTests() {}

    static Exercise read(String yaml) {
        return ExerciseReader.read(yaml, Path.of("f.yaml"));
    }
}
