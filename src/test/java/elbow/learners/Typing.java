package elbow.learners;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Slips of the pen in a number: a digit changed, two neighbours swapped, the point moved. */
enum Typing {
    DIGIT {
        @Override
        Optional<String> of(String text, Random random) {
            int at = one(digits(text), random);
            char other = (char) ('0' + (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            return Optional.of(text.substring(0, at) + other + text.substring(at + 1));
        }
    },
    SWAP {
        @Override
        Optional<String> of(String text, Random random) {
            List<Integer> pairs = new ArrayList<>();
            List<Integer> digits = digits(text);
            for (int i = 1; i < digits.size(); i++)
                if (text.charAt(digits.get(i - 1)) != text.charAt(digits.get(i))) pairs.add(i);
            if (pairs.isEmpty()) return Optional.empty();
            int pair = one(pairs, random);
            char[] letters = text.toCharArray();
            letters[digits.get(pair - 1)] = text.charAt(digits.get(pair));
            letters[digits.get(pair)] = text.charAt(digits.get(pair - 1));
            return Optional.of(new String(letters));
        }
    },
    POINT {
        @Override
        Optional<String> of(String text, Random random) {
            double moved = Double.parseDouble(text) * (random.nextBoolean() ? 10 : 0.1);
            return Optional.of(Rounding.FULL.text(moved));
        }
    };

    abstract Optional<String> of(String text, Random random);

    private static List<Integer> digits(String text) {
        List<Integer> digits = new ArrayList<>();
        for (int i = 0; i < text.length(); i++)
            if (Character.isDigit(text.charAt(i))) digits.add(i);
        return digits;
    }

    private static int one(List<Integer> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
