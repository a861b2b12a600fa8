package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Digits;
import elbow.working.Passage;
import elbow.working.Solution;

import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far one lands from the truth who rounds every printed line to the digits asked, half up or
 * half to even, and goes on with the rounded numbers. The parts are worked in order, each on the
 * rounded answers to those before it; within a part every line is computed again from its rounded
 * numbers.
 */
final class HonestError {
    private final Variant variant;
    private final Map<String, double[]> errors = new HashMap<>();

    HonestError(Variant variant) {
        this.variant = variant;
    }

    /** The largest error of a part's number, or of the number in a row of its table. */
    double of(String part, int row) {
        if (errors.isEmpty())
            for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN))
                simulate(mode);
        double[] rows = errors.getOrDefault(part, new double[0]);
        return row < rows.length ? rows[row] : 0;
    }

    private void simulate(RoundingMode mode) {
        Map<String, Value> carried = new LinkedHashMap<>();
        Map<String, Value> truths = variant.answers();
        List<String> before = new ArrayList<>();
        for (Part part : variant.exercise().parts()) {
            String name = part.name();
            Digits digits = new Digits(part.digits(), mode);
            List<Real> truth = numbers(truths.get(name));
            if (!part.form().isComputed()) continue;
            if (!truth.isEmpty() && truth.stream().allMatch(Reals::isFinite)) {
                Solution solution = variant.solution().carrying(carried);
                List<Real> rounded = rounded(solution, name, before, digits, truth);
                carried.put(name, like(truths.get(name), rounded));
            }
            before.add(name);
        }
    }

    /** The answer of one who rounds; how far it, or any line on the way, is off goes on record. */
    private List<Real> rounded(
            Solution solution, String part, List<String> before, Digits digits, List<Real> truth) {
        List<Passage> passages = solution.worked(part, before, digits);
        if (passages.isEmpty()) return truth;
        RoundedLines lines = new RoundedLines(digits);
        List<Real> accurate = numbers(solution.answers().get(part));
        List<RoundedLines.Result> results = lines.of(passages.getLast(), accurate);
        double onTheWay = 0;
        for (Passage passage : passages.subList(0, passages.size() - 1))
            onTheWay += lines.largestError(passage);
        double[] worst = errors.computeIfAbsent(part, p -> new double[truth.size()]);
        List<Real> rounded = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            RoundedLines.Result result = results.get(Math.min(i, results.size() - 1));
            Real start = accurate.get(i);
            double carried = Math.abs(Reals.toDouble(Reals.minus(start, truth.get(i))));
            worst[i] = Math.max(worst[i], carried + result.error() + onTheWay);
            rounded.add(results.size() == truth.size() ? result.value() : start);
        }
        return rounded;
    }

    private static List<Real> numbers(@Nullable Value value) {
        return value == null ? List.of() : value.numbers();
    }

    private static Value like(@Nullable Value shape, List<Real> numbers) {
        return requireNonNull(shape).with(numbers);
    }
}
