package elbow.exercise;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The choices for one declared parameter, numbered from 0. */
sealed interface Axis {
    /** What a choice gives values to: one name, or the components of a vector. */
    List<Ref> names();

    long size();

    /** The values of a choice, in the order of the names. */
    List<Value> at(long index);

    /** Whether these values are a choice. */
    boolean has(List<Value> values);

    /** Whether every choice is of numbers. */
    boolean isNumeric();

    /** from, from + step, from + 2 step, ... */
    record Steps(Ref name, BigFraction from, BigFraction step, long size) implements Axis {
        @Override
        public List<Ref> names() {
            return List.of(name);
        }

        @Override
        public List<Value> at(long index) {
            return List.of(Real.of(from.add(step.multiply(BigFraction.of(big(index))))));
        }

        @Override
        public boolean has(List<Value> values) {
            if (!(values.getFirst() instanceof Real.Exact x)) return false;
            BigFraction index = x.value().subtract(from).divide(step);
            return Reals.isWhole(index)
                    && index.signum() >= 0
                    && index.getNumerator().compareTo(BigInteger.valueOf(size)) < 0;
        }

        @Override
        public boolean isNumeric() {
            return true;
        }
    }

    /** The values as listed. */
    record Choice(Ref name, List<Value> values) implements Axis {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public List<Ref> names() {
            return List.of(name);
        }

        @Override
        public long size() {
            return values.size();
        }

        @Override
        public List<Value> at(long index) {
            return List.of(values.get((int) index));
        }

        @Override
        public boolean has(List<Value> chosen) {
            return values.contains(chosen.getFirst());
        }

        @Override
        public boolean isNumeric() {
            return values.stream().allMatch(Real.class::isInstance);
        }
    }

    /**
     * The probability vectors whose components are whole positive multiples of 1/parts, in the
     * order of a dictionary: C(parts − 1, n − 1) for n components.
     */
    record Simplex(Ref name, int components, int parts) implements Axis {
        @Override
        public List<Ref> names() {
            return IntStream.rangeClosed(1, components).mapToObj(this::component).toList();
        }

        private Ref component(int i) {
            return new Ref(name.name(), List.of(new Selector.Component(Integer.toString(i))));
        }

        @Override
        public long size() {
            return requireNonNull(count(parts, components)).longValueExact();
        }

        /** How many ways there are to write a number as an ordered sum of positive ones. */
        static BigInteger count(int sum, int terms) {
            if (terms == 0) return sum == 0 ? BigInteger.ONE : BigInteger.ZERO;
            if (sum < terms) return BigInteger.ZERO;
            BigInteger count = BigInteger.ONE;
            for (int i = 1; i < terms; i++) count = count.multiply(big(sum - i)).divide(big(i));
            return count;
        }

        @Override
        public List<Value> at(long index) {
            List<Value> values = new ArrayList<>();
            BigInteger left = big(index);
            int sum = parts;
            for (int terms = components - 1; terms >= 0; terms--) {
                int next = 1;
                for (BigInteger skipped = count(sum - next, terms);
                        left.compareTo(skipped) >= 0;
                        skipped = count(sum - next, terms)) {
                    left = left.subtract(skipped);
                    next++;
                }
                values.add(Real.of(BigFraction.of(next, parts)));
                sum -= next;
            }
            return values;
        }

        @Override
        public boolean has(List<Value> values) {
            BigFraction sum = BigFraction.ZERO;
            for (Value value : values) {
                if (!(value instanceof Real.Exact x)) return false;
                if (x.value().signum() <= 0 || !Reals.isWhole(x.value().multiply(parts)))
                    return false;
                sum = sum.add(x.value());
            }
            return sum.equals(BigFraction.ONE);
        }

        @Override
        public boolean isNumeric() {
            return true;
        }
    }

    private static BigInteger big(long n) {
        return BigInteger.valueOf(n);
    }
}
