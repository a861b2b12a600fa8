package elbow.value;

import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formulas;

import java.util.Locale;
import java.util.Optional;

/** The unit of a logarithm: nats for base e, bits for base 2; one bit is ln 2 nats. */
public enum Unit {
    NATS(1),
    BITS(StrictMath.log(2));

    private final double nats;

    Unit(double nats) {
        this.nats = nats;
    }

    /** What one of this unit is in another. */
    public double in(Unit other) {
        return nats / other.nats;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit by one of its names. */
    public static Optional<Unit> named(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nat", "nats" -> Optional.of(NATS);
            case "bit", "bits", "sh", "shannon", "shannons" -> Optional.of(BITS);
            default -> Optional.empty();
        };
    }

    /** The unit in which a logarithmic formula comes out as it is written. */
    public static Unit of(Formula formula) {
        boolean base2 =
                Formulas.walk(formula)
                        .anyMatch(f -> f instanceof Call c && c.function() == Function.LOG2);
        return base2 ? BITS : NATS;
    }
}
