package elbow.working;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.Samples;
import elbow.exercise.Part;
import elbow.exercise.Variant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

import java.nio.file.Path;
import java.util.List;

class LatexWorkingTest {
    @TempDir Path folder;

    private static List<Passage> passages(Variant variant, Part part) {
        return variant.solution().worked(part.name(), List.of(), new Digits(part.digits()));
    }

    @Test
    void relationSignsAreAligned() {
        Variant variant = Samples.lesson(folder, 70);
        Part evidence = variant.exercise().part("evidence").orElseThrow();
        assertThat(LatexWorking.align(passages(variant, evidence)))
                .containsExactly(
                        "\\begin{align*}",
                        "p(x = 1) &= \\sum_{z} p(z) \\cdot p(x = 1 \\mid z) \\\\",
                        " &= 0.5 \\cdot 0.2 + 0.5 \\cdot 0.8 \\\\",
                        " &= 0.1 + 0.4 \\\\",
                        " &= 0.5",
                        "\\end{align*}");
    }

    @Test
    void everyPassageIsSetByATypesetter() {
        for (String text : List.of(Samples.BINARY, Samples.WEATHER)) {
            Variant variant = Samples.read(folder, text).variant(2);
            for (Part part : variant.exercise().parts()) {
                String page =
                        String.join("\n", LatexWorking.markdown(passages(variant, part)))
                                .replace("$$", "");
                var icon = new TeXFormula(page).createTeXIcon(TeXConstants.STYLE_DISPLAY, 12);
                assertThat(icon.getIconWidth()).isPositive();
            }
        }
    }

    @Test
    void aLongSumIsBrokenOutsideItsBrackets() {
        String dice =
                """
                id: dice
                model:
                  d: Uniform(1 .. 6)
                ask:
                  - h: H(p(d))
                """;
        Variant variant = Samples.read(folder, dice).variant(1);
        List<String> lines =
                LatexWorking.align(passages(variant, variant.exercise().parts().getFirst()));
        for (String line : lines) {
            assertThat(count(line, "\\left")).as(line).isEqualTo(count(line, "\\right"));
            assertThat(count(line, "{")).as(line).isEqualTo(count(line, "}"));
        }
    }

    private static int count(String line, String what) {
        return (line.length() - line.replace(what, "").length()) / what.length();
    }

    @Test
    void textIsEscaped() {
        assertThat(LatexWorking.escaped("50% of a_b & {c} \\ ^ ~"))
                .isEqualTo("50\\% of a\\_b \\& \\{c\\} \\textbackslash{} \\^{} \\~{}");
    }
}
