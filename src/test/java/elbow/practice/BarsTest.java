package elbow.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.Samples;
import elbow.exercise.Variant;
import elbow.value.Real;
import elbow.value.Reals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class BarsTest {
    @TempDir Path folder;

    private static double number(Variant v, String part) {
        return Reals.toDouble((Real) v.answers().getOrDefault(part, Real.UNDEFINED));
    }

    /** How many half cells are filled. */
    private static int halves(String line) {
        return line.chars().map(c -> c == '█' ? 2 : c == '▌' || c == '▐' ? 1 : 0).sum();
    }

    @Test
    void oneScaleForAllThree() {
        var exercise = Samples.read(folder, Samples.BINARY);
        for (int seed = 1; seed <= 40; seed++)
            for (int width : List.of(40, 57, 80, 120)) {
                Variant v = exercise.variant(seed);
                List<String> lines = Bars.of(v, width);
                assertThat(lines).hasSize(4).allMatch(l -> l.length() <= width);
                int log = halves(lines.get(0));
                int elbo = halves(lines.get(1));
                int gap = halves(lines.get(2));
                assertThat(log + gap).isEqualTo(elbo);
                double scale = elbo / -number(v, "elbo");
                assertThat((double) log).isCloseTo(-number(v, "log_evidence") * scale, within(1.0));
                assertThat((double) gap).isCloseTo(number(v, "gap") * scale, within(1.0));
            }
    }

    @Test
    void valuesAsPrintedElsewhereAndBarsEndAtZero() {
        List<String> lines = Bars.of(Samples.lesson(folder, 70), 50);
        assertThat(lines)
                .containsExactly(
                        "log p(x = 1)  −0.6931   ██████████████████████████",
                        "ELBO          −0.7213  ███████████████████████████",
                        "gap            0.0282  █",
                        "                       −0.72                     0");
    }

    @Test
    void aTightBoundHasNoGap() {
        assertThat(Bars.of(Samples.lesson(folder, 80), 50).get(2))
                .isEqualTo("gap                 0");
    }

    @Test
    void nothingWhereItCannotBeDrawn() {
        assertThat(Bars.of(Samples.lesson(folder, 70), 30)).isEmpty();
        assertThat(Bars.of(Samples.read(folder, Samples.WEATHER).variant(1), 80)).isEmpty();
        String impossible =
                Samples.BINARY
                        .replaceAll("(?s)parameters:.*?model:", "model:")
                        .replaceAll("Bernoulli\\((prior|low|high)\\)", "Bernoulli(0)")
                        .replace("Bernoulli(enc)", "Bernoulli(0.5)")
                        .replace("${enc}", "");
        assertThat(Bars.of(Samples.read(folder, impossible).variant(1), 80)).isEmpty();
    }
}
