package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elbow.exercise.Option;
import elbow.formula.FormulaException;
import elbow.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pairs, however they are typed. */
class MatchReaderTest {
    private static final List<String> LEFT = List.of("p(z)", "KL(q || p)", "x = 1, y: 2");
    private static final List<Option> RIGHT =
            List.of(option("a", "distance"), option("b", "prior; it is"), option("c", "seen, so"));

    private static Option option(String label, String text) {
        return new Option(label, text, text, true, Optional.empty());
    }

    private static Value.Matched read(String typed) {
        return new MatchReader(LEFT, RIGHT).read(Snippet.of(Spelled.same(typed)));
    }

    /** As the numbers of the left with the letters of the right. */
    private static String canonical(Value.Matched matched) {
        Map<String, String> letters =
                RIGHT.stream().collect(Collectors.toMap(Option::text, Option::label));
        return LEFT.stream()
                .filter(matched.pairs()::containsKey)
                .map(l -> (LEFT.indexOf(l) + 1) + letters.get(matched.pairs().get(l)))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "1b 2a 3c ! 1b 2a 3c",
                "1b2a3c ! 1b 2a 3c",
                "3C, 1B, 2A ! 1b 2a 3c",
                "1-b; 2-a; 3-c ! 1b 2a 3c",
                "1: b, 2: a ! 1b 2a",
                "1 = b 2 = a ! 1b 2a",
                "1 -> b 2 → a ! 1b 2a",
                "(1b, 2a, 3c) ! 1b 2a 3c",
                "1) b 2) a 3) c ! 1b 2a 3c",
                "1.b 2.a 3.c ! 1b 2a 3c",
                "2a ! 2a",
                "bac ! 1b 2a 3c",
                "b a c ! 1b 2a 3c",
                "B, A, C ! 1b 2a 3c",
                "KL(q || p): distance ! 2a",
                "kl(q||p) -> a; 3: c ! 2a 3c",
                "x = 1, y: 2 = seen, so; 2 = distance ! 2a 3c",
            })
    void isRead(String typed, String pairs) {
        assertThat(canonical(read(typed))).isEqualTo(pairs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "1b 1a ! 3 ! 1 is matched twice",
                "1b 2b ! 3 ! b is matched twice; each belongs to one",
                "1b 4a ! 3 ! there is no 4 on the left; there are 1 to 3",
                "0b ! 0 ! there is no 0 on the left; there are 1 to 3",
                "1d ! 1 ! there is no d on the right; there are a to c",
                "ba ! 0 ! pairs are asked, as in 1b 2a; there are 1 to 3 and a to c",
                "b ! 0 ! pairs are asked, as in 1b 2a; there are 1 to 3 and a to c",
                "aaa ! 1 ! a is matched twice; each belongs to one",
                "p(z): posterior ! 6 ! there is no posterior on the right; there are a to c",
                "q(z): a ! 0 ! there is no q(z) on the left; there are 1 to 3",
                "0.5 ! 0 ! pairs are asked, as in 1b 2a; there are 1 to 3 and a to c",
                "1b or 2a ! 0 ! pairs are asked, as in 1b 2a; there are 1 to 3 and a to c",
            })
    void isNotGuessed(String typed, int at, String problem) {
        assertThatThrownBy(() -> read(typed))
                .isInstanceOfSatisfying(
                        FormulaException.class,
                        e -> {
                            assertThat(e.problem()).startsWith(problem);
                            assertThat(e.offset()).isEqualTo(at);
                        });
    }
}
