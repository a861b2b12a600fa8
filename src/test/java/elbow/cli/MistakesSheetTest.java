package elbow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.Math.log;

import elbow.working.Columns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an author is told of the mistakes, with numbers worked out here. */
class MistakesSheetTest {
    private static final Path HOME = Path.of("").toAbsolutePath();

    private static List<String> lines(int width, String... args) {
        List<String> all = new ArrayList<>(List.of("show", "--mistakes"));
        all.addAll(Arrays.asList(args));
        Map<String, String> columns = Map.of("COLUMNS", String.valueOf(width));
        Run run = Run.in(HOME, columns, false, "", all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out().lines().toList();
    }

    /** The lines of a part, from that with its answer to the blank one behind it. */
    private static List<String> part(List<String> lines, String name) {
        int from = 0;
        while (!lines.get(from).startsWith(name + " ")) from++;
        int to = from;
        while (to < lines.size() && !lines.get(to).isEmpty()) to++;
        return lines.subList(from, to);
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.4f", x).replace('-', '−');
    }

    private static double kl(double a, double b) {
        return a * log(a / b) + (1 - a) * log((1 - a) / (1 - b));
    }

    /** The first ELBO: prior 1/2, likelihoods 0.8 and 0.2, q = 0.7. */
    @Test
    void eachMistakeHasItsValueAndItsSentence() {
        List<String> all = lines(120, "first-elbo");
        List<String> kl = part(all, "kl");
        assertThat(kl.getFirst()).isEqualTo("kl ≈ " + number(kl(0.7, 0.5)));
        assertThat(kl)
                .containsSubsequence(
                        "  kl-swapped            " + number(kl(0.5, 0.7)),
                        "    You took the divergence the other way round, with its two"
                                + " distributions exchanged.")
                .contains("  log-base-2            " + number(kl(0.7, 0.5) / log(2)));
        double fit = 0.7 * log(0.8) + 0.3 * log(0.2);
        assertThat(part(all, "elbo"))
                .startsWith("elbo ≈ " + number(fit - kl(0.7, 0.5)))
                .anyMatch(l -> l.matches("  kl-added +" + number(fit + kl(0.7, 0.5))))
                .anyMatch(l -> l.matches("  kl-forgotten +" + number(fit)));
    }

    /**
     * Of two likely states the plain average is the evidence, and the base rate does not matter.
     */
    @Test
    void whatComesToTheRightValueIsTheLastLine() {
        List<String> all = lines(120, "first-elbo");
        assertThat(part(all, "evidence").getLast())
                .startsWith("  the right value: plain-average, ");
        assertThat(part(all, "posterior").getLast())
                .startsWith("  the right value: ")
                .contains("base-rate-neglected");
        assertThat(part(all, "evidence")).noneMatch(l -> l.startsWith("  plain-average "));
    }

    @Test
    void theNumbersDrawnStandFirst() {
        assertThat(lines(80, "two-state-elbo", "--seed", "3").getFirst())
                .matches("prior = \\S+, low = \\S+, high = \\S+, enc = \\S+");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void theWidthIsKept(int width) {
        for (String id : List.of("first-elbo", "sleeping-cat", "hidden-mood", "three-mushrooms"))
            assertThat(lines(width, id)).allMatch(l -> Columns.of(l) <= width, id);
    }

    @Test
    void itIsNoMarkdown() {
        Run run = Run.of(HOME, "show", "--mistakes", "first-elbo", "--format", "markdown");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--mistakes is told as text, not as markdown");
    }
}
