package elbow.reference;

import java.util.function.DoubleUnaryOperator;

/**
 * ∫ f by x = (a + b)/2 + (b − a)/2·tanh(π/2 sinh u) and the trapezium rule in u (Takahasi and Mori,
 * 1974), the step halved until two sums agree: a second road for tests.
 */
final class TanhSinh {
    private static final double HALF_PI = Math.PI / 2;
    private static final int HALVINGS = 9;

    private TanhSinh() {}

    /** Ends may be infinite; singular ends are never evaluated. */
    static double integral(DoubleUnaryOperator f, double a, double b) {
        if (Double.isInfinite(a) && Double.isInfinite(b)) return wholeLine(f);
        if (Double.isInfinite(b)) return halfLine(d -> f.applyAsDouble(a + d));
        if (Double.isInfinite(a)) return halfLine(d -> f.applyAsDouble(b - d));
        double half = (b - a) / 2;
        return sum(
                u -> {
                    double s = HALF_PI * Math.sinh(u);
                    double weight = half * HALF_PI * Math.cosh(u) / (Math.cosh(s) * Math.cosh(s));
                    double edge = half * Math.exp(-Math.abs(s)) / Math.cosh(s);
                    if (edge == 0 || weight == 0) return 0;
                    double x = u < 0 ? a + edge : b - edge;
                    return x <= a || x >= b ? 0 : weight * f.applyAsDouble(x);
                },
                6.5);
    }

    /** x = sinh(π/2 sinh u). */
    private static double wholeLine(DoubleUnaryOperator f) {
        return sum(
                u -> {
                    double s = HALF_PI * Math.sinh(u);
                    double weight = HALF_PI * Math.cosh(u) * Math.cosh(s);
                    return finite(weight * f.applyAsDouble(Math.sinh(s)));
                },
                5);
    }

    /** d = exp(π/2 sinh u). */
    private static double halfLine(DoubleUnaryOperator f) {
        return sum(
                u -> {
                    double d = Math.exp(HALF_PI * Math.sinh(u));
                    if (d == 0 || Double.isInfinite(d)) return 0;
                    return finite(HALF_PI * Math.cosh(u) * d * f.applyAsDouble(d));
                },
                6.5);
    }

    private static double finite(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double sum(DoubleUnaryOperator g, double reach) {
        double step = 0.5;
        double sum = g.applyAsDouble(0);
        for (double u = step; u <= reach; u += step)
            sum += g.applyAsDouble(u) + g.applyAsDouble(-u);
        double before = Double.NaN;
        for (int n = 0; n < HALVINGS; n++) {
            double now = sum * step;
            if (n > 3 && Math.abs(now - before) <= 1e-13 * Math.abs(now)) return now;
            before = now;
            for (double u = step / 2; u <= reach; u += step)
                sum += g.applyAsDouble(u) + g.applyAsDouble(-u);
            step /= 2;
        }
        return before;
    }

    /** ln ∫ e^g, with the largest of g taken out first; it must be found inside (a, b). */
    static double logIntegral(DoubleUnaryOperator g, double a, double b, double peak) {
        double top = g.applyAsDouble(peak);
        double left = integral(x -> Math.exp(g.applyAsDouble(x) - top), a, peak);
        double right = integral(x -> Math.exp(g.applyAsDouble(x) - top), peak, b);
        return top + Math.log(left + right);
    }
}
