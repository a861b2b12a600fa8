package elbow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.grading.Reading.Blank;
import elbow.grading.Reading.Understood;
import elbow.grading.Reading.Unread;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Assignment;
import elbow.value.Value.Tabulated;
import elbow.working.Digits;
import elbow.working.ValueText;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Each form of answers.txt: what it reads as; or where the caret points, and why. */
class AnswerFormsTest {
    record Form(String question, String text, String expected) {}

    static List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        String question = "";
        for (String line : table().lines().toList()) {
            int arrow = line.lastIndexOf(" => ");
            if (line.startsWith("## ")) question = line.substring(3);
            else if (arrow >= 0)
                forms.add(new Form(question, text(line, arrow), line.substring(arrow + 4)));
        }
        return forms;
    }

    private static String table() {
        try (InputStream in = AnswerFormsTest.class.getResourceAsStream("answers.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String line, int arrow) {
        return line.substring(0, arrow)
                .replace("{nl}", "\n")
                .replace("{tab}", "\t")
                .replace("{nbsp}", "\u00a0")
                .replace("{thin}", "\u2009")
                .replace("{narrow}", "\u202f")
                .replace("{zero}", "\u200b");
    }

    @Test
    void thereAreManyForms() {
        assertThat(forms()).hasSizeGreaterThan(600).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isReadAsTheTableSays(Form form) {
        switch (Questions.read(form.question, form.text)) {
            case Understood u -> same(u.value(), form.expected);
            case Unread u -> {
                String[] expected = form.expected.split(" ", 2);
                assertThat("@" + u.why().offset() + " " + u.why().problem())
                        .startsWith(expected[0] + " ")
                        .contains(expected[1]);
                assertThat(u.problem()).doesNotContain("\n");
            }
            case Blank b -> assertThat("blank").isEqualTo(form.expected);
        }
    }

    private static void same(Value value, String expected) {
        switch (value) {
            case Real r -> same(List.of(r), expected);
            case Tabulated t -> same(t.numbers(), expected);
            case Assignment a ->
                    assertThat(String.join(" ", a.best().getFirst())).isEqualTo(expected);
            case Value v -> assertThat(ValueText.of(v, new Digits(4))).isEqualTo(expected);
        }
    }

    private static void same(List<Real> numbers, String expected) {
        assertThat(expected).doesNotStartWith("@");
        List<Double> wanted = Stream.of(expected.split(" ")).map(Double::valueOf).toList();
        assertThat(numbers).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            double number = Reals.toDouble(numbers.get(i));
            if (Double.isFinite(wanted.get(i)))
                assertThat(number).isCloseTo(wanted.get(i), Offset.offset(1e-12));
            else assertThat(number).isEqualTo(wanted.get(i));
        }
    }
}
