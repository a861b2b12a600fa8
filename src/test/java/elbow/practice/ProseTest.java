package elbow.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void wrapsBetweenWordsAndKeepsIndentation() {
        assertThat(Prose.wrap("one two three\n  four five", 9))
                .containsExactly("one two", "three", "  four", "  five");
    }

    @Test
    void aWordThatDoesNotFitStandsAlone() {
        assertThat(Prose.wrap("a incomprehensible b", 5))
                .containsExactly("a", "incomprehensible", "b");
    }

    @Test
    void longLinesAreBrokenHoweverWideTheTerminal() {
        assertThat(Prose.wrap("word ".repeat(60), 400)).hasSize(3);
    }

    @Test
    void paragraphsFlowAndListsAreKept() {
        assertThat(Prose.reflow("a b\nc d\n\n- e\n- f\n  g\nh\ni\n", 20))
                .containsExactly("a b c d", "", "- e", "- f", "  g", "h i");
    }

    @Test
    void continuationsHangUnderTheBeginning() {
        assertThat(Prose.hanging("name  ", "one two three four", 16))
                .containsExactly("name  one two", "      three four");
    }

    @Test
    void itemsAreBrokenBehindCommasOutsideBrackets() {
        assertThat(Prose.items("  ", "p(a = 1, b = 1) = 0.1, p(a = 2, b = 1) = 0.2", 30))
                .containsExactly("  p(a = 1, b = 1) = 0.1,", "  p(a = 2, b = 1) = 0.2");
    }
}
