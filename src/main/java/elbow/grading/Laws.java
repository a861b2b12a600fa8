package elbow.grading;

import elbow.grading.Verdict.Broken;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Tabulated;

import java.util.ArrayList;
import java.util.List;

/** What every value of a kind obeys: a probability in [0, 1], a divergence not negative. */
final class Laws {
    private Laws() {}

    /** The laws a value breaks, each once. */
    static List<Broken> broken(Kind kind, Value value) {
        List<Broken> broken = new ArrayList<>();
        for (Real number : numbers(value)) {
            if (number instanceof Real.Undefined) continue;
            boolean low = Reals.signum(number) < 0;
            switch (kind) {
                case PROBABILITY -> {
                    if (low || Reals.compare(number, Real.ONE) > 0)
                        broken.add(Broken.NOT_A_PROBABILITY);
                }
                case DIVERGENCE -> {
                    if (low) broken.add(Broken.NEGATIVE);
                }
                case SPREAD -> {
                    if (Reals.signum(number) <= 0) broken.add(Broken.NOT_POSITIVE);
                }
                case LOGARITHM, NUMBER -> {}
            }
        }
        return broken.stream().distinct().toList();
    }

    private static List<Real> numbers(Value value) {
        return switch (value) {
            case Real r -> List.of(r);
            case Tabulated t -> t.rows().stream().map(Tabulated.Row::value).toList();
            case Value.Truth t -> List.of();
            case Value.Name n -> List.of();
            case Value.Assignment a -> List.of();
        };
    }
}
