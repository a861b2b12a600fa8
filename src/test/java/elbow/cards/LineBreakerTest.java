package elbow.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class LineBreakerTest {
    private static final double SPACE = 2.5;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** Of all 2^(n-1) ways to break n words, none is more even than the one chosen. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noOtherBreaksAreMoreEven(int seed) {
        Random random = new Random(seed);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < 9; i++) words.add(word(1 + random.nextInt(9)));
        double measure = 60 + random.nextInt(100);
        List<Line> lines = new LineBreaker(measure, SPACE, true).lines(words);

        assertThat(lines).allMatch(l -> l.width() <= measure);
        assertThat(lines.stream().mapToInt(l -> l.pieces().size()).sum()).isEqualTo(9);
        double best = Double.POSITIVE_INFINITY;
        for (int breaks = 0; breaks < 1 << 8; breaks++) {
            best = Math.min(best, unevenness(widths(words, breaks), measure));
        }
        assertThat(unevenness(lines.stream().map(Line::width).toList(), measure))
                .isCloseTo(best, within(1e-9));
    }

    private static Word word(int letters) {
        return new Word(List.of(new Piece.Letters(Face.REGULAR, "n".repeat(letters), 10)));
    }

    private static List<Double> widths(List<Word> words, int breaks) {
        List<Double> widths = new ArrayList<>();
        double width = words.getFirst().width();
        for (int i = 1; i < words.size(); i++) {
            if ((breaks >> (i - 1) & 1) == 1) {
                widths.add(width);
                width = words.get(i).width();
            } else {
                width += SPACE + words.get(i).width();
            }
        }
        widths.add(width);
        return widths;
    }

    private static double unevenness(List<Double> widths, double measure) {
        double sum = 0;
        for (double w : widths) {
            if (w > measure) return Double.POSITIVE_INFINITY;
            sum += (measure - w) * (measure - w);
        }
        return sum;
    }
}
