package elbow.learners;

import java.util.Arrays;
import java.util.List;

/**
 * What a learner writes as the answer to a part.
 *
 * @param form the text, {@code %s} where a number stands
 * @param numbers as the learner goes on with them
 * @param range which numbers the part can have at all
 */
record Answer(String form, List<Double> numbers, Range range) {
    Answer {
        numbers = List.copyOf(numbers);
    }

    /** The numbers among which the right answer is, whatever it is. */
    enum Range {
        CHANCE {
            @Override
            boolean holds(double x) {
                return x >= 0 && x <= 1;
            }
        },
        SPREAD {
            @Override
            boolean holds(double x) {
                return x > 0;
            }
        },
        ANY {
            @Override
            boolean holds(double x) {
                return Double.isFinite(x);
            }
        };

        abstract boolean holds(double x);
    }

    String text(Rounding rounding) {
        return text(numbers.stream().map(rounding::text).toList());
    }

    String text(List<String> typed) {
        return String.format(form, typed.toArray());
    }

    static List<Double> list(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
