package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import elbow.source.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Every fault of a network file is told in one line with its place. */
class BrokenNetworkFileTest {
    @TempDir private Path folder = Path.of("");

    private static final String GOOD =
            """
            network n { }
            variable a { type discrete [ 2 ] { x, y }; }
            variable b { type discrete [ 2 ] { x, y }; }
            probability ( a ) { table 0.5, 0.5; }
            probability ( b | a ) {
              (x) 0.5, 0.5;
              (y) 0.5, 0.5;
            }
            """;

    private String fault(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return refusal("{file: " + name + "}");
    }

    private String refusal(String model) {
        FaultException e =
                catchThrowableOfType(
                        FaultException.class,
                        () ->
                                ExerciseReader.read(
                                        "id: a\nmodel: " + model + "\nask: [v: 1/2]\n",
                                        folder.resolve("a.yaml")));
        assertThat(e).isNotNull();
        return String.valueOf(e.getMessage()).replace(folder + "/", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "network n { } ! netwerk n { } ! 1:1: network, variable or probability was"
                        + " expected",
                "{ x, y }; } ! { x, y, z }; } ! 2:30: a has 3 states, and 2 were said",
                "{ x, y }; } ! { x, x }; } ! 2:39: the state x stands twice",
                "type discrete ! type continuous ! 2:19: a is continuous; only discrete",
                "variable b ! variable a ! 3:10: a is declared twice",
                "[ 2 ] ! [ two ] ! 2:30: a number of states is a whole number",
                "table 0.5, 0.5; ! table 0.5; ! 4:21: a needs 2 numbers here, not 1",
                "table 0.5, 0.5; ! table 0.5, half; ! 4:32: a number from 0 to 1 was expected",
                "table 0.5, 0.5; ! table -0.5, 1.5; ! 4:27: -0.5 is no probability: it is negative",
                "table 0.5, 0.5; ! table 0, 0.0; ! 4:21: p(a) has only zeros",
                "( b | a ) ! ( b | c ) ! 5:19: no variable is called c",
                "( b | a ) ! ( b | b ) ! 5:19: b can't be a parent here",
                "( b | a ) ! ( c | a ) ! 5:15: no variable is called c",
                "( a ) { table 0.5, 0.5; } !  ( a | b ) { default 0.5, 0.5; } ! a cycle: a depends"
                        + " on b depends on a",
                "(y) 0.5 ! (x) 0.5 ! 7:3: the row a = x stands twice, first in line 6",
                "(y) 0.5 ! (z) 0.5 ! 7:4: a has no state 'z'",
                "(y) 0.5 ! (y, y) 0.5 ! 7:3: this row needs a state for each of 1 parents",
                "(y) 0.5, 0.5; ! '' ! 5:15: b has no row for a = y",
                "probability ( a ) { table 0.5, 0.5; } ! '' ! 2:10: the variable a has no"
                        + " distribution",
                "probability ( a ) ! probability ( b ) ! 5:1: b has a distribution already",
                "(y) 0.5, 0.5; ! (y) 0.5, 0.5 ! a number from 0 to 1 was expected here, not '}'",
                "(x) 0.5 ! /* (x) 0.5 ! 6:3: this comment is not closed",
                "(x) ! (\"x) ! 6:4: this quote is not closed"
            })
    void inBif(String good, String bad, String told) throws IOException {
        String fault = fault("n.bif", GOOD.replaceFirst(Pattern.quote(good), bad));
        assertThat(fault.lines().findFirst().orElseThrow()).startsWith("n.bif:").contains(told);
    }

    @Test
    void theEndOfAFileInTheMiddle() throws IOException {
        for (int end = 1; end < GOOD.length() - 2; end++) {
            String fault = fault("n.bif", GOOD.substring(0, end));
            assertThat(fault.lines()).allMatch(l -> l.startsWith("n.bif:"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "MARKOV ! MARKOF ! 1:1: MARKOV or BAYES was expected here",
                "2 0 1 ! 2 0 2 ! 5:5: a variable's index is a whole number from 0 to 1",
                "2 0 1 ! 2 0 0 ! 5:5: v0 stands twice in one function",
                "4 ! 3 ! 7:1: a function of v0, v1 has 4 entries, not 3",
                "3 4 ! 3 ! the file ends where a number was expected",
                "3 4 ! 3 -4 ! 7:9: -4 is no probability",
                "3 4 ! 3 4 5 ! 7:11: the end of the file was expected here, not '5'"
            })
    void inUai(String good, String bad, String told) throws IOException {
        String text = "MARKOV\n2\n2 2\n1\n2 0 1\n\n4 1 2 3 4\n";
        String fault = fault("n.uai", text.replaceFirst(good, bad));
        assertThat(fault).hasLineCount(1).startsWith("n.uai:").contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "{file: none.bif}, none.bif: no such file",
        "{file: network.txt}, ends in .bif or .uai",
        "{file: /etc/n.bif}, named from the exercise's folder",
        "{file: [a]}, must be a text"
    })
    void theFileItself(String model, String told) {
        assertThat(refusal(model)).hasLineCount(1).contains(told);
    }
}
