package elbow.grading;

/** The doubles from low to high, both included; none where the ends are NaN. */
public record Interval(double low, double high) {
    static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    public boolean contains(double x) {
        return low <= x && x <= high;
    }
}
