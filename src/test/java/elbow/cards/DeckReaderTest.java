package elbow.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import elbow.cards.CardText.Block;
import elbow.cards.CardText.Run;
import elbow.source.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class DeckReaderTest {
    private static Deck read(String yaml) {
        return DeckReader.read(yaml, "deck.yaml");
    }

    private static CardText front(String text) {
        String block = text.indent(6).stripTrailing();
        return read("id: d\ntitle: D\ncards:\n  - id: a\n    back: b\n    front: |\n"
                        + block
                        + "\n")
                .cards()
                .getFirst()
                .front();
    }

    private static List<String> faults(String yaml) {
        var e = catchThrowableOfType(FaultException.class, () -> read(yaml));
        assertThat(e).as("a fault in %s", yaml).isNotNull();
        return e.faults().stream().map(Object::toString).toList();
    }

    @Test
    void aDeck() {
        Deck deck =
                read(
                        """
                        id: two
                        title: Two cards
                        topics: [elbo, kl]
                        cards:
                          - id: first
                            front: What is 1?
                            back: One.
                          - {id: second, front: And 2?, back: Two.}
                        """);
        assertThat(deck.id()).isEqualTo("two");
        assertThat(deck.title()).isEqualTo("Two cards");
        assertThat(deck.topics()).containsExactly("elbo", "kl");
        assertThat(deck.cards()).extracting(Card::id).containsExactly("first", "second");
        assertThat(deck.cards().getFirst().back().blocks())
                .containsExactly(new Block.Prose(List.of(new Run.Words("One.", false))));
    }

    @Test
    void paragraphsAndFormulas() {
        CardText text =
                front(
                        """
                        The gap is $a$,
                        *never* negative.

                        $a
                         = b$
                        Then \\$5 \\* 2.
                        """);
        assertThat(text.blocks())
                .containsExactly(
                        new Block.Prose(
                                List.of(
                                        new Run.Words("The gap is ", false),
                                        new Run.Inline(new Maths("a")),
                                        new Run.Words(", ", false),
                                        new Run.Words("never", true),
                                        new Run.Words(" negative.", false))),
                        new Block.Display(new Maths("a = b")),
                        new Block.Prose(List.of(new Run.Words(" Then $5 * 2.", false))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a `p(x` b          | 7:11 | ( is not closed",
                "a $x^{2$           | 7:10 | a { is not closed",
                "a $x}$             | 7:10 | a } closes nothing",
                "$\\foo$            | 7:8  | 'foo'",
                "$\\newcommand{\\a}{b}$ | 7:8 | \\newcommand",
                "a $→$              | 7:10 | LaTeX command",
                "so * what          | 7:10 | not closed in its paragraph",
                "so ` what          | 7:10 | not closed",
                "so $ what          | 7:10 | not closed",
                "so $ $ what        | 7:10 | empty formula",
                "so 漢 what          | 7:10 | U+6F22",
            })
    void aTextThatCantBeSet(String text, String place, String message) {
        String yaml =
                "id: d\ntitle: D\ncards:\n  - id: a\n    back: b\n    front: |\n      " + text;
        assertThat(faults(yaml))
                .singleElement()
                .asString()
                .startsWith("deck.yaml:" + place + ": ")
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a ` b\"    | 4:32 | not closed",
                "a ` b      | 4:31 | not closed",
                "\"   \"      | 4:30 | the front is empty",
                "~          | 4:29 | a text was expected",
                "[a]        | 4:29 | must be a text",
            })
    void aTextOnOneLine(String front, String place, String message) {
        assertThat(faults("id: d\ntitle: D\ncards:\n  - {id: a, back: b, front: " + front + "}"))
                .singleElement()
                .asString()
                .startsWith("deck.yaml:" + place + ": ")
                .contains(message);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(
                        faults(
                                """
                                id: My Deck
                                titel: T
                                cards:
                                  - id: a
                                    front: F
                                    bak: B
                                  - id: a
                                    front: "`E_q[`"
                                    back: "   "
                                  - just text
                                """))
                .satisfiesExactly(
                        f -> assertThat(f).startsWith("deck.yaml:1:1: ").contains("'title'"),
                        f -> assertThat(f).startsWith("deck.yaml:1:5: ").contains("'My Deck'"),
                        f -> assertThat(f).startsWith("deck.yaml:2:1: ").contains("mean 'title'"),
                        f -> assertThat(f).startsWith("deck.yaml:4:5: ").contains("'back'"),
                        f -> assertThat(f).startsWith("deck.yaml:6:5: ").contains("mean 'back'"),
                        f -> assertThat(f).startsWith("deck.yaml:7:9: ").contains("line 4"),
                        f -> assertThat(f).startsWith("deck.yaml:8:18: "),
                        f -> assertThat(f).startsWith("deck.yaml:9:12: ").contains("back is empty"),
                        f -> assertThat(f).startsWith("deck.yaml:10:5: ").contains("a card must"));
    }

    @Test
    void aDeckWithoutCards() {
        assertThat(faults("id: d\ntitle: D\ncards: []"))
                .singleElement()
                .asString()
                .contains("no cards");
        assertThat(faults("- 1")).singleElement().asString().contains("a deck must be a mapping");
    }
}
