package elbow.inference;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

/**
 * ∫ f(x) dx by Gauss–Legendre rules on panels that are halved where two rules differ most, until
 * the sum of their differences is small enough. The difference of a rule of 11 and one of 24 points
 * is the error of the first, so far more than that of the second, which gives the value.
 *
 * <p>An unbounded piece is mapped by x = m + s·(e^v − 1), a finite end at which f is not finite by
 * x = end + w·e^(−v): powers and exponentials become smooth. There v goes as far as doubles can
 * tell x from the end, and the rest is bounded as if f went on falling as it did.
 */
public final class Quadrature {
    private static final double[][] COARSE = rule(11);
    private static final double[][] FINE = rule(24);

    /** Up to where v is fine. */
    private static final double BEND = 3;

    private static final int MOST_PANELS = 4_000;

    /** How far rounding may put off the sum of a rule, relative to the sum of its sizes. */
    private static final double ROUNDING = 0x1p-50;

    private Quadrature() {}

    /** A piece of the integral, over t from 0 to 1, and a bound on what it leaves out. */
    private record Piece(DoubleUnaryOperator integrand, double rest) {}

    /** An integral over a part of a piece. */
    private record Panel(
            Piece piece, double from, double to, double value, double error, double rounding) {}

    /**
     * The integral between the first and the last of {@code ends}, which rise; both may be
     * infinite. Those in between are where f has a kink or changes its scale: a peak is found if
     * its middle and its flanks are given. None if the accuracy can't be met.
     */
    public static Optional<Estimate> integrate(
            DoubleUnaryOperator f, List<Double> ends, Accuracy accuracy) {
        PriorityQueue<Panel> panels =
                new PriorityQueue<>(Comparator.comparingDouble(Panel::error).reversed());
        double rest = 0;
        for (Piece piece : pieces(f, ends)) {
            panels.add(panel(piece, 0, 1));
            rest += piece.rest();
        }
        while (true) {
            Estimate sum = sum(panels, rest);
            if (!Double.isFinite(sum.value())) return Optional.empty();
            if (accuracy.isMet(sum.value(), sum.error())) return Optional.of(sum);
            if (panels.size() >= MOST_PANELS) return Optional.empty();
            halve(panels);
        }
    }

    /** Halves the worst panels, a tenth of them at once. */
    private static void halve(PriorityQueue<Panel> panels) {
        List<Panel> worst = new ArrayList<>();
        for (int i = panels.size() / 10; i >= 0; i--) worst.add(panels.remove());
        for (Panel p : worst) {
            double middle = (p.from() + p.to()) / 2;
            panels.add(panel(p.piece(), p.from(), middle));
            panels.add(panel(p.piece(), middle, p.to()));
        }
    }

    private static Estimate sum(Iterable<Panel> panels, double rest) {
        double value = 0;
        double lost = 0;
        double error = rest;
        for (Panel p : panels) {
            double next = value + p.value();
            lost +=
                    Math.abs(value) >= Math.abs(p.value())
                            ? (value - next) + p.value()
                            : (p.value() - next) + value;
            value = next;
            error += p.error() + p.rounding();
        }
        return new Estimate(value + lost, error);
    }

    private static Panel panel(Piece piece, double from, double to) {
        double half = (to - from) / 2;
        double middle = (to + from) / 2;
        double coarse = 0;
        for (int i = 0; i < COARSE[0].length; i++)
            coarse += COARSE[1][i] * piece.integrand().applyAsDouble(middle + half * COARSE[0][i]);
        double fine = 0;
        double size = 0;
        for (int i = 0; i < FINE[0].length; i++) {
            double term = FINE[1][i] * piece.integrand().applyAsDouble(middle + half * FINE[0][i]);
            fine += term;
            size += Math.abs(term);
        }
        return new Panel(
                piece,
                from,
                to,
                half * fine,
                half * Math.abs(fine - coarse),
                half * size * ROUNDING);
    }

