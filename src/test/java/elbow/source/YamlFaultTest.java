package elbow.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, where, and in which words. */
class YamlFaultTest {
    private static void refused(String document, String place, String message) {
        String text = document.replace('⏎', '\n').replace('→', '\t');
        assertThatThrownBy(() -> YamlReader.read(text, "dir/f.yaml"))
                .isInstanceOf(FaultException.class)
                .hasMessage("dir/f.yaml:" + place + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                   ~ 1:1 ~ the file is empty; a document was expected
                    # only a comment     ~ 1:1 ~ the file is empty; a document was expected
                    ---⏎                 ~ 2:1 ~ the file is empty; a document was expected
                    a: 1⏎b: 2⏎a: 3       ~ 3:1 ~ duplicate key 'a': it is already on line 1; keep one
                    a: 1⏎"a": 3          ~ 2:2 ~ duplicate key 'a': it is already on line 1; keep one
                    b: {a: 1, a: 1}      ~ 1:11 ~ duplicate key 'a': it is already on line 1; keep one
                    a: *x                ~ 1:4 ~ the alias '*x' is not allowed; write the value out, or quote it
                    a: [1, *x]           ~ 1:8 ~ the alias '*x' is not allowed; write the value out, or quote it
                    *x : 1               ~ 1:1 ~ the alias '*x' is not allowed; write the value out, or quote it
                    a: &x 1              ~ 1:4 ~ the anchor '&x' is not allowed; write the value out where needed
                    a: &x⏎  b: 1         ~ 1:4 ~ the anchor '&x' is not allowed; write the value out where needed
                    a: &x [1]            ~ 1:4 ~ the anchor '&x' is not allowed; write the value out where needed
                    &x a: 1              ~ 1:1 ~ the anchor '&x' is not allowed; write the value out where needed
                    a: 1⏎&x b: 2         ~ 2:1 ~ the anchor '&x' is not allowed; write the value out where needed
                    a: !x 1              ~ 1:4 ~ the tag '!x' is not allowed; values are read by their text
                    a: !!str 1           ~ 1:4 ~ the tag '!!str' is not allowed; values are read by their text
                    !!map {a: 1}         ~ 1:1 ~ the tag '!!map' is not allowed; values are read by their text
                    a: 1⏎!x b: 2         ~ 2:1 ~ the tag '!x' is not allowed; values are read by their text
                    a: !!binary 9        ~ 1:4 ~ the tag '!!binary' is not allowed; values are read by their text
                    a: * x               ~ 1:4 ~ a text can't start with '*' (anchors, aliases and tags are not allowed); quote it
                    <<: {a: 1}           ~ 1:1 ~ the merge key '<<' is not allowed; write the keys out
                    [a]: 1               ~ 1:1 ~ a key must be a text, not a list or mapping
                    a: 1⏎{b: 1}: 2       ~ 2:1 ~ a key must be a text, not a list or mapping
                    ? - a⏎: 1            ~ 1:3 ~ a key must be a text, not a list or mapping
                    a: 1⏎---⏎b: 2        ~ 2:1 ~ a second document starts here; a file holds one: remove the '---' or split the file
                    a: 1⏎---⏎            ~ 2:1 ~ a second document starts here; a file holds one: remove the '---' or split the file
                    - a⏎--- # two⏎- b    ~ 2:1 ~ a second document starts here; a file holds one: remove the '---' or split the file
                    %YAML 1.1⏎---⏎a      ~ 1:1 ~ a line that starts with '%' is a directive, which is not allowed; remove it
                    #⏎%YAML 2.0⏎---⏎a    ~ 1:1 ~ a line that starts with '%' is a directive, which is not allowed; remove it
                    """)
    void refusesYamlThatSaysMoreThanItSeems(String document, String place, String message) {
        refused(document, place, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    {a: Normal(mean = 0, sd = 1)} ~ 1:11 ~ '(' without its partner in 'Normal(mean = 0': inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                    q:⏎  {z: f(x, y)}             ~ 2:8 ~ '(' without its partner in 'f(x': inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                    [max(1, 2), 3]                ~ 1:5 ~ '(' without its partner in 'max(1': inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                    [a), b]                       ~ 1:3 ~ ')' without its partner in 'a)': inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                    {f(x1, x2): 1}                ~ 1:3 ~ '(' without its partner in 'f(x1': inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                    f(x1, x2: 1                   ~ 1:2 ~ '(' without its partner in 'f(x1, x2': close the bracket, or quote the key
                    x[1): 1                       ~ 1:4 ~ ')' without its partner in 'x[1)': close the bracket, or quote the key
                    {x[1]: 1}                     ~ 1:2 ~ no value for 'x'; inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                    {t: a, b}                     ~ 1:8 ~ no value for 'b'; inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                    {a: E_q[ f ]}                 ~ 1:8 ~ ',' or the closing bracket was expected, not '['; inside { } and [ ] quote a text that contains brackets or quotes, or use one row per line
                    [p(x[1])]                     ~ 1:3 ~ '(' without its partner in 'p(x': inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per line
                    {a:1}                         ~ 1:3 ~ a space is missing after ':' in 'a:1'
                    """)
    void refusesTextsCutInFlowStyle(String document, String place, String message) {
        refused(document, place, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    a: b: c          ~ 1:5 ~ ': ' can't stand here; quote a text that contains it, or check the indentation
                    a: 1⏎ b: 2       ~ 2:3 ~ ': ' can't stand here; quote a text that contains it, or check the indentation
                    a: - 0.72        ~ 1:4 ~ '- ' starts a list item, which can't stand here; put the list on lines of its own, write a negative number as -0.72, or quote the text
                    a: ? b           ~ 1:4 ~ '? ' can't stand here; quote a text that starts with it
                    a:⏎→b: 1         ~ 2:1 ~ a tab can't stand here; use spaces
                    a:⏎  b: 1⏎→c: 1  ~ 3:1 ~ a tab can't stand here; use spaces
                    a: @x            ~ 1:4 ~ a text can't start with '@'; quote it
                    a: %x            ~ 1:4 ~ a text can't start with '%'; quote it
                    a: 1⏎b⏎c: 2      ~ 2:1 ~ no ': ' on this line; write 'key: value', or indent it if it continues the line above
                    a: "x⏎b: 1       ~ 1:4 ~ the quote opened here is never closed; close it with "
                    a: 'x⏎---⏎       ~ 1:4 ~ the quote opened here is not closed before '---'; close it with '
                    a: 'it's'        ~ 1:8 ~ nothing can follow here on this line; quote the whole text, or start a new line
                    a: "x" y         ~ 1:8 ~ nothing can follow here on this line; quote the whole text, or start a new line
                    a: [0.3] x       ~ 1:10 ~ nothing can follow here on this line; quote the whole text, or start a new line
                    a: "\\lambda"    ~ 1:6 ~ '\\l' is no escape; inside double quotes write \\\\ for a backslash, or use single quotes
                    a: "\\xZZ"       ~ 1:7 ~ the escapes \\x, \\u and \\U take 2, 4 and 8 hexadecimal digits; write \\\\ for a backslash, or use single quotes
                    a: "\\uD800"     ~ 1:5 ~ the escapes \\uD800 to \\uDFFF are no characters; use \\U
                    a: "\\UFFFFFFFF" ~ 1:5 ~ the escape \\U stands for a character up to \\U0010FFFF
                    a: "\\U7FFFFFFF" ~ 1:7 ~ the escape \\U stands for a character up to \\U0010FFFF
                    a: |x|           ~ 1:4 ~ '|' announces a text on the lines below; quote a text that starts with it
                    a: > 3           ~ 1:4 ~ '>' announces a text on the lines below; quote a text that starts with it
                    a: >3            ~ 1:4 ~ '|' or '>' announces a text on the lines below, but there is none; quote a text that starts with it
                    a: [1, 2         ~ 1:4 ~ the '[' opened here is never closed
                    a: {b: 1⏎c: 2    ~ 1:4 ~ the '{' opened here is never closed
                    a: ]             ~ 1:4 ~ a value is missing before ']'; quote a text that starts with it
                    a: [1,,2]        ~ 1:7 ~ a value is missing before ','; quote a text that starts with it
                    a: 1⏎}           ~ 2:1 ~ '}' closes nothing
                    : 1              ~ 1:1 ~ a key is missing before ':'
                    a: 1⏎- b         ~ 2:1 ~ a list item can't stand beside keys; check the indentation
                    - a⏎b: 1         ~ 2:1 ~ a key can't stand beside list items; check the indentation
                    a:⏎  b: 1⏎ c: 2  ~ 3:2 ~ this line fits no line above; check the indentation
                    """)
    void tellsSyntaxErrorsInPlainWords(String document, String place, String message) {
        refused(document, place, message);
    }

    @Test
    void aMessageIsOneShortLine() {
        refused(
                "{a: '1', \"x\\ny\": 2, \"x\\ny\": 3}",
                "1:22",
                "duplicate key 'x y': it is already on line 1; keep one");
        refused(
                "𝔼".repeat(100) + "(: 1",
                "1:101",
                "'(' without its partner in '"
                        + "𝔼".repeat(60)
                        + "...': close the bracket, or quote the key");
    }
}
