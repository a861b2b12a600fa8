package elbow.learners;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which wrong answers a later part can't be marked on: one that is no value of its part, or that is
 * the truth of another; and a later value for which nobody computes.
 */
final class Guards {
    private static final double NEAR = 5.5e-4;

    /** As far off as an answer can be accepted after a long working. */
    private static final double WIDE = 3e-3;

    private static final double SAME = 1e-4;

    private final Sheet sheet;
    private final Map<String, Answer> truths;

    Guards(Sheet sheet, Map<String, Answer> truths) {
        this.sheet = sheet;
        this.truths = truths;
    }

    boolean isCarried(String part, Answer answer) {
        return isPossible(answer) && !isOther(part, answer);
    }

    private static boolean isPossible(Answer answer) {
        List<Double> numbers = answer.numbers();
        if (numbers.isEmpty() || !numbers.stream().allMatch(answer.range()::holds)) return false;
        boolean isTable = answer.range() == Answer.Range.CHANCE && numbers.size() > 1;
        double sum = numbers.stream().mapToDouble(x -> x).sum();
        return !isTable || Math.abs(sum - 1) < NEAR;
    }

    private boolean isOther(String part, Answer answer) {
        List<Double> own = answer.numbers();
        return truths.entrySet().stream()
                .filter(e -> !e.getKey().equals(part))
                .map(e -> e.getValue().numbers())
                .filter(truth -> truth.size() == own.size())
                .anyMatch(truth ->
                        IntStream.range(0, own.size())
                                .allMatch(i -> Math.abs(own.get(i) - truth.get(i)) < WIDE));
    }

    /**
     * Whether a later part's values are all 0 or given numbers, what these leave of 1, or a
     * variance whose root is given.
     */
    boolean isEasy(Answer answer) {
        return answer.numbers().stream().allMatch(x -> Math.abs(x) < 2 * NEAR || isGiven(x));
    }

    private boolean isGiven(double x) {
        return sheet.shown().stream()
                .anyMatch(g ->
                        Math.abs(g - x) < SAME
                                || Math.abs(1 - g - x) < SAME
                                || Math.abs(g * g - x) < SAME);
    }
}