    private static List<Piece> pieces(DoubleUnaryOperator f, List<Double> given) {
        List<Double> ends = new ArrayList<>(given);
        if (ends.size() == 2 && ends.stream().allMatch(e -> Double.isInfinite(e))) ends.add(1, 0.0);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i + 1 < ends.size(); i++) {
            double low = ends.get(i);
            double high = ends.get(i + 1);
            if (low == high) continue;
            if (Double.isInfinite(high)) pieces.add(upward(f, low, scale(ends, i - 1, i)));
            else if (Double.isInfinite(low))
                pieces.add(upward(x -> f.applyAsDouble(-x), -high, scale(ends, i + 1, i + 2)));
            else pieces.addAll(finite(f, low, high));
        }
        return pieces;
    }

    /** The width of a neighbouring piece, as the scale of an unbounded one. */
    private static double scale(List<Double> ends, int from, int to) {
        boolean there = from >= 0 && to < ends.size();
        double width = there ? ends.get(to) - ends.get(from) : Double.POSITIVE_INFINITY;
        return Double.isInfinite(width) ? 1 : width;
    }

    /** x from m to ∞, as m + s·(e^v − 1). */
    private static Piece upward(DoubleUnaryOperator f, double m, double s) {
        double room = Math.max(s, Math.abs(m));
        double last = StrictMath.log(Double.MAX_VALUE / 4) - Math.max(0, StrictMath.log(room));
        return inV(v -> f.applyAsDouble(m + s * StrictMath.expm1(v)) * s * StrictMath.exp(v), last);
    }

    /** v from 0 to its last value, as c·u/(1 − u): finely near 0, coarsely far away. */
    private static Piece inV(DoubleUnaryOperator f, double last) {
        double most = last / (last + BEND);
        return new Piece(
                t -> {
                    double u = most * t;
                    return f.applyAsDouble(BEND * u / (1 - u)) * BEND * most / ((1 - u) * (1 - u));
                },
                rest(f, last));
    }

    private static List<Piece> finite(DoubleUnaryOperator f, double low, double high) {
        boolean steepBelow = !Double.isFinite(f.applyAsDouble(low));
        boolean steepAbove = !Double.isFinite(f.applyAsDouble(high));
        if (steepBelow && steepAbove) {
            double middle = low + (high - low) / 2;
            return List.of(towards(f, low, middle - low), towards(f, high, middle - high));
        }
        if (steepBelow) return List.of(towards(f, low, high - low));
        if (steepAbove) return List.of(towards(f, high, low - high));
        double width = high - low;
        return List.of(new Piece(t -> f.applyAsDouble(low + width * t) * width, 0));
    }

    /** x between {@code end} and {@code end + w}, as end + w·e^(−v). */
    private static Piece towards(DoubleUnaryOperator f, double end, double w) {
        double nearest = Math.max(4 * Math.ulp(end), Double.MIN_NORMAL);
        double last = StrictMath.log(Math.abs(w)) - StrictMath.log(nearest);
        return inV(
                v -> {
                    double step = w * StrictMath.exp(-v);
                    return f.applyAsDouble(end + step) * Math.abs(step);
                },
                last);
    }

    /** ∫ beyond the last v, if f(v) goes on falling at the rate it did. */
    private static double rest(DoubleUnaryOperator f, double last) {
        double end = Math.abs(f.applyAsDouble(last));
        if (end == 0) return 0;
        double rate = StrictMath.log(Math.abs(f.applyAsDouble(last - 1)) / end);
        return rate > 0 ? 2 * end / rate : Double.POSITIVE_INFINITY;
    }

    private static double[][] rule(int points) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(points);
        double[][] made = new double[2][points];
        for (int i = 0; i < points; i++) {
            made[0][i] = rule.getPoint(i);
            made[1][i] = rule.getWeight(i);
        }
        return made;
    }
}
