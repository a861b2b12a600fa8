package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.working.Bindings;
import elbow.working.Screening.Known;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** What doubles tell of a constraint is what the exact evaluation tells. */
class ScreeningTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    0.02 <= gap <= 0.5                             ; 99
                    abs(enc - p(z = 1 | x)) >= 0.05                ; 98
                    p(z = 1 | x) = enc or p(z = 1 | x) > 0.5       ; 95
                    not (ELBO < -1 and KL(q(z) || p(z)) > 0.1)     ; 99
                    p(z = 1 | x) != 0.5                            ; 90
                    p(x)^2 < 0.25 and log2 p(x) + H(q(z)) > -1     ; 98
                    max(q(z = 1), p(z = 1)) - low >= 0.3           ; 90
                    decimals(p(x)) <= 2                            ; 0
                    """)
    void agreesWithTheExactEvaluation(String constraint, int percentKnown) {
        Exercise exercise =
                ExercisesForTests.read(
                        ExercisesForTests.BINARY.replace("0.02 <= gap <= 0.5", constraint));
        Rule rule =
                exercise.admission().rules().stream()
                        .filter(r -> r.screen().isPresent())
                        .filter(r -> !r.text().startsWith("decimals(p(z"))
                        .findFirst()
                        .orElseThrow();
        Parameters parameters = exercise.content().parameters();
        List<long[]> points = new ArrayList<>();
        for (long i = 0; i < parameters.points(); i += 29) points.add(parameters.point(i));
        Known[] known =
                rule.screen()
                        .orElseThrow()
                        .at(new GridColumns(parameters).at(points), points.size());
        int told = 0;
        for (int i = 0; i < points.size(); i++) {
            if (known[i] == Known.IN_DOUBT) continue;
            told++;
            assertThat(rule.passes(new Bindings(parameters.at(points.get(i)))))
                    .isEqualTo(known[i] == Known.HOLDS);
        }
        assertThat(100 * told).isGreaterThanOrEqualTo(percentKnown * points.size());
    }
}
