package elbow.exercise;

import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.Optional;
import java.util.OptionalDouble;

/** |answer − truth| ≤ absolute, or ≤ relative·|truth|: either suffices. */
public record Tolerance(OptionalDouble absolute, OptionalDouble relative) {
    static Tolerance read(Node.Mapping mapping, Faults faults) {
        Fields fields = new Fields(mapping, "a tolerance", faults);
        Tolerance tolerance =
                new Tolerance(
                        arm(fields.scalar("absolute"), faults),
                        arm(fields.scalar("relative"), faults));
        fields.rejectOthers();
        if (mapping.entries().isEmpty())
            faults.add(mapping.place(), "a tolerance is absolute, relative or both");
        return tolerance;
    }

    private static OptionalDouble arm(Optional<Node.Scalar> scalar, Faults faults) {
        Optional<Double> number =
                scalar.flatMap(s -> Written.read(s, faults))
                        .flatMap(w -> Arithmetic.constant(w, w.formula(), faults))
                        .map(v -> Reals.toDouble(Real.of(v)));
        if (number.isEmpty()) return OptionalDouble.empty();
        if (number.get() < 0)
            faults.add(
                    scalar.orElseThrow().place(),
                    "a tolerance is at least 0, not " + scalar.get().text());
        return OptionalDouble.of(number.get());
    }
}
