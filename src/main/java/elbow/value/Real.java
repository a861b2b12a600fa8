package elbow.value;

import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A number of a working: an exact fraction until the first logarithm, exponential or root, a double
 * from there on, or undefined. Infinite values are doubles; NaN does not occur.
 */
public sealed interface Real extends Value {
    /** An exact fraction. */
    record Exact(BigFraction value) implements Real {}

    /** A double: rounded, or infinite; never NaN. */
    record Approx(double value) implements Real {
        public Approx {
            if (Double.isNaN(value)) throw new IllegalArgumentException("NaN is Undefined");
        }
    }

    /** What has no value: 0/0, a posterior given impossible evidence. */
    record Undefined() implements Real {}

    Real UNDEFINED = new Undefined();
    Real ZERO = new Exact(BigFraction.ZERO);
    Real ONE = new Exact(BigFraction.ONE);
    Real INFINITE = new Approx(Double.POSITIVE_INFINITY);

    static Real of(BigFraction value) {
        return new Exact(value);
    }

    static Real of(long value) {
        return new Exact(BigFraction.of(value));
    }

    /** The number a double stands for; NaN is undefined. */
    static Real of(double value) {
        return Double.isNaN(value) ? UNDEFINED : new Approx(value);
    }
}
