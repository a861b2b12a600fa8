package elbow.grading;

import elbow.value.Reals;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Things with values, to be looked up by answers that are near: in doubles, so that it is fast. */
final class Nearby<T> {
    private final List<T> things;
    private final List<double[]> numbers = new ArrayList<>();

    Nearby(List<T> things, Function<T, Value> value) {
        this.things = List.copyOf(things);
        for (T thing : things) numbers.add(doubles(value.apply(thing)));
    }

    /** Of a mixture, whose components may stand in any order, numbers that are near to all. */
    static double[] doubles(Value value) {
        if (value instanceof Value.Mixture) return unknown(value.numbers().size());
        return value.numbers().stream().mapToDouble(Reals::toDouble).toArray();
    }

    private static double[] unknown(int size) {
        double[] unknown = new double[size];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    List<T> all() {
        return things;
    }

    /** Those whose numbers may be these, in their order; those without numbers among them. */
    List<T> to(double[] answer, double[] reach) {
        List<T> near = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++)
            if (isNear(numbers.get(i), answer, reach)) near.add(things.get(i));
        return near;
    }

    /** What is infinite or undefined is never told to be far. */
    static boolean isNear(double[] numbers, double[] answer, double[] reach) {
        if (numbers.length != answer.length) return false;
        for (int i = 0; i < numbers.length; i++)
            if (Math.abs(numbers[i] - answer[i]) > reach[i]) return false;
        return true;
    }
}
