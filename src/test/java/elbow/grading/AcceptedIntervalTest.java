package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** The interval of doubles that a policy accepts is what the marker accepts. */
class AcceptedIntervalTest {
    private static Interval interval(Variant variant, String part, Policy policy) {
        Part asked = variant.exercise().part(part).orElseThrow();
        Real truth = variant.answers().get(part).numbers().getFirst();
        return policy.accepted(
                variant.exercise(),
                asked,
                Kind.of(asked.formula()),
                truth,
                variant.honestError(part, 0));
    }

    @ParameterizedTest
    @CsvSource({"practice, 0.000500", "exact, 0.000171", "exam, 0.000500"})
    void itsEndsAreWhereTheMarkerStops(String name, double least) {
        Policy policy = Lessons.POLICIES.named(name);
        Variant variant = Lessons.variant(Lessons.yaml("lesson", "0.5", "0.2", "0.8", "0.7"));
        Marker marker = new Marker(variant, policy);
        for (String part : List.of("evidence", "log_evidence", "reconstruction", "kl", "elbo")) {
            Interval accepted = interval(variant, part, policy);
            double step = (accepted.high() - accepted.low()) / 100;
            for (int i = -5; i <= 105; i++) {
                if (i == 0 || i == 100) continue;
                double x = accepted.low() + i * step;
                boolean right =
                        marker.mark(part, Double.toString(x), Map.of()).verdict().outcome()
                                == Outcome.RIGHT;
                assertThat(right).as(part + " " + x).isEqualTo(accepted.contains(x));
            }
        }
        Interval elbo = interval(variant, "elbo", policy);
        assertThat((elbo.high() - elbo.low()) / 2).isBetween(least * 0.999, least * 1.7);
    }

    @Test
    void infiniteAndUndefinedAreAcceptedAlone() {
        Variant infinite = Lessons.variant(Lessons.yaml("infinite", "0", "0.2", "0.8", "0.7"));
        Interval kl = interval(infinite, "kl", Lessons.POLICY);
        assertThat(kl.contains(Double.POSITIVE_INFINITY)).isTrue();
        assertThat(kl.contains(1e300)).isFalse();
        Variant impossible = Lessons.variant(Lessons.yaml("impossible", "0.5", "0", "0", "0.7"));
        assertThat(interval(impossible, "posterior", Lessons.POLICY)).isEqualTo(Interval.NONE);
        assertThat(Interval.NONE.contains(Double.NaN)).isFalse();
        assertThat(Interval.NONE.contains(0)).isFalse();
    }

    /**
     * A whole number is asked: it alone is right, and what is no whole number is rounded to one.
     */
    @ParameterizedTest
    @CsvSource({
        "count, 7, RIGHT",
        "count, 7.0, RIGHT",
        "count, 7.0001, WRONG",
        "count, 8, WRONG",
        "near, -1, RIGHT",
        "near, -0.5, RIGHT",
        "near, 0, WRONG"
    })
    void aWholeNumberIsExact(String part, String text, Outcome expected) {
        Marker marker =
                Lessons.marker(
                        Lessons.yaml(
                                "whole",
                                "0.5",
                                "0.2",
                                "0.8",
                                "0.7",
                                "count: {formula: 14*p(x), digits: 0}",
                                "near: {formula: log p(x), digits: 0}"));
        assertThat(Lessons.verdict(marker, part, text)).isEqualTo(expected);
    }

    @Test
    void aShareWidensEveryNumber() {
        Policy usual = Lessons.POLICY;
        Policy wide =
                new Policy("wide", usual.credits(), Policy.Partial.CELLS, 5, 0.01, 0.01, 0.02);
        Variant variant = Lessons.variant(Lessons.yaml("lesson", "0.5", "0.2", "0.8", "0.7"));
        Real truth = variant.answers().get("log_evidence").numbers().getFirst();
        Interval accepted = interval(variant, "log_evidence", wide);
        assertThat(accepted.high() - Reals.toDouble(truth)).isBetween(0.01386, 0.01387);
        assertThat(Lessons.verdict(new Marker(variant, wide), "log_evidence", "-0.705"))
                .isEqualTo(Outcome.RIGHT);
    }
}
