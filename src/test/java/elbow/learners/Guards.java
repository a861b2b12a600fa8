package elbow.learners;

import elbow.value.Real;
import elbow.value.Reals;

import java.util.List;
import java.util.Map;

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
        if (answer.numbers().size() != 1) return false;
        double x = answer.numbers().getFirst();
        return truths.entrySet().stream()
                .filter(e -> !e.getKey().equals(part))
                .map(e -> e.getValue().numbers())
                .anyMatch(n -> n.size() == 1 && Math.abs(x - n.getFirst()) < WIDE);
    }

    /** Whether a later part's value is 0 or one of the given numbers. */
    boolean isEasy(Answer answer) {
        if (answer.numbers().size() != 1) return false;
        double x = answer.numbers().getFirst();
        return Math.abs(x) < 2 * NEAR
                || sheet.variant().parameters().values().stream()
                        .anyMatch(
                                v -> v instanceof Real r && Math.abs(Reals.toDouble(r) - x) < SAME);
    }
}
