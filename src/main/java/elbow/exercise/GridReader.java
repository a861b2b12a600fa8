package elbow.exercise;

import elbow.formula.Domain;
import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.source.Faults;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigInteger;
import java.util.Optional;

/** Ranges and simplices as axes of the grid. */
final class GridReader {
    private static final BigInteger MOST = BigInteger.valueOf(Parameters.MOST);

    private GridReader() {}

    static Optional<Axis> steps(Ref name, Written written, Domain.Grid grid, Faults faults) {
        Optional<BigFraction> from = Arithmetic.constant(written, grid.from(), faults);
        Optional<BigFraction> to = Arithmetic.constant(written, grid.to(), faults);
        Optional<BigFraction> step = Arithmetic.constant(written, grid.step(), faults);
        if (from.isEmpty() || to.isEmpty() || step.isEmpty()) return Optional.empty();
        if (step.get().signum() <= 0)
            return refuse(written, grid.step(), "a step is greater than 0", faults);
        return range(name, written, from.get(), to.get(), step.get(), grid.to(), faults);
    }

    static Optional<Axis> integers(
            Ref name, Written written, Domain.Integers range, Faults faults) {
        Optional<BigFraction> from = Arithmetic.constant(written, range.from(), faults);
        Optional<BigFraction> to = Arithmetic.constant(written, range.to(), faults);
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        if (!Reals.isWhole(from.get()) || !Reals.isWhole(to.get()))
            return refuse(
                    written,
                    range.to(),
                    "a range without step is one of integers: add step 0.05, say",
                    faults);
        return range(name, written, from.get(), to.get(), BigFraction.ONE, range.to(), faults);
    }

    private static Optional<Axis> range(
            Ref name,
            Written written,
            BigFraction from,
            BigFraction to,
            BigFraction step,
            Formula end,
            Faults faults) {
        if (to.compareTo(from) < 0)
            return refuse(
                    written,
                    end,
                    "the range ends at " + text(to) + ", before its start " + text(from),
                    faults);
        BigFraction steps = to.subtract(from).divide(step);
        if (!Reals.isWhole(steps)) {
            BigInteger whole = steps.getNumerator().divide(steps.getDenominator());
            BigFraction below = from.add(step.multiply(BigFraction.of(whole)));
            return refuse(
                    written,
                    end,
                    "the range ends at "
                            + text(to)
                            + ", which its steps miss: end it at "
                            + text(below)
                            + " or "
                            + text(below.add(step)),
                    faults);
        }
        BigInteger size = steps.getNumerator().add(BigInteger.ONE);
        if (size.compareTo(MOST) > 0)
            return refuse(written, end, "the range has more than 1e15 values", faults);
        return Optional.of(new Axis.Steps(name, from, step, size.longValueExact()));
    }

    static Optional<Axis> simplex(
            Ref name, Written written, Domain.Simplex simplex, Faults faults) {
        Optional<BigFraction> step = Arithmetic.constant(written, simplex.step(), faults);
        if (step.isEmpty()) return Optional.empty();
        if (step.get().signum() <= 0 || !Reals.isWhole(step.get().reciprocal()))
            return refuse(
                    written,
                    simplex.step(),
                    "the step of a simplex divides 1, as 0.1 or 1/3 do; "
                            + text(step.get())
                            + " does not",
                    faults);
        BigInteger parts = step.get().reciprocal().getNumerator();
        if (parts.compareTo(BigInteger.valueOf(simplex.size())) < 0)
            return refuse(
                    written,
                    simplex.step(),
                    simplex.size()
                            + " positive components need a step of at most 1/"
                            + simplex.size(),
                    faults);
        boolean tooMany =
                parts.bitLength() > 20
                        || Axis.Simplex.count(parts.intValueExact(), simplex.size()).compareTo(MOST)
                                > 0;
        if (tooMany)
            return refuse(written, simplex.step(), "the simplex has more than 1e15 points", faults);
        return Optional.of(new Axis.Simplex(name, simplex.size(), parts.intValueExact()));
    }

    private static Optional<Axis> refuse(
            Written written, Formula at, String message, Faults faults) {
        faults.add(written.placeOf(at), message);
        return Optional.empty();
    }

    private static String text(BigFraction number) {
        return Shown.of(Real.of(number));
    }
}
