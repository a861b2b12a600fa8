package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whatever the text, it is read or refused at once, and refused by nothing but a FormulaException.
 */
class HostileTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final List<Function<String, Object>> READERS =
            List.of(Formulas::parse, Formulas::routes, Formulas::answer, Formulas::domain);

    static Stream<String> refused() {
        return Stream.of(
                "(".repeat(10_000),
                "[".repeat(10_000),
                "(".repeat(200) + "1" + ")".repeat(200),
                "-".repeat(10_000),
                "-".repeat(150) + "1",
                "not ".repeat(2_000) + "a",
                "log ".repeat(2_000) + "2",
                "log(".repeat(2_000),
                "p(z = ".repeat(1_500),
                "x[".repeat(4_000),
                "cov(a[".repeat(1_500),
                "E_{p(z)}[".repeat(1_000),
                "9^".repeat(4_000) + "9",
                "9".repeat(1_000_000),
                "9".repeat(1_001),
                "0." + "3".repeat(1_001),
                "1e999999999",
                "1e-999999999",
                "1e99999999999999999999999999",
                "1 + ".repeat(2_000) + "1",
                "a or ".repeat(1_000) + "a",
                "'".repeat(9_999),
                "'" + "a".repeat(1_000_000),
                "\u0000",
                "'\u0007'",
                "\ud83d",
                "",
                "   ");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedAtOnce(String text) {
        for (Function<String, Object> reader : READERS) {
            FormulaException fault =
                    assertTimeoutPreemptively(
                            AT_ONCE, () -> ErrorsTest.fault(() -> reader.apply(text)));
            assertThat(fault).isNotNull();
            assertThat(fault.message()).hasSizeLessThan(400).doesNotContain("\n");
            assertThat(fault.caret().lines()).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("deep")
    void theDeepestThatIsReadOverflowsNoSmallStack(String text) throws InterruptedException {
        StringBuilder printed = new StringBuilder();
        Runnable walk =
                () -> {
                    Formula formula = Formulas.parse(text);
                    printed.append(Formulas.text(formula)).append(Formulas.latex(formula));
                    assertThat(Formulas.rewrite(formula, f -> f)).isEqualTo(formula);
                    printed.append(Formulas.names(formula)).append(formula.hashCode());
                };
        Thread thread = new Thread(null, walk, "small stack", 1024 * 1024);
        Throwable[] thrown = new Throwable[1];
        thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
        thread.start();
        thread.join();
        assertThat(thrown[0]).isNull();
        assertThat(printed).isNotEmpty();
    }

    static Stream<String> deep() {
        return Stream.of(
                "9^9^9^9",
                "(".repeat(99) + "1" + ")".repeat(99),
                "-".repeat(99) + "1",
                "log ".repeat(99) + "2",
                "KL(a || ".repeat(99) + "b" + ")".repeat(99),
                "E_q[ ".repeat(99) + "x" + " ]".repeat(99),
                "2^".repeat(99) + "2",
                "1 + ".repeat(398) + "1",
                "(1 + 1 + 1 + ".repeat(99) + "1" + ")".repeat(99));
    }

    @Test
    void theLongestNumbersAreRead() {
        assertThat(Formulas.text(Formulas.parse("0." + "3".repeat(1_000)))).hasSize(1_002);
        assertThat(Formulas.text(Formulas.parse("9".repeat(401)))).endsWith("e400");
        assertThat(Formulas.text(Formulas.parse("000000000001e0000000000000001"))).isEqualTo("10");
    }

    /** Pieces of the language in any order: read back the same, or refused. */
    @Test
    void anyHeapOfPiecesIsReadOrRefused() {
        String[] pieces =
                ("p( q( KL( E_q[ E_{ sum_z[ max argmax log cov( I( Normal( ELBO ( ) [ ] { } , ; : |"
                     + " || = < >= .. . .2 w.2 + - * / ^ % 1 0.5 1e3 e x z[t-1] 'a b' not and or"
                     + " for step ∞ √ π Σ_ 𝔼_q[ − · ≤ ‖ ?a T observed unknown")
                        .split(" ");
        SplittableRandom random = new SplittableRandom(11);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            int size = 1 + random.nextInt(8);
            for (int k = 0; k < size; k++)
                text.append(pieces[random.nextInt(pieces.length)])
                        .append(random.nextInt(3) == 0 ? " " : "");
            read += survives(text.toString());
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static int survives(String text) {
        int read = 0;
        for (Function<String, Object> reader : READERS) {
            try {
                if (reader.apply(text) instanceof Formula formula) {
                    String printed = Formulas.text(formula);
                    assertThat(reader.apply(printed)).as(text).isEqualTo(formula);
                    read++;
                }
            } catch (FormulaException refused) {
                assertThat(refused.caret()).isNotEmpty();
            } catch (RuntimeException other) {
                fail(text, other);
            }
        }
        return read;
    }
}
