package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import elbow.source.FaultException;

import org.junit.jupiter.api.Test;

/** At a variant, what is outside a domain is told with the parameters that lead there. */
class DomainsTest {
    private static String fault(String yaml) {
        Exercise exercise = ExercisesForTests.read(yaml);
        FaultException e =
                catchThrowableOfType(
                        FaultException.class,
                        () -> {
                            for (long seed = 1; seed <= 40; seed++) exercise.variant(seed);
                        });
        assertThat(e).isNotNull();
        return String.valueOf(e.getMessage());
    }

    @Test
    void aSpreadThatIsNegativeAtSomeVariants() {
        assertThat(
                        fault(
                                """
                                id: a
                                parameters:
                                  s: one of [-1, 2]
                                ask:
                                  - v: KL(Normal(mean = 1, sd = s) || Normal(mean = 0, sd = 1))
                                """))
                .contains(
                        "no Normal has sd = -1: the standard deviation is positive at s = -1; add"
                                + " s > 0 to require");
    }

    @Test
    void anObservedCountThatIsNoneAtSomeVariants() {
        assertThat(
                        fault(
                                """
                                id: a
                                parameters:
                                  k: one of [0.5, 2]
                                model:
                                  c: Bernoulli(0.3)
                                  y | c:
                                    0: Poisson(rate = 2)
                                    1: Poisson(rate = 3)
                                observe: {y: k}
                                ask: [v: p(c = 1 | y)]
                                """))
                .contains(
                        "0.5 is no value of a Poisson, which has whole numbers from 0 on, at k ="
                                + " 0.5");
    }
}
