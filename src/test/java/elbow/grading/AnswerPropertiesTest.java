package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What holds of any answer, on the table of forms, on the seeds of the fuzz test, and at random.
 */
class AnswerPropertiesTest {
    private static final Path SEEDS = Path.of("src/fuzz/corpus/answers");

    @Test
    void ofEachFormOfTheTable() {
        for (AnswerFormsTest.Form form : AnswerFormsTest.forms())
            assertThatCode(() -> AnswerProperties.check(form.question(), form.text()))
                    .as(form.toString())
                    .doesNotThrowAnyException();
    }

    static Stream<Path> seeds() throws IOException {
        return Files.list(SEEDS).sorted();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofEachSeed(Path seed) throws IOException {
        byte[] input = Files.readAllBytes(seed);
        assertThat(input).isNotEmpty();
        assertThatCode(() -> AnswerProperties.check(input)).doesNotThrowAnyException();
    }

    /** Pieces of forms put together in any order, each asked as everything. */
    @Test
    void ofFormsCutAndJoined() {
        Random random = new Random(20261121);
        List<AnswerFormsTest.Form> forms = AnswerFormsTest.forms();
        for (int i = 0; i < 20_000; i++) {
            String one = forms.get(random.nextInt(forms.size())).text();
            String two = forms.get(random.nextInt(forms.size())).text();
            String text = cut(one, random) + " ".repeat(random.nextInt(2)) + cut(two, random);
            String question = Questions.names().get(random.nextInt(Questions.names().size()));
            assertThatCode(() -> AnswerProperties.check(question, text))
                    .as("%s: %s", question, text)
                    .doesNotThrowAnyException();
        }
    }

    private static String cut(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        return random.nextBoolean() ? text.substring(from) : text.substring(0, from);
    }
}
