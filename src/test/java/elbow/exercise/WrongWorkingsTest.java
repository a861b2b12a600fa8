package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.mistake.Catalogue;
import elbow.mistake.Suspect;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What entries of a catalogue make of parts, against plain arithmetic. */
class WrongWorkingsTest {
    /** p(z = 1) = .25, p(x = 1 | z) = .2, .9, q(z = 1) = .8, x = 1 is seen. */
    private static final String EXERCISE =
            """
            id: a
            model:
              z: Bernoulli(0.25)
              x | z: {0: Bernoulli(0.2), 1: Bernoulli(0.9)}
            observe: {x: 1}
            q: {z: Bernoulli(0.8)}
            ask:
              - evidence:  p(x)
              - both:      H(p(z)) + H(q(z))
              - elbo:      ELBO
              - bits:      {formula: H(p(z)), unit: bits}
            """;

    private static final double PRIOR = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
    private static final double OWN = -(0.8 * Math.log(0.8) + 0.2 * Math.log(0.2));

    @TempDir private Path folder;

    private double[] suspects(String changes, String part) throws IOException {
        return suspects(changes, part, Map.of());
    }

    /** The values, in order. */
    private double[] suspects(String changes, String part, Map<String, Value> carried)
            throws IOException {
        String entry =
                """
                one:
                  says: You did.
                  why: So.
                  hint: Don't.
                %s
                  made:     {exercise: a, part: elbo, typed: "1"}
                  not_made: {exercise: a, part: elbo, typed: "2"}
                """
                        .formatted(changes.indent(2).stripTrailing());
        Path file = Files.writeString(folder.resolve("mistakes.yaml"), entry);
        Catalogue catalogue = Catalogue.read(file);
        Exercise exercise = ExerciseReader.read(EXERCISE, Path.of("a.yaml"));
        Variant variant = exercise.variant(1);
        List<Suspect> found =
                new Suspicions(exercise.content(), exercise.working(), () -> catalogue)
                        .at(variant.bindings(), carried)
                        .orElseThrow()
                        .of(part);
        return found.stream().mapToDouble(s -> Reals.toDouble((Real) s.value())).sorted().toArray();
    }

    private static void assertAre(double[] found, double... wanted) {
        Arrays.sort(wanted);
        assertThat(found).hasSize(wanted.length);
        for (int i = 0; i < wanted.length; i++)
            assertThat(found[i]).isCloseTo(wanted[i], within(1e-12));
    }

    @Test
    void eachPlaceAloneThenAll() throws IOException {
        assertAre(
                suspects("formula: [{when: H(?a), instead: 2*H(?a)}]", "both"),
                2 * PRIOR + OWN,
                PRIOR + 2 * OWN,
                2 * PRIOR + 2 * OWN);
    }

    @Test
    void aLawAtEachStepAloneThenAtAll() throws IOException {
        String law = "law: [{when: \"sum_{?i}[ ?a*log ?a ]\", instead: \"sum_{?i}[ log ?a ]\"}]";
        double prior = -(Math.log(0.25) + Math.log(0.75));
        double own = -(Math.log(0.8) + Math.log(0.2));
        assertAre(suspects(law, "both"), prior + OWN, PRIOR + own, prior + own);
    }

    @Test
    void theBoundIsAlteredBehindItsSugar() throws IOException {
        double reconstruction = 0.8 * Math.log(0.9) + 0.2 * Math.log(0.2);
        double swapped = 0.25 * Math.log(0.25 / 0.8) + 0.75 * Math.log(0.75 / 0.2);
        assertAre(
                suspects("formula: [{when: KL(?a || ?b), instead: KL(?b || ?a)}]", "elbo"),
                reconstruction - swapped);
    }

    @Test
    void tablesAndObservationsAreMisread() throws IOException {
        assertAre(suspects("model: [exchange: prior]", "evidence"), 0.75 * 0.9 + 0.25 * 0.2);
        assertAre(suspects("model: [observe: other]", "evidence"), 0.75 * 0.8 + 0.25 * 0.1);
        assertAre(suspects("model: [exchange: likelihood]", "evidence"), 0.75 * 0.8 + 0.25 * 0.1);
    }

    @Test
    void everyStateThatIsNotToldIsTried() throws IOException {
        assertAre(
                suspects("formula: [{when: p(?X), instead: \"p(?X, latents = ?s)\"}]", "evidence"),
                0.75 * 0.2,
                0.25 * 0.9);
    }

    @Test
    void theAnswerIsTurnedByItsKindAndUnit() throws IOException {
        assertAre(suspects("answer: [{kind: probability, instead: 1 - ?}]", "evidence"), 0.625);
        assertAre(suspects("answer: [{kind: probability, instead: 1 - ?}]", "elbo"));
        assertAre(suspects("answer: [{unit: bits, instead: ?*log(2)}]", "bits"), PRIOR);
        assertAre(suspects("answer: [{unit: bits, instead: ?*log(2)}]", "elbo"));
    }

    @Test
    void twoAtOnceOnlyWhereTheEntrySaysSo() throws IOException {
        String alone = "formula: [{when: H(q(z)), instead: H(p(z))}]";
        assertAre(suspects(alone, "both"), 2 * PRIOR);
        String twice = "formula: [{when: H(?a), instead: 2*H(?a)}]\nwith: [one]";
        assertThat(suspects(twice, "both")).hasSizeGreaterThan(3).contains(4 * PRIOR + OWN);
    }

    @Test
    void onTheLearnersOwnNumbers() throws IOException {
        double[] found =
                suspects(
                        "answer: [{kind: probability, instead: 1 - ?}]",
                        "evidence",
                        Map.of("bits", Real.of(0.5)));
        assertAre(found, 0.625);
    }
}
