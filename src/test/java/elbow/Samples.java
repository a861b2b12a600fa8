package elbow;

import elbow.exercise.Exercise;
import elbow.exercise.ExerciseReader;
import elbow.exercise.Variant;
import elbow.formula.Formula.Ref;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Exercises for tests, written to a folder. */
public final class Samples {
    public static final String BINARY =
            """
            id: binary-latent-elbo
            title: The ELBO of a binary latent variable
            topics: [elbo, posterior, kl]
            level: 2
            parameters:
              prior: 0.1 .. 0.9 step 0.05
              low:   0.05 .. 0.45 step 0.05
              high:  0.5 .. 0.95 step 0.05
              enc:   0.05 .. 0.95 step 0.05
            require:
              - decimals(p(z = 1 | x)) <= 4
            model:
              z: Bernoulli(prior)
              x | z:
                0: Bernoulli(low)
                1: Bernoulli(high)
            observe: {x: 1}
            q:
              z: Bernoulli(enc)
            story: |
              A sensor fires (x = 1). Its encoder says q(z = 1 | x = 1) = ${enc}.
            ask:
              - evidence:       p(x)
              - log_evidence:   log p(x)
              - posterior:      p(z = 1 | x)
              - reconstruction: E_q[ log p(x | z) ]
              - kl:             KL(q(z) || p(z))
              - elbo:           ELBO
              - gap:            gap
            """;

    public static final String WEATHER =
            """
            id: weather
            title: Weather and an umbrella
            topics: [posterior]
            level: 1
            model:
              w: Categorical(rain = 0.4, sun = 0.6)
              u | w:
                rain: Bernoulli(0.9)
                sun:  Bernoulli(0.2)
            observe: {u: 1}
            ask:
              - table: p(w | u)
              - likely: argmax p(w | u)
              - more: {truth: "p(w = rain | u) > p(w = rain)"}
              - same: {truth: "argmax p(w | u) = sun"}
              - free: {truth: "independent(u, w)"}
              - surprise: {formula: "H(p(w))", unit: bits, digits: 3}
            """;

    private Samples() {}

    public static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Exercise read(Path folder, String text) {
        return ExerciseReader.read(write(folder, "sample.yaml", text));
    }

    /** The lesson example of the subject: p(z = 1) = .5, likelihoods .2 and .8, this q. */
    public static Variant lesson(Path folder, int percent) {
        Map<Ref, Value> set = new LinkedHashMap<>();
        set.put(new Ref("prior"), Real.of(BigFraction.of(1, 2)));
        set.put(new Ref("low"), Real.of(BigFraction.of(1, 5)));
        set.put(new Ref("high"), Real.of(BigFraction.of(4, 5)));
        set.put(new Ref("enc"), Real.of(BigFraction.of(percent, 100)));
        return read(folder, BINARY).variant(set, OptionalLong.empty());
    }
}
