package elbow.distribution;

import elbow.formula.Formula;
import elbow.formula.Formula.Family;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A distribution as it was written, its parameters under their own names: {@code Normal(mean = 0,
 * sd = s)} has the var {@code s^2}.
 */
public record Stated(Distribution distribution, Map<String, Formula> parameters) {
    public Stated {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** IllegalArgumentException with a sentence where the arguments are not those it takes. */
    public static Stated of(Family family) {
        Instance instance = Instance.of(family);
        return new Stated(instance.distribution(), instance.parameters());
    }
}
