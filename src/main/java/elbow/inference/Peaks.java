package elbow.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Integrals of e^L(x) g(x) over an interval, L the logarithm of a density up to a factor. The peaks
 * of L are sought first, over all scales of x, so that none is missed that is narrow: on the scale
 * of logarithms it is not.
 */
public final class Peaks {
    /** Further below the highest peak nothing counts. */
    private static final double DEEP = 750;

    /** In each piece, as many places are tried for an infinite g. */
    private static final int TRIED = 16;

    private static final double SMALLEST = -12;
    private static final double LARGEST = 12;
    private static final double STEP = 0.05;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final Accuracy MASS = new Accuracy(0, 1e-12);

    private final DoubleUnaryOperator log;
    private final double low;
    private final double high;
    private final List<Double> peaks = new ArrayList<>();
    private final List<Double> ends = new ArrayList<>();
    private double top = Double.NEGATIVE_INFINITY;

    public Peaks(DoubleUnaryOperator log, double low, double high) {
        this.log = log;
        this.low = low;
        this.high = high;
        seek();
    }

    private void seek() {
        List<Double> grid = grid();
        List<Double> found = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++) {
            double here = value(grid.get(i));
            double before = i > 0 ? value(grid.get(i - 1)) : Double.NEGATIVE_INFINITY;
            double after = i + 1 < grid.size() ? value(grid.get(i + 1)) : Double.NEGATIVE_INFINITY;
            if (here == Double.NEGATIVE_INFINITY || here < before || here < after) continue;
            double from = grid.get(Math.max(0, i - 1));
            double to = grid.get(Math.min(grid.size() - 1, i + 1));
            found.add(climb(from, to));
        }
        for (double x : found) top = Math.max(top, value(x));
        TreeSet<Double> all = new TreeSet<>();
        for (double x : found)
            if (value(x) > top - DEEP) {
                peaks.add(x);
                all.add(x);
                for (double fall : new double[] {0.5, 8, 40}) {
                    all.add(flank(x, fall, 1));
                    all.add(flank(x, fall, -1));
                }
            }
        all.add(low);
        all.add(high);
        ends.addAll(all.subSet(low, true, high, true));
    }

    /**
     * The ends of the interval, and between them the peaks and their flanks; few where L is level.
     */
    List<Double> ends() {
        List<Double> few = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            boolean level =
                    i > 0
                            && i + 1 < ends.size()
                            && value(ends.get(i)) == value(ends.get(i - 1))
                            && value(ends.get(i)) == value(ends.get(i + 1));
            if (!level) few.add(ends.get(i));
        }
        return few;
    }

    private double value(double x) {
        double value = log.applyAsDouble(x);
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** Points over all scales, from each end and around 0. */
    private List<Double> grid() {
        TreeSet<Double> grid = new TreeSet<>();
        double width = high - low;
        for (double s = SMALLEST; s <= LARGEST; s += STEP) {
            double step = StrictMath.pow(10, s);
            if (Double.isInfinite(low) && Double.isInfinite(high)) {
                grid.add(step);
                grid.add(-step);
            } else if (Double.isInfinite(high)) grid.add(low + step);
            else if (Double.isInfinite(low)) grid.add(high - step);
            else if (s <= -0.3) {
                grid.add(low + width * step);
                grid.add(high - width * step);
            }
        }
        if (low < 0 && high > 0) grid.add(0.0);
        return List.copyOf(grid);
    }

    /** The largest between two points, by golden sections. */
    private double climb(double from, double to) {
        double a = from;
        double b = to;
        double x = b - GOLDEN * (b - a);
        double y = a + GOLDEN * (b - a);
        double fx = value(x);
        double fy = value(y);
        for (int i = 0; i < 200 && Math.abs(b - a) > 1e-15 * (Math.abs(a) + Math.abs(b)); i++) {
            if (fx >= fy) {
                b = y;
                y = x;
                fy = fx;
                x = b - GOLDEN * (b - a);
                fx = value(x);
            } else {
                a = x;
                x = y;
                fx = fy;
                y = a + GOLDEN * (b - a);
                fy = value(y);
            }
        }
        return fx >= fy ? x : y;
    }

    /** Where L has fallen so far from a peak, on one side. */
    private double flank(double peak, double fall, int side) {
        double floor = value(peak) - fall;
        double end = side > 0 ? high : low;
        double near = 0;
        double far = Math.max(Math.abs(peak), 1e-12) * 1e-9;
        while (inside(peak + side * far, end, side) && value(peak + side * far) > floor) {
            near = far;
            far *= 2;
            if (Double.isInfinite(far)) return end;
        }
        if (!inside(peak + side * far, end, side)) far = Math.abs(end - peak);
        for (int i = 0; i < 60; i++) {
            double middle = (near + far) / 2;
            if (value(peak + side * middle) > floor) near = middle;
            else far = middle;
        }
        return peak + side * far;
    }

    private static boolean inside(double x, double end, int side) {
        return side > 0 ? x < end : x > end;
    }

    /** ln ∫ e^L; none if it can't be had to twelve digits. */
    public Optional<Double> logMass() {
        if (peaks.isEmpty()) return Optional.of(Double.NEGATIVE_INFINITY);
        return mass().map(m -> top + StrictMath.log(m));
    }

    private Optional<Double> mass() {
        return Quadrature.integrate(this::weight, ends, MASS).map(Estimate::value);
    }

    private double weight(double x) {
        return StrictMath.exp(value(x) - top);
    }

    /** ∫ g e^L/∫ e^L; none if it can't be had to eleven digits. */
    public Optional<Double> mean(DoubleUnaryOperator g) {
        Optional<Double> mass = mass();
        if (mass.isEmpty() || mass.get() <= 0) return Optional.empty();
        Optional<Double> infinite = infinite(g);
        if (infinite.isPresent()) return infinite;
        Accuracy accuracy = new Accuracy(1e-12 * mass.get(), 1e-11);
        return Quadrature.integrate(
                        x -> {
                            double w = weight(x);
                            return w == 0 ? 0 : w * g.applyAsDouble(x);
                        },
                        ends,
                        accuracy)
                .map(e -> e.value() / mass.get());
    }

    /** ∞ or −∞, if g is that, and not the other, at places where e^L has mass. */
    private Optional<Double> infinite(DoubleUnaryOperator g) {
        TreeSet<Double> found = new TreeSet<>();
        for (int i = 1; i + 2 < ends.size(); i++) {
            double width = ends.get(i + 1) - ends.get(i);
            for (int k = 0; k < TRIED; k++) {
                double x = ends.get(i) + width * (k + 0.5) / TRIED;
                double there = g.applyAsDouble(x);
                if (Double.isInfinite(there) && weight(x) > 0) found.add(there);
            }
        }
        return found.size() == 1 ? Optional.of(found.first()) : Optional.empty();
    }

    /** The x of the highest peak; NaN where several are as high. */
    public double mode() {
        double best = Double.NaN;
        for (double x : peaks)
            if (value(x) >= top - 1e-12 * Math.max(1, Math.abs(top))) {
                if (!Double.isNaN(best) && Math.abs(x - best) > 1e-6 * width(x)) return Double.NaN;
                best = x;
            }
        return polished(best);
    }

    private double width(double x) {
        return flank(x, 0.5, 1) - flank(x, 0.5, -1);
    }

    /** Where the slope, taken from four values, is 0. */
    private double polished(double peak) {
        double h = 1e-3 * width(peak);
        if (!(peak - 8 * h > low && peak + 8 * h < high)) return peak;
        double a = peak - 4 * h;
        double b = peak + 4 * h;
        if (!(slope(a, h) > 0 && slope(b, h) < 0)) return peak;
        for (int i = 0; i < 60; i++) {
            double middle = (a + b) / 2;
            if (slope(middle, h) > 0) a = middle;
            else b = middle;
        }
        return (a + b) / 2;
    }

    private double slope(double x, double h) {
        return 8 * (value(x + h) - value(x - h)) - (value(x + 2 * h) - value(x - 2 * h));
    }
}
